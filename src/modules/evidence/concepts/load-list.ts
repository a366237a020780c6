import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { may } from '../policy.js';
import { keepCodeList } from '../store/code-lists.js';
import { type ConceptRow, registryOf } from './concept.js';
import { shippedConcepts } from './open-registry.js';
import { readConcepts } from './read-concepts.js';

/** What a list says, before it is kept. */
export interface ReadList {
  rows: readonly ConceptRow[];
  /** Lists that stand in it beside ours. */
  names: readonly string[];
  /** How many of its lines say a code that we have, and how many bring one. */
  beside: number;
  fresh: number;
}

/**
 * Reads a list that stands beside our codes. Nothing is kept.
 *
 * @throws EvidenceRefusal; HouseRefusal `list-empty` where no column of it holds codes of anybody else
 */
export async function readList(bytes: Uint8Array): Promise<ReadList> {
  const given = await readConcepts(bytes);
  const shipped = await shippedConcepts();
  const known = new Set(shipped.map(({ concept, code }) => `${concept} ${code}`));
  const own = new Set(registryOf(shipped).lists);
  const names = registryOf(given).lists.filter((name) => !own.has(name));
  // What we ship is left out: the file was our template, and tells it again.
  const rows = given.flatMap((row) => {
    const words = Object.fromEntries(Object.entries(row.words).filter(([name]) => names.includes(name)));
    const fresh = !known.has(`${row.concept} ${row.code}`);
    return fresh || Object.keys(words).length > 0 ? [{ ...row, words }] : [];
  });
  if (names.length === 0 || rows.length === 0) throw new HouseRefusal('list-empty', { field: 'file' });
  const fresh = rows.filter(({ concept, code }) => !known.has(`${concept} ${code}`)).length;
  return { rows, names, beside: rows.length - fresh, fresh };
}

/**
 * Keeps a list of codes beside ours, in the place of an earlier one of its name.
 *
 * @param source whose it is, and of when
 * @throws EvidenceRefusal; HouseRefusal `list-empty`, `word-missing`, `no-such-release` where the actor may not
 */
export async function loadList(
  db: Database,
  actor: Actor,
  { bytes, source }: { bytes: Uint8Array; source: string },
): Promise<ReadList> {
  if (actor.kind === 'public' || !may(actor, 'write', 'code list', {})) throw new HouseRefusal('no-such-release');
  if (source.trim() === '') throw new HouseRefusal('word-missing', { field: 'source' });
  if (source.length > 500) throw new HouseRefusal('too-long', { field: 'source', values: { limit: 500 } });
  const read = await readList(bytes);
  const name = read.names.join('-');
  await db.transaction(async (c) => {
    const madeAt = new Date();
    await keepCodeList(c, { name, rows: read.rows, source: source.trim(), madeBy: actor.id, madeAt });
    await recordAction(c, {
      actor,
      verb: 'evidence.load-list',
      subject: { type: 'code-list', id: name },
      details: { beside: read.beside, fresh: read.fresh },
    });
  });
  return read;
}
