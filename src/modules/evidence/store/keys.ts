import type { Connection } from '../../../kernel/db/index.js';
import { evidenceTables } from './tables.js';

/** What encrypts for a party; null where it has no key yet. */
export async function findRecipient(c: Connection, partyId: string): Promise<string | null> {
  const row = await evidenceTables(c)
    .selectFrom('evidence_key')
    .select('recipient')
    .where('party_id', '=', partyId)
    .executeTakeFirst();
  return row?.recipient ?? null;
}

export async function insertKey(
  c: Connection,
  key: { partyId: string; recipient: string; madeBy: string; madeAt: Date },
): Promise<void> {
  await evidenceTables(c)
    .insertInto('evidence_key')
    .values({ party_id: key.partyId, recipient: key.recipient, made_by: key.madeBy, made_at: key.madeAt })
    .execute();
}

/** The party's key under the passphrase of one person; null where the person has no copy. */
export async function findCopy(c: Connection, partyId: string, personId: string): Promise<Uint8Array | null> {
  const row = await evidenceTables(c)
    .selectFrom('evidence_key_copy')
    .select('wrapped')
    .where('party_id', '=', partyId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.wrapped ?? null;
}

/** Puts a copy in the place of the one that the person had. */
export async function putCopy(
  c: Connection,
  copy: { partyId: string; personId: string; wrapped: Uint8Array; madeBy: string; madeAt: Date },
): Promise<void> {
  const row = { wrapped: copy.wrapped, made_by: copy.madeBy, made_at: copy.madeAt };
  await evidenceTables(c)
    .insertInto('evidence_key_copy')
    .values({ party_id: copy.partyId, person_id: copy.personId, ...row })
    .onConflict((conflict) => conflict.columns(['party_id', 'person_id']).doUpdateSet(row))
    .execute();
}

/** Who has a copy. */
export async function listHolders(
  c: Connection,
  partyId: string,
): Promise<{ personId: string; madeBy: string; madeAt: Date }[]> {
  const rows = await evidenceTables(c)
    .selectFrom('evidence_key_copy')
    .select(['person_id', 'made_by', 'made_at'])
    .where('party_id', '=', partyId)
    .orderBy('made_at')
    .execute();
  return rows.map(({ person_id, made_by, made_at }) => ({ personId: person_id, madeBy: made_by, madeAt: made_at }));
}

export async function removeCopy(c: Connection, partyId: string, personId: string): Promise<void> {
  await evidenceTables(c)
    .deleteFrom('evidence_key_copy')
    .where('party_id', '=', partyId)
    .where('person_id', '=', personId)
    .execute();
}
