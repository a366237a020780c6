import { type Selectable, sql } from 'kysely';
import { type Reach, rowsReached } from '../../../kernel/access/index.js';
import type { Connection } from '../../../kernel/db/index.js';
import type { Mapping } from '../cases/mapping.js';
import type { About, DataSet } from '../datasets/data-set.js';
import { type DataSetRow, evidenceTables, stored } from './tables.js';

function dataSetOf(row: Selectable<DataSetRow>): DataSet {
  return {
    id: row.id,
    partyId: row.party_id,
    kind: row.kind,
    about: {
      name: row.name,
      lang: row.lang,
      from: row.period_from,
      to: row.period_to,
      countingRule: row.counting_rule,
      unit: row.unit,
      source: row.source,
      coverage: row.coverage,
      biases: row.biases,
    },
    dictionary: row.dictionary,
    mapping: row.mapping,
    keepUntil: row.keep_until,
    budget: { epsilon: row.epsilon_cap, delta: row.delta_cap, rho: BigInt(row.rho_cap) },
    recipient: row.recipient,
    file: { name: row.file_name, bytes: Number(row.file_bytes) },
    rows: row.rows,
    columns: row.columns,
    findings: row.findings,
    state: row.state,
    version: row.version,
    madeBy: row.made_by,
    madeAt: row.made_at,
    shreddedAt: row.shredded_at,
  };
}

const aboutColumns = (about: About) => ({
  name: about.name,
  lang: about.lang,
  period_from: about.from,
  period_to: about.to,
  counting_rule: about.countingRule,
  unit: about.unit,
  source: about.source,
  coverage: about.coverage,
  biases: about.biases,
});

const isId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text);

/** @param wrappedIdentity what decrypts the rows, encrypted for the party. */
export async function insertDataSet(c: Connection, set: DataSet, wrappedIdentity: Uint8Array): Promise<void> {
  await evidenceTables(c)
    .insertInto('evidence_data_set')
    .values({
      party_id: set.partyId,
      id: set.id,
      kind: set.kind,
      ...aboutColumns(set.about),
      dictionary: set.dictionary,
      mapping: stored(set.mapping),
      keep_until: set.keepUntil,
      epsilon_cap: set.budget.epsilon,
      delta_cap: set.budget.delta,
      rho_cap: String(set.budget.rho),
      recipient: set.recipient,
      wrapped_identity: wrappedIdentity,
      file_name: set.file.name,
      file_bytes: set.file.bytes,
      rows: set.rows,
      columns: stored(set.columns),
      findings: stored(set.findings),
      state: set.state,
      version: set.version,
      made_by: set.madeBy,
      made_at: set.madeAt,
      shredded_at: set.shreddedAt,
    })
    .execute();
}

/** `lock`: until the end of the transaction nobody else changes it. */
export async function findDataSet(c: Connection, id: string, { lock = false } = {}): Promise<DataSet | null> {
  if (!isId(id)) return null;
  const query = evidenceTables(c).selectFrom('evidence_data_set').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : dataSetOf(row);
}

/** The newest first: those that a permission reaches. */
export async function listDataSets(
  c: Connection,
  { reach, offset, limit }: { reach: Reach; offset: number; limit: number },
): Promise<{ rows: DataSet[]; total: number }> {
  const query = evidenceTables(c)
    .selectFrom('evidence_data_set')
    .where('state', '<>', 'bringing')
    .where(rowsReached(reach));
  const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const rows = await query.selectAll().orderBy('made_at', 'desc').orderBy('id').offset(offset).limit(limit).execute();
  return { rows: rows.map(dataSetOf), total };
}

export async function updateDataSet(
  c: Connection,
  id: string,
  change: Partial<{ about: About; mapping: Mapping; keepUntil: string; state: DataSet['state']; version: number }>,
): Promise<void> {
  const { about, mapping, keepUntil, state, version } = change;
  await evidenceTables(c)
    .updateTable('evidence_data_set')
    .set({
      ...(about === undefined ? {} : aboutColumns(about)),
      ...(mapping === undefined ? {} : { mapping: stored(mapping) }),
      ...(keepUntil === undefined ? {} : { keep_until: keepUntil }),
      ...(state === undefined ? {} : { state }),
      ...(version === undefined ? {} : { version }),
    })
    .where('id', '=', id)
    .execute();
}

/** What decrypts the rows, encrypted for the party; null once it was destroyed. */
export async function findWrappedIdentity(c: Connection, id: string): Promise<Uint8Array | null> {
  const row = await evidenceTables(c)
    .selectFrom('evidence_data_set')
    .select('wrapped_identity')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.wrapped_identity ?? null;
}

/** Rows and key are gone after this, from every backup that is made from now on, and unreadable in older ones without the key. */
export async function destroyRows(c: Connection, id: string, at: Date): Promise<void> {
  const db = evidenceTables(c);
  await db.deleteFrom('evidence_chunk').where('data_set_id', '=', id).execute();
  await db.updateTable('evidence_run').set({ checkpoint: null }).where('data_set_id', '=', id).execute();
  await db
    .updateTable('evidence_data_set')
    .set({ state: 'shredded', shredded_at: at, wrapped_identity: null })
    .where('id', '=', id)
    .execute();
}

/** Takes away a data set that was not whole, as if it had never been begun. */
export async function removeBroken(c: Connection, id: string): Promise<void> {
  const db = evidenceTables(c);
  await db.deleteFrom('evidence_chunk').where('data_set_id', '=', id).execute();
  await db.deleteFrom('evidence_data_set').where('id', '=', id).where('state', '=', 'bringing').execute();
}

/** Those whose rows have had their time, and those of which bringing was broken off an hour ago. */
export async function listToShred(c: Connection, today: string, brokenOff: Date): Promise<string[]> {
  const rows = await evidenceTables(c)
    .selectFrom('evidence_data_set')
    .select('id')
    .where(({ or, and, eb }) =>
      or([
        and([eb('state', '=', 'kept'), eb('keep_until', '<=', today)]),
        and([eb('state', '=', 'bringing'), eb('made_at', '<', brokenOff)]),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function insertChunk(c: Connection, dataSetId: string, n: number, bytes: Uint8Array): Promise<void> {
  await evidenceTables(c).insertInto('evidence_chunk').values({ data_set_id: dataSetId, n, bytes }).execute();
}

/** Null after the last one. */
export async function findChunk(c: Connection, dataSetId: string, n: number): Promise<Uint8Array | null> {
  const row = await evidenceTables(c)
    .selectFrom('evidence_chunk')
    .select('bytes')
    .where('data_set_id', '=', dataSetId)
    .where('n', '=', n)
    .executeTakeFirst();
  return row?.bytes ?? null;
}
