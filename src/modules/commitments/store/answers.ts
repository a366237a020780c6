import { sql } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';
import type { Evidence } from '../../../kernel/files/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import {
  type AnswerContent,
  type AnswerStanding,
  type AnswerState,
  type AnswerVersion,
  type Audience,
  publishedAfter,
} from '../answers/answer.js';

/** Rows of `0005-answers.sql`. */
interface AnswerTables {
  commitment_answer: AnswerRow;
  commitment_answer_version: VersionRow;
}

interface AnswerRow {
  id: string;
  commitment_id: string;
  party_id: string;
  version: number;
  state: AnswerState;
  published: number | null;
  written_by: string;
  changed_at: Date;
}

interface VersionRow {
  answer_id: string;
  n: number;
  state: AnswerState;
  standing: AnswerStanding | null;
  words: string;
  lang: Lang;
  happened: string | null;
  evidence_link: string | null;
  evidence_file: string | null;
  evidence_name: string | null;
  audience: Audience;
  note: string;
  made_by: string;
  made_at: Date;
}

const answerTables = (c: Connection) => tables<AnswerTables>(c);

/** Where an answer stands. */
export interface HeldAnswer {
  id: string;
  commitmentId: string;
  partyId: string;
  version: number;
  state: AnswerState;
  published: number | null;
  writtenBy: string;
  changedAt: Date;
}

function heldOf(row: AnswerRow): HeldAnswer {
  return {
    id: row.id,
    commitmentId: row.commitment_id,
    partyId: row.party_id,
    version: row.version,
    state: row.state,
    published: row.published,
    writtenBy: row.written_by,
    changedAt: row.changed_at,
  };
}

export async function findHeldAnswer(c: Connection, commitmentId: string, partyId: string): Promise<HeldAnswer | null> {
  const row = await answerTables(c)
    .selectFrom('commitment_answer')
    .selectAll()
    .where('commitment_id', '=', commitmentId)
    .where('party_id', '=', partyId)
    .executeTakeFirst();
  return row === undefined ? null : heldOf(row);
}

export async function findAnswersById(c: Connection, ids: readonly string[]): Promise<HeldAnswer[]> {
  if (ids.length === 0) return [];
  const rows = await answerTables(c)
    .selectFrom('commitment_answer')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(heldOf);
}

/** All versions of an answer, from the first one on. */
export async function findVersions(c: Connection, answerId: string): Promise<AnswerVersion[]> {
  const rows = await answerTables(c)
    .selectFrom('commitment_answer_version')
    .selectAll()
    .where('answer_id', '=', answerId)
    .orderBy('n')
    .execute();
  return rows.map(versionOf);
}

function versionOf(row: VersionRow): AnswerVersion {
  return {
    n: row.n,
    state: row.state,
    standing: row.standing,
    words: row.words,
    lang: row.lang,
    happened: row.happened,
    evidence: evidenceOf(row),
    audience: row.audience,
    note: row.note,
    madeBy: row.made_by,
    madeAt: row.made_at,
  };
}

function evidenceOf({ evidence_link, evidence_file, evidence_name }: VersionRow): Evidence | null {
  if (evidence_link !== null) return { kind: 'link', href: evidence_link };
  return evidence_file === null ? null : { kind: 'file', sha256: evidence_file, name: evidence_name ?? '' };
}

/** An answer of a list: where it stands, and how far the party says it has come in the public and in the latest version. */
export interface ListedAnswer extends HeldAnswer {
  publicStanding: AnswerStanding | null;
  standing: AnswerStanding | null;
}

/** The answers to one commitment. */
export async function listAnswers(c: Connection, { commitmentId }: { commitmentId: string }): Promise<ListedAnswer[]> {
  const rows = await answerTables(c)
    .selectFrom('commitment_answer as a')
    // What everybody may see of an answer does not hang on a later version, which they may not.
    .leftJoin('commitment_answer_version as v', (on) =>
      on.onRef('v.answer_id', '=', 'a.id').onRef('v.n', '=', 'a.version'),
    )
    .leftJoin('commitment_answer_version as p', (on) =>
      on.onRef('p.answer_id', '=', 'a.id').onRef('p.n', '=', 'a.published'),
    )
    .selectAll('a')
    .select(['v.standing as standing', 'p.standing as public_standing'])
    .where('a.commitment_id', '=', commitmentId)
    .execute();
  return rows.map((row) => ({ ...heldOf(row), standing: row.standing, publicStanding: row.public_standing }));
}

