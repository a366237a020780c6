import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import { hashOf, jsonText } from './json-text.js';
import type { SentAnswer, Submission } from './submissions.js';
import { reportingTables, type SentAnswerRow } from './tables.js';

/** What was sent: locked and numbered. */

/** A version of a submission: the receipt that its party holds. */
export interface SentVersion {
  submissionId: string;
  n: number;
  /** "2026-global-report/BY/1" */
  number: string;
  /** Version of the call that it answers. */
  callVersion: number;
  sha256: string;
  signedBy: string;
  sentBy: string;
  sentAt: Date;
  /** Why it corrects the one before; empty for the first. */
  reason: string;
}

/** What is signed and sent: the answers that say something, by question, in one order. */
export function sealedAnswers(submission: Pick<Submission, 'answers'>) {
  return [...submission.answers.values()]
    .flatMap(({ questionId, value, lang, audience }) => (value === null ? [] : [{ questionId, value, lang, audience }]))
    .sort((a, b) => (a.questionId < b.questionId ? -1 : 1));
}

/** SHA-256 of what a submission says. */
export function hashOfSubmission(submission: Pick<Submission, 'answers'>): string {
  return hashOf(sealedAnswers(submission));
}

/** Keeps a version and its answers; those of earlier versions no longer count. */
export async function keepSubmissionVersion(
  c: Connection,
  submission: Submission,
  version: Omit<SentVersion, 'submissionId'>,
): Promise<void> {
  const db = reportingTables(c);
  const { id, partyId, callId } = submission;
  const { n, number, callVersion, sha256, signedBy, sentBy, sentAt, reason } = version;
  await db
    .insertInto('submission_version')
    .values({
      submission_id: id,
      n,
      number,
      call_version: callVersion,
      sha256,
      signed_by: signedBy,
      sent_by: sentBy,
      sent_at: sentAt,
      reason,
    })
    .execute();
  await db
    .updateTable('sent_answer')
    .set({ current: false })
    .where('party_id', '=', partyId)
    .where('submission_id', '=', id)
    .where('current', '=', true)
    .execute();
  const answers = sealedAnswers(submission).map((answer) => ({
    party_id: partyId,
    call_id: callId,
    submission_id: id,
    version: n,
    question_id: answer.questionId,
    value: jsonText(answer.value),
    lang: answer.lang,
    audience: answer.audience,
    sha256: hashOf(answer),
    current: true,
  }));
  if (answers.length > 0) await db.insertInto('sent_answer').values(answers).execute();
}

export async function findSentVersions(c: Connection, submissionId: string): Promise<SentVersion[]> {
  const rows = await reportingTables(c)
    .selectFrom('submission_version')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .orderBy('n')
    .execute();
  return rows.map((row) => ({
    submissionId: row.submission_id,
    n: row.n,
    number: row.number,
    callVersion: row.call_version,
    sha256: row.sha256,
    signedBy: row.signed_by,
    sentBy: row.sent_by,
    sentAt: row.sent_at,
    reason: row.reason,
  }));
}

type SentRead = Omit<SentAnswerRow, 'value'> & Pick<SentAnswer, 'value'>;

function sentOf(row: SentRead): SentAnswer {
  return {
    partyId: row.party_id,
    callId: row.call_id,
    submissionId: row.submission_id,
    version: row.version,
    questionId: row.question_id,
    value: row.value,
    lang: row.lang,
    audience: row.audience,
    sha256: row.sha256,
  };
}

/** The answers of one version. */
export async function findSentAnswers(
  c: Connection,
  { partyId, submissionId, version }: { partyId: string; submissionId: string; version: number },
): Promise<SentAnswer[]> {
  const rows = await reportingTables(c)
    .selectFrom('sent_answer')
    .selectAll()
    .where('party_id', '=', partyId)
    .where('submission_id', '=', submissionId)
    .where('version', '=', version)
    .execute();
  return rows.map(sentOf);
}

/** The answers that count to some questions, of all parties or of one; whoever calls leaves out what the actor may not see. */
export async function findCurrentAnswers(
  c: Connection,
  questionIds: readonly string[],
  partyId: string | null = null,
): Promise<SentAnswer[]> {
  if (questionIds.length === 0) return [];
  const rows = await reportingTables(c)
    .selectFrom('sent_answer')
    .selectAll()
    .where('question_id', 'in', [...questionIds])
    .where('current', '=', true)
    .$if(partyId !== null, (q) => q.where('party_id', '=', partyId ?? ''))
    .execute();
  return rows.map(sentOf);
}

/** The same without what they say, for whoever only asks whether it changed: answers are long. */
export async function findCurrentHeads(
  c: Connection,
  questionIds: readonly string[],
): Promise<Omit<SentAnswer, 'value'>[]> {
  if (questionIds.length === 0) return [];
  return reportingTables(c)
    .selectFrom('sent_answer')
    .select(HEAD)
    .where('question_id', 'in', [...questionIds])
    .where('current', '=', true)
    .execute();
}

const HEAD = [
  'party_id as partyId',
  'call_id as callId',
  'submission_id as submissionId',
  'version',
  'question_id as questionId',
  'lang',
  'audience',
  'sha256',
] as const;

/** Those of some submissions to some questions, by pairs. */
export async function findCurrentHeadsOf(
  c: Connection,
  pairs: readonly { submission: string; question: string }[],
): Promise<Omit<SentAnswer, 'value'>[]> {
  if (pairs.length === 0) return [];
  const submissions = pairs.map(({ submission }) => submission);
  const questions = pairs.map(({ question }) => question);
  return reportingTables(c)
    .selectFrom('sent_answer')
    .select(HEAD)
    .where('current', '=', true)
    .where(
      sql<boolean>`(submission_id, question_id) in (select * from unnest(${submissions}::uuid[], ${questions}::uuid[]))`,
    )
    .execute();
}

/** One digest of all answers that count to a question, and one of those of some parties: whether anything changed, without reading it. `confidential`: such ones, too. */
export async function findAnswerDigests(
  c: Connection,
  questionIds: readonly string[],
  partyIds: readonly string[],
  { confidential }: { confidential: boolean },
): Promise<Map<string, { all: string; some: string }>> {
  if (questionIds.length === 0) return new Map();
  const { rows } = await sql<{ question: string; all: string; some: string | null }>`
    select question_id as question, md5(string_agg(submission_id::text || sha256, ',' order by submission_id)) as "all",
      md5(string_agg(submission_id::text || sha256, ',' order by submission_id) filter (where party_id = any(${[...partyIds]}::uuid[])))
        as "some"
    from sent_answer where question_id = any(${[...questionIds]}::uuid[]) and current
      and (${confidential} or audience <> 'confidential') group by question_id`.execute(reportingTables(c));
  return new Map(rows.map(({ question, all, some }) => [question, { all, some: some ?? '' }]));
}

/** The digest that `findAnswerDigests` gives for these answers. */
export function digestOfAnswers(answers: readonly { submission: string; sha256: string }[]): string {
  const words = answers.map(({ submission, sha256 }) => `${submission}${sha256}`).sort();
  return createHash('md5').update(words.join(',')).digest('hex');
}
