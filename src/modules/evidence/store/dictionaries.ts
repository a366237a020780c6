import type { Connection } from '../../../kernel/db/index.js';
import { asStored, type Dictionary, fromStored } from '../cases/dictionary.js';
import { type Mapping, NO_MAPPING } from '../cases/mapping.js';
import { evidenceTables, stored } from './tables.js';

/** A dictionary that a party brought. */
export interface KeptDictionary {
  dictionary: Dictionary;
  madeAt: Date;
}

/** By name. */
export async function listDictionaries(c: Connection, partyId: string): Promise<KeptDictionary[]> {
  const rows = await evidenceTables(c)
    .selectFrom('evidence_dictionary')
    .select(['dictionary', 'made_at'])
    .where('party_id', '=', partyId)
    .orderBy('name')
    .execute();
  return rows.map(({ dictionary, made_at }) => ({ dictionary: fromStored(dictionary), madeAt: made_at }));
}

/** In the place of one with the same name. */
export async function putDictionary(
  c: Connection,
  { partyId, dictionary, by, at }: { partyId: string; dictionary: Dictionary; by: string; at: Date },
): Promise<void> {
  const said = { dictionary: stored(asStored(dictionary)), made_by: by, made_at: at };
  await evidenceTables(c)
    .insertInto('evidence_dictionary')
    .values({ party_id: partyId, name: dictionary.name, ...said })
    .onConflict((conflict) => conflict.columns(['party_id', 'name']).doUpdateSet(said))
    .execute();
}

/** @returns whether it was there. */
export async function removeDictionary(c: Connection, partyId: string, name: string): Promise<boolean> {
  const { numDeletedRows } = await evidenceTables(c)
    .deleteFrom('evidence_dictionary')
    .where('party_id', '=', partyId)
    .where('name', '=', name)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** What was agreed to the last time; nothing where it is the first. */
export async function findMapping(c: Connection, partyId: string, dictionary: string): Promise<Mapping> {
  const row = await evidenceTables(c)
    .selectFrom('evidence_mapping')
    .select('mapping')
    .where('party_id', '=', partyId)
    .where('dictionary', '=', dictionary)
    .executeTakeFirst();
  return row?.mapping ?? NO_MAPPING;
}

export async function putMapping(
  c: Connection,
  {
    partyId,
    dictionary,
    mapping,
    by,
    at,
  }: { partyId: string; dictionary: string; mapping: Mapping; by: string; at: Date },
): Promise<void> {
  const said = { mapping: stored(mapping), made_by: by, made_at: at };
  await evidenceTables(c)
    .insertInto('evidence_mapping')
    .values({ party_id: partyId, dictionary, ...said })
    .onConflict((conflict) => conflict.columns(['party_id', 'dictionary']).doUpdateSet(said))
    .execute();
}
