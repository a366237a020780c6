import { type Selectable, sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { indexedText, SEARCH_CONFIGS } from '../../documents/index.js';
import type { Commitment, CommitmentTitle, Filing } from '../commitment.js';
import { type CommitmentRow, commitmentsTables, type WordingRow } from './tables.js';

/** Rows of one statement stay below PostgreSQL's bound of 65,535 parameters. */
const ROWS = 1000;

/** Raises the revision of the register and locks it to the end of the transaction: changes come one after the other. */
export async function nextRevision(c: Connection): Promise<number> {
  const row = await commitmentsTables(c)
    .updateTable('register')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .returning('revision')
    .executeTakeFirstOrThrow();
  return row.revision;
}

export async function findRevision(c: Connection): Promise<number> {
  const row = await commitmentsTables(c).selectFrom('register').select('revision').executeTakeFirstOrThrow();
  return row.revision;
}

export interface NewCommitment extends Omit<Commitment, 'version' | 'lineId' | 'edited'> {
  factKey: string | null;
  titles: readonly CommitmentTitle[];
  filings: readonly (Filing & { suggestedBy: string | null })[];
}

/** Writes commitments that were not there, each a line of its own. */
export async function insertCommitments(
  c: Connection,
  list: readonly NewCommitment[],
  revision: number,
  now: Date,
): Promise<void> {
  const db = commitmentsTables(c);
  for (let at = 0; at < list.length; at += ROWS) {
    const some = list.slice(at, at + ROWS);
    await db
      .insertInto('commitment')
      .values(
        some.map((one) => ({
          id: one.id,
          key: one.key,
          fact_key: one.factKey,
          document_id: one.documentId,
          section: one.section,
          part: one.part,
          n: one.n,
          ordinal: one.ordinal,
          eid: one.eId,
          act: one.act,
          dates: JSON.stringify(one.dates),
          citations: one.citations,
          origin: one.origin,
          source_text: one.sourceText,
          state: one.state,
          shown: one.shown,
          line_id: one.id,
          revision,
          created_at: now,
          changed_at: now,
        })),
      )
      .execute();
    await insertAddressees(c, some);
    await putTitles(
      c,
      some.flatMap(({ id, titles }) => titles.map((title) => ({ commitmentId: id, ...title }))),
    );
    await insertFilings(
      c,
      some.flatMap(({ id, filings }) => filings.map((filing) => ({ commitmentId: id, ...filing }))),
    );
  }
}

export type NewFiling = Filing & { commitmentId: string; suggestedBy: string | null };

/** Files commitments; where one is filed so already, or was said not to be, that stays. */
export async function insertFilings(c: Connection, filings: readonly NewFiling[]): Promise<void> {
  for (let at = 0; at < filings.length; at += ROWS) {
    await commitmentsTables(c)
      .insertInto('commitment_filing')
      .values(
        filings.slice(at, at + ROWS).map(({ commitmentId, scheme, code, standing, suggestedBy }) => ({
          commitment_id: commitmentId,
          scheme,
          code,
          standing,
          suggested_by: suggestedBy,
          decided_by: null,
          decided_at: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Writes whom commitments ask that had nobody. */
export async function insertAddressees(
  c: Connection,
  list: readonly { id: string; addressees: readonly string[] }[],
): Promise<void> {
  const rows = list.flatMap(({ id, addressees }) =>
    [...new Set(addressees)].map((addressee, position) => ({ commitment_id: id, position, addressee })),
  );
  for (let at = 0; at < rows.length; at += ROWS)
    await commitmentsTables(c)
      .insertInto('commitment_addressee')
      .values(rows.slice(at, at + ROWS))
      .execute();
}

export async function putAddressees(c: Connection, id: string, addressees: readonly string[]): Promise<void> {
  await commitmentsTables(c).deleteFrom('commitment_addressee').where('commitment_id', '=', id).execute();
  await insertAddressees(c, [{ id, addressees: [...addressees] }]);
}

/** Takes away the titles of a commitment in these languages. */
export async function dropTitles(c: Connection, id: string, langs: readonly Lang[]): Promise<void> {
  if (langs.length === 0) return;
  await commitmentsTables(c)
    .deleteFrom('commitment_title')
    .where('commitment_id', '=', id)
    .where('lang', 'in', [...langs])
    .execute();
}

/** The titles of a commitment. */
export async function findTitles(c: Connection, id: string): Promise<CommitmentTitle[]> {
  return commitmentsTables(c)
    .selectFrom('commitment_title')
    .select(['lang', 'title'])
    .where('commitment_id', '=', id)
    .orderBy('lang')
    .execute();
}

/** Writes titles; one that is there in its language is replaced. */
export async function putTitles(
  c: Connection,
  titles: readonly (CommitmentTitle & { commitmentId: string })[],
): Promise<void> {
  for (let at = 0; at < titles.length; at += ROWS) {
    await commitmentsTables(c)
      .insertInto('commitment_title')
      .values(
        titles.slice(at, at + ROWS).map(({ commitmentId, lang, title }) => ({
          commitment_id: commitmentId,
          lang,
          title,
          search: searchVector(lang, title),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['commitment_id', 'lang']).doUpdateSet((eb) => ({
          title: eb.ref('excluded.title'),
          search: eb.ref('excluded.search'),
        })),
      )
      .execute();
  }
}

export function searchVector(lang: Lang, text: string) {
  return sql<string>`to_tsvector(${SEARCH_CONFIGS[lang]}::regconfig, ${indexedText(lang, text)})`;
}

export type CommitmentChange = Partial<
  Pick<
    CommitmentRow,
    'act' | 'state' | 'shown' | 'eid' | 'citations' | 'line_id' | 'source_text' | 'origin' | 'fact_key'
  >
> & { dates?: Commitment['dates']; edited?: Commitment['edited'] };

/** Changes a commitment; `edited` also raises the version that two editors compare. */
export async function setCommitment(
  c: Connection,
  id: string,
  change: CommitmentChange,
  { revision, now, edited = true }: { revision: number; now: Date; edited?: boolean },
): Promise<void> {
  const { dates, ...columns } = change;
  await commitmentsTables(c)
    .updateTable('commitment')
    .set((eb) => ({
      ...columns,
      ...(dates === undefined ? {} : { dates: JSON.stringify(dates) }),
      ...(edited ? { version: eb('version', '+', 1) } : {}),
      revision,
      changed_at: now,
    }))
    .where('id', '=', id)
    .execute();
}

type Found = Selectable<CommitmentRow> & { addressees: string[] };

const found = sql<Found>`select k.*, coalesce((select array_agg(a.addressee order by a.position) from commitment_addressee a
  where a.commitment_id = k.id), '{}') as addressees from commitment k`;

/** A commitment by key or id. `lock`: until the end of the transaction nobody else changes it. */
export async function findCommitment(
  c: Connection,
  keyOrId: { key: string } | { id: string },
  options: { lock?: boolean } = {},
): Promise<Commitment | null> {
  const where = 'key' in keyOrId ? sql`k.key = ${keyOrId.key}` : sql`k.id = ${keyOrId.id}`;
  const { rows } = await sql<Found>`${found} where ${where} ${options.lock ? sql`for update of k` : sql``}`.execute(
    commitmentsTables(c),
  );
  const row = rows[0];
  return row === undefined ? null : commitmentOf(row);
}

/** All commitments of a document, also hidden ones, in the order of the text. */
export async function findCommitmentsOf(c: Connection, documentId: string): Promise<Commitment[]> {
  const { rows } = await sql<Found>`${found} where k.document_id = ${documentId}
    order by k.section = 'annex', k.part nulls first, k.n, k.ordinal`.execute(commitmentsTables(c));
  return rows.map(commitmentOf);
}

export function commitmentOf(row: Found): Commitment {
  return {
    id: row.id,
    key: row.key,
    documentId: row.document_id,
    section: row.section,
    part: row.part,
    n: row.n,
    ordinal: row.ordinal,
    eId: row.eid,
    act: row.act,
    addressees: row.addressees,
    dates: row.dates,
    citations: row.citations,
    origin: row.origin,
    sourceText: row.source_text,
    state: row.state,
    shown: row.shown,
    edited: row.edited,
    lineId: row.line_id,
    version: row.version,
  };
}

/** The keys of facts that are there, with the ids of their commitments. */
export async function commitmentFactKeys(c: Connection): Promise<Map<string, string>> {
  const rows = await commitmentsTables(c)
    .selectFrom('commitment')
    .select(['fact_key', 'id'])
    .where('fact_key', 'is not', null)
    .execute();
  return new Map(rows.flatMap(({ fact_key, id }) => (fact_key === null ? [] : [[fact_key, id] as const])));
}

export type NewWording = Omit<WordingRow, 'search' | 'spans'> & { spans: [number, number][] };

/** Replaces the places of the words of these commitments by what the texts of their document say now. */
export async function putWordings(c: Connection, documentId: string, wordings: readonly NewWording[]): Promise<void> {
  const db = commitmentsTables(c);
  await db
    .deleteFrom('commitment_wording')
    .where('commitment_id', 'in', (eb) =>
      eb.selectFrom('commitment').select('id').where('document_id', '=', documentId),
    )
    .execute();
  for (let at = 0; at < wordings.length; at += ROWS) {
    await db
      .insertInto('commitment_wording')
      .values(
        wordings.slice(at, at + ROWS).map((wording) => ({
          ...wording,
          spans: JSON.stringify(wording.spans),
          search: searchVector(wording.lang, wording.words),
        })),
      )
      .execute();
  }
}
