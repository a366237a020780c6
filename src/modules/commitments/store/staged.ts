import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import { indexedText, SEARCH_CONFIGS } from '../../documents/index.js';
import type { Prepared } from '../sheet/prepared.js';
import { importTables } from './import-tables.js';

/** What a sheet is about to make of the register: staged batch by batch, settled in one go (`0006-staged.sql`). */

const TABLES = ['register_staged', 'register_staged_title', 'register_staged_filing', 'register_staged_step'] as const;

/** Clears what is staged for an import, and what a killed program left behind of those that are no longer under way. */
export async function clearStaged(c: Connection, importId: string | null): Promise<void> {
  for (const table of TABLES)
    await sql`delete from ${sql.table(table)} where import_id = ${importId}
      or import_id not in (select id from register_import where state in ('applying', 'undoing'))`.execute(
      importTables(c),
    );
}

/** Takes back what is staged for some rows. */
export async function unstage(c: Connection, importId: string, positions: readonly number[]): Promise<void> {
  if (positions.length === 0) return;
  const db = importTables(c);
  const some = sql`select commitment_id from register_staged
    where import_id = ${importId} and position = any(${sql.val([...positions])}::int[])`;
  for (const table of [...TABLES].reverse())
    await sql`delete from ${sql.table(table)} where import_id = ${importId} and commitment_id in (${some})`.execute(db);
}

/** Stages what rows come to; nothing of these commitments may be staged yet. */
export async function stage(c: Connection, importId: string, by: string, list: readonly Prepared[]): Promise<void> {
  await stageCommitments(c, importId, list);
  await stageTitles(c, importId, list);
  await stageFilings(c, importId, list);
  const steps = list.flatMap(({ id, steps }) =>
    steps.map((step, place) => ({ ...step, commitment_id: id, place: place + 1 })),
  );
  if (steps.length > 0)
    await sql`insert into register_staged_step (import_id, commitment_id, place, id, kind, happened, note, evidence_link, takes_back, made_by)
      select ${importId}::uuid, v.commitment_id, v.place, v.id, v.kind, v.happened, v.note, v.evidence_link, v.takes_back, ${by}
      from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as v(commitment_id uuid, place integer, id uuid, kind text, happened text,
        note text, evidence_link text, takes_back uuid)`.execute(importTables(c));
}

async function stageCommitments(c: Connection, importId: string, list: readonly Prepared[]): Promise<void> {
  if (list.length === 0) return;
  const rows = list.map(({ fresh, addressees, titles: _titles, steps: _steps, filings: _filings, ...one }) => ({
    ...one,
    ...fresh,
    document_id: fresh?.documentId,
    eid: fresh?.eId,
    addressees: addressees === null ? null : [...new Set(addressees)],
  }));
  await sql`insert into register_staged (import_id, commitment_id, position, revision, key, document_id, section, part, n, ordinal, eid,
      act, state, dates, shown, addressees)
    select ${importId}::uuid, v.id, v.position, v.revision, v.key, v.document_id, v.section, v.part, v.n, v.ordinal, v.eid,
      v.act, v.state, v.dates, v.shown, v.addressees
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, position integer, revision bigint, key text, document_id uuid,
      section text, part text, n integer, ordinal integer, eid text, act text, state text, dates jsonb, shown boolean,
      addressees text[])`.execute(importTables(c));
}

async function stageTitles(c: Connection, importId: string, list: readonly Prepared[]): Promise<void> {
  const titles = list.flatMap(({ id, titles, titlesGone }) => [
    ...titles.map(({ lang, title }) => ({
      id,
      lang,
      title,
      config: SEARCH_CONFIGS[lang],
      indexed: indexedText(lang, title),
    })),
    ...titlesGone.map((lang) => ({ id, lang, title: null, config: null, indexed: null })),
  ]);
  if (titles.length === 0) return;
  await sql`insert into register_staged_title (import_id, commitment_id, lang, title, search)
    select ${importId}::uuid, v.id, v.lang, v.title, to_tsvector(v.config::regconfig, v.indexed)
    from jsonb_to_recordset(${JSON.stringify(titles)}::jsonb) as v(id uuid, lang text, title text, config text, indexed text)`.execute(
    importTables(c),
  );
}

async function stageFilings(c: Connection, importId: string, list: readonly Prepared[]): Promise<void> {
  const filings = list.flatMap(({ id, filings, filingsGone }) => [
    ...filings.map((filing) => ({ ...filing, id })),
    ...filingsGone.map(({ scheme, code }) => ({ id, scheme, code, standing: null })),
  ]);
  if (filings.length === 0) return;
  await sql`insert into register_staged_filing (import_id, commitment_id, scheme, code, standing, suggested_by, decided_by, decided_at)
    select ${importId}::uuid, v.id, v.scheme, v.code, v.standing, v.suggested_by, v.decided_by, v.decided_at
    from jsonb_to_recordset(${JSON.stringify(filings)}::jsonb) as v(id uuid, scheme text, code text, standing text, suggested_by text,
      decided_by text, decided_at timestamptz)`.execute(importTables(c));
}

/** Tells the planner how many rows there are to be worked out. */
export async function measureRows(c: Connection): Promise<void> {
  await analyze(c, ['register_import_row', 'commitment']);
}

/** Tells the planner how much is staged, once all is. */
export async function measureStaged(c: Connection): Promise<void> {
  await analyze(c, TABLES);
}

const REGISTER = [
  'commitment',
  'commitment_addressee',
  'commitment_title',
  'commitment_filing',
  'commitment_step',
] as const;

/** After much was written at once: the embedded engine neither counts its rows nor tidies its index of words by itself. */
export async function tidyRegister(c: Connection): Promise<void> {
  if (c.engine !== 'pglite') return;
  await analyze(c, REGISTER);
  await sql`select gin_clean_pending_list('commitment_title_search')`.execute(importTables(c));
}

async function analyze(c: Connection, names: readonly string[]): Promise<void> {
  for (const name of names) await sql`analyze ${sql.table(name)}`.execute(importTables(c));
}

/** Holds the commitments that an import changes, in the order of their ids, until the end of the transaction. */
export async function lockStaged(c: Connection, importId: string): Promise<void> {
  await sql`select count(*) from (select k.id from commitment k join register_staged s on s.commitment_id = k.id
    where s.import_id = ${importId} and s.revision is not null order by k.id for update of k) held`.execute(
    importTables(c),
  );
}

/** Rows whose commitment is no longer what it was when they were staged; what else changed of it raised its revision. */
export async function findStale(c: Connection, importId: string): Promise<number[]> {
  const { rows } = await sql<{ position: number }>`select s.position from register_staged s
    join commitment k on k.id = s.commitment_id
    where s.import_id = ${importId} and k.revision <> s.revision order by s.position`.execute(importTables(c));
  return rows.map(({ position }) => position);
}
