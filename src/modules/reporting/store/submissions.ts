import type { Connection } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { AnswerAudience, AnswerValue } from '../submissions/answer-value.js';
import {
  afterSubmissionEntry,
  type FoldedSubmission,
  foldSubmission,
  type HeldAnswer,
  type SubmissionEntry,
  type SubmissionState,
} from '../submissions/submission.js';
import type { Made } from './calls.js';
import { jsonText } from './json-text.js';
import { reportingTables, type SubmissionAnswerRow, type SubmissionRow } from './tables.js';

/** Where a submission stands, without its answers. */
export interface SubmissionHead {
  id: string;
  partyId: string;
  callId: string;
  origin: 'written' | 'brought-in';
  state: SubmissionState;
  revision: number;
  version: number;
  signed: string | null;
  reason: string;
  source: { file: string; name: string } | null;
  /** When its latest version was sent. */
  sentAt: Date | null;
  changedAt: Date;
}

function headOf(row: SubmissionRow): SubmissionHead {
  return {
    id: row.id,
    partyId: row.party_id,
    callId: row.call_id,
    origin: row.origin,
    state: row.state,
    revision: row.revision,
    version: row.version,
    signed: row.signed,
    reason: row.reason,
    source: row.source_file === null ? null : { file: row.source_file, name: row.source_name ?? '' },
    sentAt: row.sent_at,
    changedAt: row.changed_at,
  };
}

/** An answer as it is kept, with who wrote it last. */
export interface KeptAnswer extends HeldAnswer {
  questionId: string;
  writtenBy: string;
  writtenAt: Date;
}

export interface Submission extends Omit<FoldedSubmission, 'answers'>, SubmissionHead {
  answers: ReadonlyMap<string, KeptAnswer>;
}

/** `lock`: nobody else changes it until the end of the transaction. */
export async function findSubmission(
  c: Connection,
  by: { callId: string; partyId: string } | { id: string },
  { lock = false } = {},
): Promise<Submission | null> {
  const db = reportingTables(c);
  const query = db
    .selectFrom('submission')
    .selectAll()
    .$if('id' in by, (q) => q.where('id', '=', 'id' in by ? by.id : ''))
    .$if('callId' in by, (q) =>
      q.where('call_id', '=', 'callId' in by ? by.callId : '').where('party_id', '=', 'callId' in by ? by.partyId : ''),
    );
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) return null;
  const [answers, sections] = await Promise.all([
    db.selectFrom('submission_answer').selectAll().where('submission_id', '=', row.id).execute(),
    db.selectFrom('submission_section').selectAll().where('submission_id', '=', row.id).execute(),
  ]);
  return {
    ...headOf(row),
    answers: new Map(answers.map((answer) => [answer.question_id, keptOf(answer)])),
    sections: new Map(
      sections.map(({ section_id, person_id, ministry }) => [section_id, { person: person_id, ministry }]),
    ),
  };
}

type AnswerRead = Omit<SubmissionAnswerRow, 'value' | 'source'> & Pick<KeptAnswer, 'value' | 'source'>;

function keptOf(row: AnswerRead): KeptAnswer {
  return {
    questionId: row.question_id,
    version: row.version,
    value: row.value,
    lang: row.lang,
    audience: row.audience,
    source: row.source,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
  };
}

/** Heads of the submissions to a call, or of a party. */
export async function listSubmissions(
  c: Connection,
  of: { callId: string } | { partyIds: readonly string[] },
): Promise<SubmissionHead[]> {
  if ('partyIds' in of && of.partyIds.length === 0) return [];
  const rows = await reportingTables(c)
    .selectFrom('submission')
    .selectAll()
    .$if('callId' in of, (q) => q.where('call_id', '=', 'callId' in of ? of.callId : ''))
    .$if('partyIds' in of, (q) => q.where('party_id', 'in', 'partyIds' in of ? [...of.partyIds] : []))
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(headOf);
}

