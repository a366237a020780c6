import type { Connection } from '../../../kernel/db/index.js';
import { type Mapping, mergedMapping } from '../cases/mapping.js';
import { findMapping, putMapping } from '../store/dictionaries.js';

/** Adds what was agreed to now to what was agreed to before; the last word counts. */
export async function keepMapping(
  c: Connection,
  { partyId, dictionary, mapping, by }: { partyId: string; dictionary: string; mapping: Mapping; by: string },
): Promise<void> {
  const before = await findMapping(c, partyId, dictionary);
  await putMapping(c, { partyId, dictionary, mapping: mergedMapping(before, mapping), by, at: new Date() });
}
