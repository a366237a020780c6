import { fold } from '../fold.js';
import { lastFrom } from '../positions.js';
import type { AnnotateInput, FoundAct, FoundDate } from '../types.js';
import { type DateExpression, findExpressions, findFrequencies } from './expressions.js';
import { dateOf, outlookOf } from './kinds.js';
import { mergeDates, recurrenceOf } from './merge.js';
import { dateWords } from './words.js';

/** What a paragraph says about time, in order; the act that governs the words decides between deadline and event. */
export function findDates(input: AnnotateInput, acts: FoundAct[]): FoundDate[] {
  const folded = fold(input.text);
  const words = dateWords(input.lang);
  const expressions = findExpressions(folded, words);
  const frequencies = findFrequencies(folded, words);
  const used = new Set<DateExpression>();
  const recurrences: FoundDate[] = [];
  for (const frequency of frequencies) {
    const recurrence = recurrenceOf(frequency, expressions, input.text);
    if (recurrence.used) used.add(recurrence.used);
    recurrences.push(recurrence.date);
  }
  const dates: FoundDate[] = [];
  for (const expression of expressions) {
    if (used.has(expression)) continue;
    const governing = lastFrom(acts, expression.from, placeOfAct);
    const act = acts[governing] ?? null;
    const next = acts[governing + 1];
    const scene = { input, folded, words, act, from: act?.span[1] ?? 0, end: next?.span[0] ?? folded.length };
    const found = dateOf(expression, scene);
    dates.push(...found.map((date) => withPurpose(date, scene.act, input)));
  }
  const events = attachSessions(dates, expressions, acts, used);
  return withObservances(mergeDates(events.sort(byPlace), input.text), recurrences, input.text);
}

const placeOfAct = (act: FoundAct) => act.span[0];
const byPlace = (a: FoundDate, b: FoundDate) => a.span[0] - b.span[0];

/** Sessions under an act that looks back say in which session a meeting of the same act fell. */
function attachSessions(
  dates: FoundDate[],
  expressions: readonly DateExpression[],
  acts: readonly FoundAct[],
  used: ReadonlySet<DateExpression>,
): FoundDate[] {
  const actAt = (at: number) => acts[lastFrom(acts, at, placeOfAct)] ?? null;
  return dates.map((date) => {
    if (date.kind !== 'event') return date;
    const act = actAt(date.span[0]);
    if (outlookOf(act?.act ?? null) !== 'back') return date;
    const from = lastFrom(expressions, date.span[0] - 60, (expression) => expression.from) + 1;
    const to = lastFrom(expressions, date.span[0] + 60, (expression) => expression.from) + 1;
    const session = expressions
      .slice(from, to)
      .find(
        (expression) =>
          expression.kind === 'session' &&
          !used.has(expression) &&
          expression.lead !== 'cited' &&
          actAt(expression.from) === act &&
          Math.abs(expression.from - date.span[0]) < 60,
      );
    return session?.sessions[0] !== undefined ? { ...date, session: session.sessions[0] } : date;
  });
}

/** A yearly observance is one object, not an observance and a recurrence. */
function withObservances(dates: FoundDate[], recurrences: FoundDate[], text: string): FoundDate[] {
  const yearly = recurrences.find((recurrence) => recurrence.every === 'P1Y');
  const observance = dates.find((date) => date.kind === 'observance');
  if (!yearly || !observance) return mergeDates([...dates, ...recurrences].sort(byPlace), text);
  const rest = recurrences.filter((recurrence) => recurrence !== yearly);
  return mergeDates(
    [
      ...dates.map((date) => (date === observance ? { ...date, every: 'P1Y', ...startOf(yearly) } : date)),
      ...rest,
    ].sort(byPlace),
    text,
  );
}

function startOf({ from_session, from_year }: FoundDate): Pick<FoundDate, 'from_session' | 'from_year'> {
  return { ...(from_session !== undefined ? { from_session } : {}), ...(from_year !== undefined ? { from_year } : {}) };
}

/** The words of what is due: those between who is asked and the date. */
function withPurpose(date: FoundDate, act: FoundAct | null, input: AnnotateInput): FoundDate {
  if (!act || (date.kind !== 'deadline' && date.kind !== 'expected')) return date;
  const phrase = input.text.slice(act.span[1], date.span[0]).replace(/\s+/g, ' ').trim();
  if (phrase.length < 4) return date;
  return {
    ...date,
    on: phrase.length <= 90 ? phrase : `… ${phrase.slice(phrase.indexOf(' ', phrase.length - 90) + 1)}`,
  };
}
