import { sql } from 'kysely';
import { type Connection, newId } from '../../../kernel/db/index.js';
import type { SuggestedLink } from '../lines/thread.js';
import { commitmentsTables, type LinkRow } from './tables.js';

/** Who suggested a link that comes from comparing texts. */
export const ALIGNMENT = 'alignment';

/** The links, of lines and twins, that have both ends among these commitments. */
export async function findLinksAmong(c: Connection, ids: readonly string[]): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select l.* from commitment_link l
    where l.earlier_id = any(${ids}::uuid[]) and l.later_id = any(${ids}::uuid[]) order by l.id`.execute(
    commitmentsTables(c),
  );
  return rows;
}

export function linkOfSuggestion({ kind, earlierId, laterId, similarity }: SuggestedLink): LinkRow {
  return {
    id: newId(),
    kind,
    earlier_id: earlierId,
    later_id: laterId,
    standing: 'suggested',
    similarity,
    suggested_by: ALIGNMENT,
    decided_by: null,
    decided_at: null,
  };
}

export async function setSimilarity(c: Connection, id: string, similarity: number): Promise<void> {
  await commitmentsTables(c).updateTable('commitment_link').set({ similarity }).where('id', '=', id).execute();
}

/** Takes back suggestions that nobody decided about. */
export async function dropSuggestions(c: Connection, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await commitmentsTables(c)
    .deleteFrom('commitment_link')
    .where('id', 'in', [...ids])
    .where('standing', '=', 'suggested')
    .execute();
}
