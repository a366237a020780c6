import type { Connection } from '../../../kernel/db/index.js';
import type { Instrument, InstrumentContent, PartyCount } from '../instrument.js';
import { treatiesTables } from './tables.js';

/** Raises the revision of the status of treaties and locks it to the end of the transaction. */
export async function nextRevision(c: Connection): Promise<void> {
  await treatiesTables(c)
    .updateTable('treaty_register')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .execute();
}

export async function findRevision(c: Connection): Promise<number> {
  const row = await treatiesTables(c).selectFrom('treaty_register').select('revision').executeTakeFirstOrThrow();
  return row.revision;
}

/** All instruments in their order. */
export async function readInstruments(c: Connection): Promise<Instrument[]> {
  const rows = await treatiesTables(c)
    .selectFrom('treaty_instrument')
    .selectAll()
    .orderBy('place')
    .orderBy('code')
    .execute();
  return rows.map(({ id, content, counts, place, statuses_as_of, statuses_source }) => ({
    ...content,
    ...{ id, counts, place, statusesAsOf: statuses_as_of, statusesSource: statuses_source },
  }));
}

/** Digests of what the program wrote, by code; null where a person added it. */
export async function readFactMarks(c: Connection): Promise<Map<string, { id: string; digest: string | null }>> {
  const rows = await treatiesTables(c).selectFrom('treaty_instrument').select(['id', 'code', 'fact_digest']).execute();
  return new Map(rows.map(({ id, code, fact_digest }) => [code, { id, digest: fact_digest }]));
}

export interface NewInstrument {
  id: string;
  content: InstrumentContent;
  counts: readonly PartyCount[];
  place: number;
  factDigest: string | null;
}

export async function insertInstrument(c: Connection, one: NewInstrument, now: Date): Promise<void> {
  await treatiesTables(c)
    .insertInto('treaty_instrument')
    .values({
      ...{ id: one.id, code: one.content.code, place: one.place, fact_digest: one.factDigest, changed_at: now },
      ...{ content: JSON.stringify(one.content), counts: JSON.stringify(one.counts) },
      ...{ statuses_as_of: null, statuses_source: '' },
    })
    .execute();
}

/** Writes anew what the program knows of an instrument. */
export async function writeInstrumentFact(c: Connection, one: Omit<NewInstrument, 'place'>, now: Date): Promise<void> {
  await treatiesTables(c)
    .updateTable('treaty_instrument')
    .set({
      ...{ content: JSON.stringify(one.content), counts: JSON.stringify(one.counts) },
      ...{ fact_digest: one.factDigest, changed_at: now },
    })
    .where('id', '=', one.id)
    .execute();
}

/** Writes an instrument as a person brought it; its day and source of statuses stay. */
export async function writeInstrument(
  c: Connection,
  id: string,
  { content, factDigest }: { content: InstrumentContent; factDigest: string | null },
): Promise<void> {
  await treatiesTables(c)
    .updateTable('treaty_instrument')
    .set({ content: JSON.stringify(content), fact_digest: factDigest, changed_at: new Date() })
    .where('id', '=', id)
    .execute();
}

/** Whether anything was ever said of an instrument, or another one needs it. */
export async function isInstrumentUsed(c: Connection, { id, code }: { id: string; code: string }): Promise<boolean> {
  const t = treatiesTables(c);
  const [action, law, table] = await Promise.all([
    t.selectFrom('treaty_action').select('id').where('instrument_id', '=', id).limit(1).executeTakeFirst(),
    t.selectFrom('treaty_law').select('id').where('instrument_id', '=', id).limit(1).executeTakeFirst(),
    t.selectFrom('treaty_import').select('id').where('instrument_id', '=', id).limit(1).executeTakeFirst(),
  ]);
  const needed = (await readInstruments(c)).some(({ rule }) => rule.after === code);
  return action !== undefined || law !== undefined || table !== undefined || needed;
}

/** Takes away an instrument of which nothing was ever said. */
export async function deleteInstrument(c: Connection, id: string): Promise<void> {
  await treatiesTables(c).deleteFrom('treaty_instrument').where('id', '=', id).execute();
}

/** Says for which day the statuses of an instrument hold, and where they are from. */
export async function setStatuses(
  c: Connection,
  id: string,
  { asOf, source }: { asOf: string | null; source: string },
): Promise<void> {
  await treatiesTables(c)
    .updateTable('treaty_instrument')
    .set({ statuses_as_of: asOf, statuses_source: source, changed_at: new Date() })
    .where('id', '=', id)
    .execute();
}
