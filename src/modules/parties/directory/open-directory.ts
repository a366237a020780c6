import type { Connection, Database } from '../../../kernel/db/index.js';
import { findRevision, readParties } from '../store/parties.js';
import { PartyDirectory } from './directory.js';

interface Held {
  revision: number;
  directory: PartyDirectory;
}

const open = new WeakMap<Database, { held: Held | null; turn: Promise<unknown> }>();

/** The parties as they stand now: read once, then kept up with what changed since. */
export async function openDirectory(db: Database): Promise<PartyDirectory> {
  const place = open.get(db) ?? { held: null, turn: Promise.resolve() };
  open.set(db, place);
  if (place.held !== null && place.held.revision === (await findRevision(db.connection))) return place.held.directory;
  // One at a time: two requests that find it old bring it up to date once.
  const turn = place.turn.then(() => refresh(db.forHouse('party-directory').connection, place));
  place.turn = turn.catch(() => {});
  return (await turn).directory;
}

async function refresh(c: Connection, place: { held: Held | null }): Promise<Held> {
  // Read first: what changes while we read is read again next time.
  const revision = await findRevision(c);
  const { held } = place;
  if (held !== null && held.revision === revision) return held;
  const directory = held?.directory ?? new PartyDirectory();
  for (const party of await readParties(c, held?.revision ?? 0)) directory.put(party);
  place.held = { revision, directory };
  return place.held;
}