/**
 * What a party said for everybody to see on commitments that everybody sees: how many of each standing, and the latest `limit` of them.
 */
export async function findPublishedOfParty(
  c: Connection,
  partyId: string,
  limit: number,
): Promise<{
  standings: { standing: AnswerStanding | null; n: number }[];
  latest: { commitmentId: string; standing: AnswerStanding | null }[];
}> {
  const published = answerTables(c)
    .selectFrom('commitment_answer as a')
    .innerJoin('commitment_answer_version as p', (on) =>
      on.onRef('p.answer_id', '=', 'a.id').onRef('p.n', '=', 'a.published'),
    )
    .where('a.party_id', '=', partyId)
    .where(
      sql<boolean>`exists (select 1 from commitment k join document d on d.id = k.document_id
        where k.id = a.commitment_id and k.shown and d.shown)`,
    );
  const standings = await published
    .select(['p.standing as standing', sql<number>`count(*)::int`.as('n')])
    .groupBy('p.standing')
    .execute();
  const latest = await published
    .select(['a.commitment_id as commitmentId', 'p.standing as standing'])
    .orderBy('a.changed_at', 'desc')
    .orderBy('a.id')
    .limit(limit)
    .execute();
  return { standings, latest };
}

/** Where the answers of a party stand: the commitments of each state. */
export async function findAnsweredBy(c: Connection, partyId: string): Promise<Map<AnswerState, string[]>> {
  const rows = await answerTables(c)
    .selectFrom('commitment_answer')
    .select(['commitment_id', 'state'])
    .where('party_id', '=', partyId)
    .execute();
  const found = new Map<AnswerState, string[]>();
  for (const { commitment_id: id, state } of rows) {
    const known = found.get(state);
    if (known === undefined) found.set(state, [id]);
    else known.push(id);
  }
  return found;
}

/** What parties said for everybody to see, with the language and the words of that version. */
export interface PublishedAnswer {
  id: string;
  commitmentId: string;
  /** Of the commitment. */
  key: string;
  partyId: string;
  words: string;
  lang: Lang;
  saidAt: Date;
}

interface PublishedQuery {
  commitmentIds: readonly string[] | null;
  partyIds: readonly string[] | null;
  /** Those to commitments that are not shown, too. */
  hidden: boolean;
}

const published = ({ commitmentIds, partyIds, hidden }: PublishedQuery) => sql`from commitment_answer a
  join commitment_answer_version v on v.answer_id = a.id and v.n = a.published
  join commitment k on k.id = a.commitment_id join document d on d.id = k.document_id
  where (${hidden} or (k.shown and d.shown))
    and (${commitmentIds === null} or a.commitment_id = any(${sql.val([...(commitmentIds ?? [])])}::uuid[]))
    and (${partyIds === null} or a.party_id = any(${sql.val([...(partyIds ?? [])])}::uuid[]))`;

/** The latest first. */
export async function listPublished(c: Connection, query: PublishedQuery, limit: number): Promise<PublishedAnswer[]> {
  const { rows } =
    await sql<PublishedAnswer>`select a.id, a.commitment_id as "commitmentId", k.key, a.party_id as "partyId",
      v.words, v.lang, v.made_at as "saidAt"
    ${published(query)} order by v.made_at desc, a.id limit ${limit}`.execute(answerTables(c));
  return rows;
}

/** Without their words, for counts. */
export async function placePublished(
  c: Connection,
  query: PublishedQuery,
): Promise<Pick<PublishedAnswer, 'commitmentId' | 'partyId' | 'saidAt'>[]> {
  const { rows } = await sql<Pick<PublishedAnswer, 'commitmentId' | 'partyId' | 'saidAt'>>`
    select a.commitment_id as "commitmentId", a.party_id as "partyId", v.made_at as "saidAt"
    ${published(query)}`.execute(answerTables(c));
  return rows;
}

/** How many answers wait for review. */
export async function countToReview(c: Connection): Promise<number> {
  const { n } = await answerTables(c)
    .selectFrom('commitment_answer')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('state', '=', 'stated')
    .executeTakeFirstOrThrow();
  return n;
}

/** Answers that wait for review, the oldest first. */
export async function listToReview(c: Connection, page: { offset: number; limit: number }): Promise<HeldAnswer[]> {
  const rows = await answerTables(c)
    .selectFrom('commitment_answer')
    .selectAll()
    .where('state', '=', 'stated')
    .orderBy('changed_at')
    .orderBy('id')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  return rows.map(heldOf);
}

