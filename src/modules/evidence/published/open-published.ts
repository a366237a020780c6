import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { EVERY_PARTY, findParties } from '../../parties/index.js';
import { type OpenRegistry, openRegistry } from '../concepts/open-registry.js';
import { readTable } from '../disclosure/read-table.js';
import { getReleaseFile } from '../releases/get-release.js';
import type { Release } from '../releases/release.js';
import { type Places, placesOf } from './places.js';
import type { PublishedTable } from './published-table.js';
import { readPublished } from './read-published.js';

/** Tables in memory; a release never changes, so that it is read once. */
const MOST_HELD = 6;
const held = new Map<string, Promise<PublishedTable>>();

/** The registry and the States by which released files are read. */
export interface Ground {
  registry: OpenRegistry;
  places: Places;
}

export async function openGround(db: Database, actor: Actor): Promise<Ground> {
  const page = { sort: 'name', descending: false, offset: 0, limit: 100_000 } as const;
  const { rows } = await findParties(db, actor, EVERY_PARTY, page, 'en');
  return { registry: await openRegistry(db.connection), places: placesOf(rows) };
}

/**
 * A release in columns of codes, for whoever may see it.
 *
 * @throws HouseRefusal `no-such-release`, `withdrawn`
 */
export async function openPublished(
  db: Database,
  actor: Actor,
  release: Release,
  ground: Ground,
): Promise<PublishedTable> {
  // Asked each time: whether it may be seen is not a matter of the file.
  const file = await getReleaseFile(db.connection, actor, release);
  const key = `${release.id} ${ground.registry.version}`;
  const before = held.get(key);
  held.delete(key);
  const table = before ?? readTable(file).then(({ rows }) => readPublished(rows, release, ground));
  held.set(key, table);
  table.catch(() => held.delete(key));
  for (const old of held.keys()) if (held.size > MOST_HELD) held.delete(old);
  return table;
}
