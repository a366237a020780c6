import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { AnswersSeen } from '../policy.js';
import { isSeen } from './read-answers.js';
import { reportingTables } from './tables.js';

/** Counts and sums over answers that count, made by the database: no answer is loaded. */

export interface FiguresAsked {
  questionIds: readonly string[];
  /** Each with the group that it is counted in; empty: in none. */
  parties: readonly { id: string; group: string }[];
  lang: readonly Lang[];
  seen: AnswersSeen;
}

function among({ questionIds, parties, lang, seen }: FiguresAsked) {
  const inLang = lang.length === 0 ? sql`` : sql`and a.lang = any(${[...lang]}::text[])`;
  return sql`sent_answer a join unnest(${parties.map(({ id }) => id)}::uuid[], ${parties.map(({ group }) => group)}::text[]) g (party_id, name)
    on g.party_id = a.party_id where a.question_id = any(${[...questionIds]}::uuid[]) and a.current and ${isSeen(seen)} ${inLang}`;
}

/** How many answers there are to each question. */
export async function countBases(c: Connection, asked: FiguresAsked): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select a.question_id as id, count(*)::int as n from ${among(asked)} group by 1`.execute(reportingTables(c));
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** How often each option was chosen; `option` is empty for words of one's own. */
export async function countChosen(
  c: Connection,
  asked: FiguresAsked,
): Promise<{ questionId: string; option: string; n: number }[]> {
  const { rows } = await sql<{ questionId: string; option: string; n: number }>`
    select k.id as "questionId", o.option, count(*)::int as n
    from (select a.question_id as id, a.value from ${among(asked)} and a.value ->> 'kind' = 'choice') k,
      lateral (select jsonb_array_elements_text(k.value -> 'chosen') as option
        union all select '' where k.value ->> 'other' <> '') o
    group by 1, 2`.execute(reportingTables(c));
  return rows;
}

/** Numbers of one group, or of all (`group` null). */
export interface NumbersOf {
  questionId: string;
  group: string | null;
  base: number;
  /** A decimal, for it may be large. */
  sum: string;
  least: number;
  median: number;
  most: number;
}

export async function sumNumbers(c: Connection, asked: FiguresAsked): Promise<NumbersOf[]> {
  const { rows } = await sql<NumbersOf>`
    select k.id as "questionId", case when grouping(k.name) = 1 then null else k.name end as "group", count(*)::int as base,
      sum(k.amount)::text as sum, min(k.amount)::float8 as least, max(k.amount)::float8 as most,
      percentile_cont(0.5) within group (order by k.amount::float8) as median
    from (select a.question_id as id, g.name, (a.value ->> 'amount')::numeric as amount
      from ${among(asked)} and a.value ->> 'kind' = 'number') k
    group by grouping sets ((k.id), (k.id, k.name))`.execute(reportingTables(c));
  return rows;
}