/** What a party said last on another commitment of the same line, other than in a draft; null where it said nothing. */
export async function findEarlierAnswer(
  c: Connection,
  { partyId, lineId, commitmentId }: { partyId: string; lineId: string; commitmentId: string },
): Promise<{ commitmentId: string; version: AnswerVersion } | null> {
  const { rows } = await sql<VersionRow & { commitment_id: string }>`
    select v.*, a.commitment_id from commitment_answer a
    join commitment k on k.id = a.commitment_id
    join commitment_answer_version v on v.answer_id = a.id
    where a.party_id = ${partyId} and k.line_id = ${lineId} and k.id <> ${commitmentId} and k.shown
      and a.state <> 'withdrawn' and v.state in ('stated', 'reviewed')
    order by v.made_at desc, v.n desc limit 1`.execute(answerTables(c));
  const [row] = rows;
  return row === undefined ? null : { commitmentId: row.commitment_id, version: versionOf(row) };
}

export interface NewVersion extends AnswerContent {
  state: AnswerState;
  note: string;
  madeBy: string;
  madeAt: Date;
}

/**
 * Adds a version after the one that is held, or the first one with the id given. The caller holds the row of the commitment.
 *
 * @returns its number.
 */
export async function addVersion(
  c: Connection,
  answer: { id: string; commitmentId: string; partyId: string; held: HeldAnswer | null },
  version: NewVersion,
): Promise<number> {
  const { id, commitmentId, partyId, held } = answer;
  const n = (held?.version ?? 0) + 1;
  const writes = version.state === 'draft' || version.state === 'stated';
  const row: AnswerRow = {
    id,
    commitment_id: commitmentId,
    party_id: partyId,
    version: n,
    state: version.state,
    published: publishedAfter(held?.published ?? null, { state: version.state, audience: version.audience, n }),
    written_by: writes || held === null ? version.madeBy : held.writtenBy,
    changed_at: version.madeAt,
  };
  const db = answerTables(c);
  if (held === null) await db.insertInto('commitment_answer').values(row).execute();
  else await db.updateTable('commitment_answer').set(row).where('id', '=', id).execute();
  await db
    .insertInto('commitment_answer_version')
    .values({
      answer_id: id,
      n,
      state: version.state,
      standing: version.standing,
      words: version.words,
      lang: version.lang,
      happened: version.happened,
      evidence_link: version.evidence?.kind === 'link' ? version.evidence.href : null,
      evidence_file: version.evidence?.kind === 'file' ? version.evidence.sha256 : null,
      evidence_name: version.evidence?.kind === 'file' ? version.evidence.name : null,
      audience: version.audience,
      note: version.note,
      made_by: version.madeBy,
      made_at: version.madeAt,
    })
    .execute();
  return n;
}

/** Answers whose row does not say what their versions lead to; reads all of them in one statement. */
export async function readFolds(
  c: Connection,
): Promise<{ id: string; version: number; state: AnswerState; published: number | null; versions: FoldRow[] }[]> {
  const { rows } = await sql<{
    id: string;
    version: number;
    state: AnswerState;
    published: number | null;
    versions: FoldRow[];
  }>`select a.id, a.version, a.state, a.published, coalesce((select json_agg(json_build_object('n', v.n, 'state', v.state,
      'audience', v.audience) order by v.n) from commitment_answer_version v where v.answer_id = a.id), '[]'::json) as versions
    from commitment_answer a order by a.id`.execute(answerTables(c));
  return rows;
}

type FoldRow = Pick<AnswerVersion, 'n' | 'state' | 'audience'>;

/** All versions that a person wrote, the latest first. */
export function findVersionsBy(c: Connection, personId: string) {
  return tables<AnswerTables & { commitment: { id: string; key: string }; party: { id: string; code: string } }>(c)
    .selectFrom('commitment_answer_version as v')
    .innerJoin('commitment_answer as a', 'a.id', 'v.answer_id')
    .innerJoin('commitment', 'commitment.id', 'a.commitment_id')
    .innerJoin('party', 'party.id', 'a.party_id')
    .select([
      'commitment.key as commitment',
      'party.code as party',
      'v.n as version',
      'v.state',
      'v.standing',
      'v.happened',
      'v.words as text',
      'v.note',
      'v.evidence_link as link',
      'v.evidence_name as file',
      'v.made_at as made',
    ])
    .where('v.made_by', '=', personId)
    .orderBy('v.made_at', 'desc')
    .execute();
}
