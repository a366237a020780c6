import type { Connection } from '../../kernel/db/index.js';
import { linesOf } from './lines/lines-of.js';
import { setCommitment } from './store/commitments.js';
import { findJoins, findLineMembers } from './store/links.js';

/**
 * After links were made or decided: gives every commitment of the lines that `ids` are in the line that its links put it in now.
 * `ids` are both ends of the links that changed. In the transaction of the caller, who holds the revision.
 *
 * @returns how many commitments changed their line.
 */
export async function relinkLines(
  c: Connection,
  ids: readonly string[],
  { revision, now }: { revision: number; now: Date },
): Promise<number> {
  const members = await findLineMembers(c, ids);
  const joins = await findJoins(
    c,
    members.map(({ id }) => id),
  );
  const lines = linesOf(members, joins);
  const moved = members.filter(({ id, lineId }) => (lines.get(id) ?? id) !== lineId);
  for (const { id } of moved)
    await setCommitment(c, id, { line_id: lines.get(id) ?? id }, { revision, now, edited: false });
  return moved.length;
}