export async function findHeads(c: Connection, ids: readonly string[]): Promise<SubmissionHead[]> {
  if (ids.length === 0) return [];
  const rows = await reportingTables(c)
    .selectFrom('submission')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(headOf);
}

/** Begins the log of a submission, where there is none yet. The caller holds the row of the recipient or of the call. */
export async function insertSubmission(
  c: Connection,
  { id, callId, partyId }: { id: string; callId: string; partyId: string },
  entry: Extract<SubmissionEntry, { did: 'begun' | 'brought-in' }>,
  by: Made,
): Promise<Submission> {
  const brought = entry.did === 'brought-in' ? entry : null;
  const row: SubmissionRow = {
    id,
    party_id: partyId,
    call_id: callId,
    origin: brought === null ? 'written' : 'brought-in',
    state: 'draft',
    revision: 0,
    version: 0,
    signed: null,
    reason: '',
    source_file: brought?.file ?? null,
    source_name: brought?.name ?? null,
    sent_at: null,
    changed_at: by.madeAt,
  };
  await reportingTables(c).insertInto('submission').values(row).execute();
  const made: Submission = { ...headOf(row), answers: new Map(), sections: new Map() };
  await holdFiles(c, id, brought === null ? [] : [brought.file]);
  return addSubmissionEntries(c, made, [entry], by);
}

/** Adds entries to the log of a submission whose row the caller holds. @returns the submission as it is then. */
export async function addSubmissionEntries(
  c: Connection,
  submission: Submission,
  entries: readonly SubmissionEntry[],
  by: Made,
): Promise<Submission> {
  if (entries.length === 0) return submission;
  const db = reportingTables(c);
  const folded = entries.reduce<FoldedSubmission>(afterSubmissionEntry, submission);
  const { id, revision } = submission;
  await db
    .insertInto('submission_entry')
    .values(
      entries.map((entry, at) => ({
        submission_id: id,
        n: revision + at + 1,
        entry: jsonText(entry),
        made_by: by.madeBy,
        made_at: by.madeAt,
      })),
    )
    .execute();
  const sent = entries.findLast((entry) => entry.did === 'sent');
  const sentAt = sent === undefined ? submission.sentAt : momentOf(sent.on, by.madeAt);
  const { state, version, signed, reason } = folded;
  const next = revision + entries.length;
  await db
    .updateTable('submission')
    .set({ state, version, signed, reason, revision: next, sent_at: sentAt, changed_at: by.madeAt })
    .where('id', '=', id)
    .execute();
  const answers = new Map(submission.answers);
  for (const questionId of new Set(entries.flatMap((entry) => (entry.did === 'answered' ? [entry.question] : [])))) {
    const answer = folded.answers.get(questionId);
    if (answer === undefined) continue;
    answers.set(questionId, { ...answer, questionId, writtenBy: by.madeBy, writtenAt: by.madeAt });
    await keepAnswer(c, id, questionId, answer, by);
  }
  for (const sectionId of new Set(entries.flatMap((one) => (one.did === 'section-given' ? [one.section] : []))))
    await keepSection(c, id, sectionId, folded.sections.get(sectionId) ?? null);
  const { sections } = folded;
  return {
    ...submission,
    state,
    version,
    signed,
    reason,
    sections,
    answers,
    revision: next,
    sentAt,
    changedAt: by.madeAt,
  };
}

/** What was sent in the past has a day only. */
function momentOf(day: string, now: Date): Date {
  return now.toISOString().startsWith(day) ? now : new Date(`${day}T00:00:00Z`);
}

