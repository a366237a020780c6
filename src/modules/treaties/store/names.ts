import type { Connection } from '../../../kernel/db/index.js';
import { treatiesTables } from './tables.js';

/** Names that people matched, folded, to ids of parties. */
export async function readMatchedNames(c: Connection): Promise<Map<string, string>> {
  const rows = await treatiesTables(c).selectFrom('treaty_participant_name').select(['folded', 'party_id']).execute();
  return new Map(rows.map(({ folded, party_id }) => [folded, party_id]));
}

export async function putMatchedName(
  c: Connection,
  { folded, partyId, by }: { folded: string; partyId: string; by: string },
): Promise<void> {
  const row = { folded, party_id: partyId, made_by: by, made_at: new Date() };
  await treatiesTables(c)
    .insertInto('treaty_participant_name')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('folded').doUpdateSet({ party_id: partyId, made_by: by, made_at: row.made_at }),
    )
    .execute();
}
