import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { AnswersSeen } from '../policy.js';
import type { SentAnswer } from './submissions.js';
import { reportingTables } from './tables.js';

/** Answers that count, read a page at a time: texts are long, and there are many. */

/** Which answers: to one question, of these parties in their order, in these languages (none: all), as far as the reader sees them. */
export interface AnswersAsked {
  questionId: string;
  partyIds: readonly string[];
  lang: readonly Lang[];
  seen: AnswersSeen;
}

/** An answer with when it was sent, and whether its text was cut. */
export interface ReadAnswer extends SentAnswer {
  cut: boolean;
  sentAt: Date;
}

/** What the reader sees; as a condition on `sent_answer` named `a`. */
export function isSeen({ all, shared, parties }: AnswersSeen): RawBuilder<boolean> {
  if (all) return sql<boolean>`true`;
  const own = sql`a.party_id = any(${parties}::uuid[])`;
  return shared
    ? sql<boolean>`(a.audience in ('public', 'parties') or ${own})`
    : sql<boolean>`(a.audience = 'public' or ${own})`;
}

function among({ questionId, partyIds, lang, seen }: AnswersAsked): RawBuilder<unknown> {
  const inLang = lang.length === 0 ? sql`` : sql`and a.lang = any(${[...lang]}::text[])`;
  return sql`sent_answer a join unnest(${[...partyIds]}::uuid[]) with ordinality o (party_id, place) on o.party_id = a.party_id
    where a.question_id = ${questionId} and a.current and ${isSeen(seen)} ${inLang}`;
}

export async function countAnswers(c: Connection, asked: AnswersAsked): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${among(asked)}`.execute(reportingTables(c));
  return rows[0]?.n ?? 0;
}

/**
 * One page of answers.
 *
 * @param most characters of a text; null: all of it.
 */
export async function readAnswers(
  c: Connection,
  asked: AnswersAsked,
  { offset, limit, most }: { offset: number; limit: number; most: number | null },
): Promise<ReadAnswer[]> {
  const longest = most ?? 2 ** 30;
  // Rows are chosen first, so that only their texts are taken out of where long values lie.
  const { rows } = await sql<ReadAnswer>`
    select a.party_id as "partyId", a.call_id as "callId", a.submission_id as "submissionId", a.version, a.question_id as "questionId",
      a.lang, a.audience, a.sha256, v.sent_at as "sentAt",
      coalesce(length(a.value ->> 'text') > ${longest}, false) as cut,
      case when a.value ? 'text' then jsonb_set(a.value, '{text}', to_jsonb(left(a.value ->> 'text', ${longest}))) else a.value end as value
    from (select a.party_id, a.submission_id, a.version, a.question_id, o.place from ${among(asked)}
      order by o.place limit ${limit} offset ${offset}) k
    join sent_answer a on a.party_id = k.party_id and a.submission_id = k.submission_id and a.version = k.version
      and a.question_id = k.question_id
    join submission_version v on v.submission_id = a.submission_id and v.n = a.version
    order by k.place`.execute(reportingTables(c));
  return rows;
}

/** How many answers of a call there are by party, and in which languages, as far as the reader sees them. */
export async function countByParty(
  c: Connection,
  callId: string,
  seen: AnswersSeen,
): Promise<Map<string, { answers: number; langs: Lang[] }>> {
  const { rows } = await sql<{ partyId: string; answers: number; langs: Lang[] }>`
    select a.party_id as "partyId", count(*)::int as answers, array_agg(distinct a.lang) as langs
    from sent_answer a where a.call_id = ${callId} and a.current and ${isSeen(seen)} group by a.party_id`.execute(
    reportingTables(c),
  );
  return new Map(rows.map(({ partyId, ...rest }) => [partyId, rest]));
}