async function keepAnswer(
  c: Connection,
  submissionId: string,
  questionId: string,
  answer: HeldAnswer,
  { madeBy, madeAt }: Made,
): Promise<void> {
  const columns = {
    version: answer.version,
    value: answer.value === null ? null : jsonText(answer.value),
    lang: answer.lang,
    audience: answer.audience,
    source: answer.source === null ? null : jsonText(answer.source),
    written_by: madeBy,
    written_at: madeAt,
  };
  await reportingTables(c)
    .insertInto('submission_answer')
    .values({ submission_id: submissionId, question_id: questionId, ...columns })
    .onConflict((conflict) => conflict.columns(['submission_id', 'question_id']).doUpdateSet(columns))
    .execute();
  if (answer.value?.kind === 'file') await holdFiles(c, submissionId, [answer.value.sha256]);
}

async function keepSection(
  c: Connection,
  submissionId: string,
  sectionId: string,
  given: { person: string | null; ministry: string } | null,
): Promise<void> {
  const db = reportingTables(c);
  if (given === null) {
    await db
      .deleteFrom('submission_section')
      .where('submission_id', '=', submissionId)
      .where('section_id', '=', sectionId)
      .execute();
    return;
  }
  const columns = { person_id: given.person, ministry: given.ministry };
  await db
    .insertInto('submission_section')
    .values({ submission_id: submissionId, section_id: sectionId, ...columns })
    .onConflict((conflict) => conflict.columns(['submission_id', 'section_id']).doUpdateSet(columns))
    .execute();
}

async function holdFiles(c: Connection, submissionId: string, digests: readonly string[]): Promise<void> {
  if (digests.length === 0) return;
  await reportingTables(c)
    .insertInto('submission_file')
    .values(digests.map((sha256) => ({ submission_id: submissionId, sha256 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Which of these files submissions still hold. */
export async function submissionFilesHeld(c: Connection, digests: readonly string[]): Promise<string[]> {
  if (digests.length === 0) return [];
  const rows = await reportingTables(c)
    .selectFrom('submission_file')
    .select('sha256')
    .distinct()
    .where('sha256', 'in', [...digests])
    .execute();
  return rows.map(({ sha256 }) => sha256);
}

/** A submission's log, from the first entry on. */
export async function findSubmissionEntries(
  c: Connection,
  submissionId: string,
): Promise<{ n: number; entry: SubmissionEntry; madeBy: string; madeAt: Date }[]> {
  const rows = await reportingTables(c)
    .selectFrom('submission_entry')
    .select(['n', 'entry', 'made_by', 'made_at'])
    .where('submission_id', '=', submissionId)
    .orderBy('n')
    .execute();
  return rows.map(({ n, entry, made_by, made_at }) => ({ n, entry, madeBy: made_by, madeAt: made_at }));
}

/** Ids of submissions that lists show otherwise than their entries say; one at a time, for answers are long. */
export async function findMisfoldedSubmissions(c: Connection): Promise<string[]> {
  const heads = await reportingTables(c).selectFrom('submission').select('id').orderBy('id').execute();
  const broken: string[] = [];
  for (const { id } of heads) {
    const kept = await findSubmission(c, { id });
    const entries = await findSubmissionEntries(c, id);
    const folded = foldSubmission(entries.map(({ entry }) => entry));
    if (kept === null || kept.revision !== entries.length || essence(kept) !== essence(folded)) broken.push(id);
  }
  return broken;
}

function essence({ state, version, signed, reason, origin, answers, sections }: FoldedSubmission): string {
  const byId = (a: readonly [string, unknown], b: readonly [string, unknown]) => (a[0] < b[0] ? -1 : 1);
  const plain = [...answers].map(([id, { version: n, value, lang, audience, source }]) => [
    id,
    { n, value, lang, audience, source },
  ]) satisfies [string, unknown][];
  return jsonText({
    state,
    version,
    signed,
    reason,
    origin,
    answers: plain.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
    sections: [...sections].toSorted(byId),
  });
}

/** An answer as it was sent. */
export interface SentAnswer {
  partyId: string;
  callId: string;
  submissionId: string;
  version: number;
  questionId: string;
  value: AnswerValue;
  lang: Lang;
  audience: AnswerAudience;
  sha256: string;
}
