import { lastFrom } from '../positions.js';
import type { FoundDate } from '../types.js';
import type { DateExpression, Frequency } from './expressions.js';

/** How far a session may stand from the frequency that starts with it. */
const NEAR = 90;

/** A frequency with the session or year from which it runs. */
export function recurrenceOf(
  frequency: Frequency,
  expressions: readonly DateExpression[],
  text: string,
): { date: FoundDate; used: DateExpression | null } {
  const near = expressions.slice(
    lastFrom(expressions, frequency.from - NEAR * 2, ({ from: at }) => at) + 1,
    lastFrom(expressions, frequency.to + NEAR, ({ from: at }) => at) + 1,
  );
  const used = near.find((expression) => {
    const starts = expression.lead === 'starting' || expression.tail === 'starting';
    const gap = expression.from >= frequency.to ? expression.from - frequency.to : frequency.from - expression.to;
    return starts && (expression.kind === 'session' || expression.kind === 'year') && gap <= NEAR;
  });
  const from = Math.min(frequency.from, used?.leadFrom ?? frequency.from);
  const to = Math.max(frequency.to, used?.tailTo ?? frequency.to);
  const session = used?.sessions[0];
  return {
    date: {
      kind: 'recurrence',
      text: text.slice(from, to),
      every: frequency.every,
      span: [from, to],
      ...(session !== undefined ? { from_session: session } : used ? { from_year: Number(used.start) } : {}),
    },
    used: used ?? null,
  };
}

/** Parts of one deadline stand in one object; a session in which a meeting fell belongs to the meeting. */
export function mergeDates(dates: readonly FoundDate[], text: string): FoundDate[] {
  const merged: FoundDate[] = [];
  const known = new Set<string>();
  for (const date of dates) {
    const last = merged.at(-1);
    if (last && joins(last, date)) {
      const span: [number, number] = [Math.min(last.span[0], date.span[0]), Math.max(last.span[1], date.span[1])];
      merged[merged.length - 1] = { ...date, ...last, span, text: text.slice(span[0], span[1]) };
    } else if (!known.has(keyOf(date))) merged.push(date);
    const latest = merged.at(-1);
    if (latest) known.add(keyOf(latest));
  }
  return merged;
}

const FIELDS = ['session', 'not_after', 'start', 'end', 'month', 'year', 'until'] as const;

function joins(a: FoundDate, b: FoundDate): boolean {
  if (a.kind !== b.kind || (a.kind !== 'deadline' && a.kind !== 'expected')) return false;
  if (b.span[0] - a.span[1] > 40) return false;
  const withSession = (a.session !== undefined) !== (b.session !== undefined);
  return withSession && FIELDS.every((field) => a[field] === undefined || b[field] === undefined);
}

/** Two mentions that say the same are one. */
function keyOf(date: FoundDate): string {
  const rest = [date.kind, date.every, date.from_session, date.from_year, date.month_day];
  return JSON.stringify([...rest, ...FIELDS.map((field) => date[field])]);
}
