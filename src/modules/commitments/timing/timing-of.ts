import type { DateMention } from '../../documents/index.js';
import { type Day, overlap, rangeOf } from './days.js';
import { seriesOf } from './series-of.js';
import { daysOfSession, FIRST_SESSION_BY_RULE, type Openings } from './sessions.js';
import type { OpenMatter, Period, Precision, Timing, Window } from './timing.js';

/** What is known of the document in which the words stand. */
export interface TimingContext {
  organ: string | null;
  session: number | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD */
  adopted: string | null;
}

/**
 * What the words about time of one act come to in days. One mention is one window: a session, a month and a last day of one
 * mention narrow each other. Never throws; what cannot be resolved is in `open`.
 *
 * @example timingOf([{ kind: 'deadline', text: 'at its 82nd session', session: 82 }], openings, context).due[0]
 *   // { from: '2027-09-07', to: '2028-09-04', precision: 'session', standing: 'expected', session: 82, ... }
 */
export function timingOf(dates: readonly DateMention[], openings: Openings, context: TimingContext): Timing {
  const timing: Timing = { due: [], expected: [], series: [], periods: [], events: [], open: [] };
  for (const date of dates) place(date, { timing, openings, context });
  return timing;
}

interface Scene {
  timing: Timing;
  openings: Openings;
  context: TimingContext;
}

function place(date: DateMention, scene: Scene): void {
  const { timing, openings, context } = scene;
  if (date.session !== undefined && date.kind !== 'event' && !isOfTheAssembly(date.session, context)) {
    leaveOpen(timing, 'other-body', date);
    if (!namesDays(date)) return;
  }
  switch (date.kind) {
    case 'deadline':
    case 'expected': {
      const window = windowOf(date, scene);
      if (window !== null) timing[date.kind === 'deadline' ? 'due' : 'expected'].push(window);
      return;
    }
    case 'event': {
      const { session: _, ...days } = date;
      const window = windowOf(days, scene);
      if (window !== null) timing.events.push({ ...window, session: date.session ?? null });
      return;
    }
    case 'period': {
      const period = periodOf(date, scene);
      if (period !== null) timing.periods.push(period);
      return;
    }
    case 'recurrence':
    case 'observance': {
      const { from_session: first, ...withoutFirst } = date;
      const known = first === undefined || canBeOfTheAssembly(first, context);
      if (!known) leaveOpen(timing, 'other-body', date);
      const series = seriesOf(known ? date : withoutFirst, sinceOf(context, openings));
      if (series === null) leaveOpen(timing, 'no-such-day', date);
      else timing.series.push(series);
      return;
    }
  }
}

function leaveOpen(timing: Timing, code: OpenMatter['code'], date: DateMention): void {
  timing.open.push({ code, words: date.text });
}

/**
 * Councils and commissions number their sessions too. A resolution of the Assembly means its own: those still to come are not below
 * the one that adopted it. Of an unknown organ, numbers from the fifty-eighth on are taken for the Assembly's.
 */
function isOfTheAssembly(session: number, { organ, session: own }: TimingContext): boolean {
  if (organ !== null && organ !== 'GENERAL_ASSEMBLY') return false;
  return session >= (own ?? (organ === null ? FIRST_SESSION_BY_RULE : 1));
}

/** A rhythm may have begun before the resolution that speaks of it. */
function canBeOfTheAssembly(session: number, context: TimingContext): boolean {
  return isOfTheAssembly(session, {
    ...context,
    session: Math.min(context.session ?? Infinity, FIRST_SESSION_BY_RULE),
  });
}

function namesDays(date: DateMention): boolean {
  return [date.not_after, date.start, date.end, date.month, date.until, date.year].some((part) => part !== undefined);
}

/** The days of a mention without its session; null where it names none, `no-such-day` where one of them does not exist. */
function namedDays(
  date: DateMention,
): { from: Day | null; to: Day | null; precision: Precision } | 'no-such-day' | null {
  const parts: { from: Day | null; to: Day | null; precision: Precision }[] = [];
  for (const [text, precision] of [
    [date.year === undefined ? undefined : String(date.year), 'year'],
    [date.month, 'month'],
  ] as const) {
    if (text === undefined) continue;
    const range = rangeOf(text);
    if (range === null) return 'no-such-day';
    parts.push({ ...range, precision });
  }
  if (date.start !== undefined || date.end !== undefined) {
    const start = rangeOf(date.start ?? date.end ?? '');
    const end = rangeOf(date.end ?? date.start ?? '');
    if (start === null || end === null || start.from > end.to) return 'no-such-day';
    parts.push({ from: start.from, to: end.to, precision: precisionOf(date.start ?? '', date.end) });
  }
  for (const text of [date.until, date.not_after]) {
    if (text === undefined) continue;
    const range = rangeOf(text);
    if (range === null) return 'no-such-day';
    parts.push({ from: null, to: range.to, precision: 'not-after' });
  }
  const [first, ...rest] = parts;
  if (first === undefined) return null;
  let days: { from: Day | null; to: Day | null } = first;
  for (const part of rest) {
    const both = overlap(days, part);
    if (both === null) return 'no-such-day';
    days = both;
  }
  return { ...days, precision: rest.at(-1)?.precision ?? first.precision };
}

function precisionOf(start: string, end: string | undefined): Precision {
  if (end !== undefined && end !== start) return 'span';
  return start.length === 4 ? 'year' : start.length === 7 ? 'month' : 'day';
}

/** The window of a deadline, an expectation or an event; null, with a word in `open`, where there is none. */
function windowOf(date: DateMention, { timing, openings, context }: Scene): Window | null {
  const named = namedDays(date);
  if (named === 'no-such-day') {
    leaveOpen(timing, 'no-such-day', date);
    return null;
  }
  const { session } = date;
  const words = date.text;
  if (session === undefined || !isOfTheAssembly(session, context)) {
    if (named === null || named.to === null) {
      if (session === undefined) leaveOpen(timing, 'after-event', date);
      return null;
    }
    return { from: named.from, to: named.to, precision: named.precision, standing: 'confirmed', session: null, words };
  }
  const { from, to, standing } = daysOfSession(session, openings);
  if (named === null) return { from, to, precision: 'session', standing, session, words };
  const both = overlap({ from, to }, named);
  if (both === null) leaveOpen(timing, 'contradiction', date);
  const window = both ?? named;
  const bySession = both !== null && (both.from === from || both.to === to) && standing !== 'confirmed';
  return {
    from: window.from,
    to: window.to ?? to,
    precision: named.precision,
    standing: bySession ? standing : 'confirmed',
    session,
    words,
  };
}

function periodOf(date: DateMention, { timing, openings, context }: Scene): Period | null {
  const named = namedDays(date);
  if (named === 'no-such-day') {
    leaveOpen(timing, 'no-such-day', date);
    return null;
  }
  if (named !== null) return { from: named.from, to: named.to, words: date.text };
  if (date.session === undefined || !isOfTheAssembly(date.session, context)) return null;
  return { from: null, to: daysOfSession(date.session, openings).to, words: date.text };
}

/** From when on what a document begins can come back: its adoption, or the opening of its session. */
function sinceOf({ adopted, session, organ }: TimingContext, openings: Openings): Day | null {
  const range = adopted === null ? null : rangeOf(adopted);
  if (range !== null) return range.from;
  const own = session !== null && (organ === null || organ === 'GENERAL_ASSEMBLY') ? session : null;
  return own === null || own < 1 ? null : daysOfSession(own, openings).from;
}
