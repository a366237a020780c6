import { formatDate, formatRelative, formatYearlyDay, type Translator } from '../../../kernel/i18n/index.js';
import type { CommitmentState } from '../commitment.js';
import { addDays, type Day, momentOf, yearOf } from './days.js';
import { nextOccurrence } from './occurrences.js';
import type { Openings } from './sessions.js';
import { hasNoDate, type Period, type Series, type Timing, type Window } from './timing.js';
import type { Urgency } from './urgency.js';

/** One thing that is said about when, for a page to set. */
export interface TimingPhrase {
  role: 'due' | 'expected' | 'recurs' | 'period' | 'event' | 'open' | 'none';
  /** "82nd session, 7 September 2027 to 4 September 2028 (expected)" */
  text: string;
  /** How far away: "begins in 9 months", "overdue since 1 November 2017"; what comes next of a series. */
  note: string | null;
  late: boolean;
}

interface Scene {
  t: Translator;
  today: Day;
  openings: Openings;
  /** Whether somebody still has to act. */
  pending: boolean;
  /** Nothing of it comes back any more: it was done, has lapsed or was superseded. */
  over: boolean;
  /** For a narrow column: the session or the last day, without the rest of the window. */
  brief: boolean;
}

/**
 * When, in the words of the reader's language: what is due first, then what is expected, comes back, holds, took place, and what is
 * left open. At least one phrase: "no date". `brief`: in few words, for a narrow column.
 */
export function timingWords(
  t: Translator,
  timing: Timing,
  {
    today,
    openings,
    state,
    brief = false,
  }: { today: Day; openings: Openings; state: CommitmentState; brief?: boolean | undefined },
): TimingPhrase[] {
  const pending = state === 'open' || state === 'under-way';
  const scene: Scene = { t, today, openings, pending, over: !pending && state !== 'no-action', brief };
  const plain = (role: TimingPhrase['role'], text: string): TimingPhrase => ({ role, text, note: null, late: false });
  if (hasNoDate(timing)) return [plain('none', t('commitments.timing.none'))];
  return [
    ...timing.due.map((window) => duePhrase(scene, window)),
    ...timing.expected.map((window) => expectedPhrase(scene, window)),
    ...timing.series.map((series) => seriesPhrase(scene, series)),
    ...timing.periods.map((period) => plain('period', periodWords(t, period))),
    ...timing.events.map((window) =>
      plain('event', t('commitments.timing.took-place', { days: windowWords(t, window) })),
    ),
    ...timing.open.map(({ code }) => plain('open', t(`commitments.timing.open.${code}`))),
  ];
}

export function urgencyWord(t: Translator, urgency: Urgency): string {
  return t(`commitments.urgency.${urgency}`);
}

/** "72nd session, October 2017"; "84th session, no later than 31 December 2029". */
export function windowWords(t: Translator, window: Window): string {
  const days = daysWords(t, window);
  if (window.session === null) return days;
  return [sessionWord(t, window.session), days].join(t('documents.comma'));
}

export function sessionWord(t: Translator, session: number): string {
  return t('documents.date.session', { n: session });
}

/** "7 September 2027 to 4 September 2028"; a day by itself. */
export function rangeWords(t: Translator, from: Day, to: Day): string {
  if (from === to) return formatDate(t.lang, from);
  return t('documents.date.between', { start: formatDate(t.lang, from), end: formatDate(t.lang, to) });
}

/** The days of a window without its session. */
export function daysWords(t: Translator, window: Window): string {
  const { from, to, precision, standing } = window;
  if (precision === 'not-after' || from === null)
    return t('documents.date.not-after', { date: formatDate(t.lang, to) });
  if (precision === 'year') return formatDate(t.lang, from.slice(0, 4));
  if (precision === 'month') return formatDate(t.lang, from.slice(0, 7));
  if (standing === 'unknown') return t('commitments.timing.days-unknown', { year: yearOf(from) });
  const days = rangeWords(t, from, to);
  return standing === 'expected' ? t('commitments.timing.days-expected', { days }) : days;
}

/** A window in full, or in the few words of a narrow column: "82nd session, 2027", "31 Dec 2026". */
function sayWindow({ t, brief }: Scene, window: Window): string {
  if (!brief) return windowWords(t, window);
  const short = shortWindow(t, window);
  if (window.precision !== 'session' || window.session === null) return short;
  return [short, formatDate(t.lang, String(yearOf(window.from ?? window.to)))].join(t('documents.comma'));
}

/** "31 Dec 2026", "Dec 2026", "2026", "82nd session". */
export function shortWindow(t: Translator, { from, to, precision, session }: Window): string {
  if (precision === 'session' && session !== null) return sessionWord(t, session);
  if (precision === 'year') return formatDate(t.lang, to.slice(0, 4));
  if (precision === 'month' || precision === 'session') return formatDate(t.lang, to.slice(0, 7), 'short');
  if (precision === 'not-after') return t('documents.date.not-after', { date: formatDate(t.lang, to, 'short') });
  if (from === null || from === to) return formatDate(t.lang, to, 'short');
  return t('documents.date.between', {
    start: formatDate(t.lang, from, 'short'),
    end: formatDate(t.lang, to, 'short'),
  });
}

function duePhrase(scene: Scene, window: Window): TimingPhrase {
  const { t, today, pending, brief } = scene;
  const text = sayWindow(scene, window);
  if (!pending) return { role: 'due', text, note: null, late: false };
  if (window.to >= today) return { role: 'due', text, note: distanceWords(scene, window), late: false };
  if (brief) return { role: 'due', text, note: urgencyWord(t, 'overdue'), late: true };
  const day = formatDate(t.lang, addDays(window.to, 1));
  return { role: 'due', text, note: t('commitments.timing.overdue', { day }), late: true };
}

function expectedPhrase(scene: Scene, window: Window): TimingPhrase {
  const { t, today } = scene;
  const days = sayWindow(scene, window);
  if (window.to < today)
    return { role: 'expected', text: t('commitments.timing.was-expected', { days }), note: null, late: false };
  return {
    role: 'expected',
    text: t('commitments.timing.expected', { days }),
    note: distanceWords(scene, window),
    late: false,
  };
}

/** "in 5 weeks" for a day; for a longer window until it begins, then until it ends. */
function distanceWords({ t, today }: Scene, { from, to }: Window): string {
  const when = (day: Day) =>
    day === today ? t('commitments.timing.today') : formatRelative(t.lang, momentOf(day), momentOf(today));
  if (from === null || from === to) return when(to);
  if (from > today) return t('commitments.timing.begins', { when: when(from) });
  return t('commitments.timing.ends', { when: when(to) });
}

function seriesPhrase(scene: Scene, series: Series): TimingPhrase {
  const note = scene.over ? null : nextWords(scene, series);
  return { role: 'recurs', text: seriesWords(scene, series), note, late: false };
}

function seriesWords({ t, brief }: Scene, series: Series): string {
  const comma = t('documents.comma');
  switch (series.kind) {
    case 'day':
      return t('commitments.timing.on-day-every-year', { day: formatYearlyDay(t.lang, series.monthDay) });
    case 'sessions':
      if (brief) return rhythmWords(t, series.step * 12);
      return t('commitments.timing.every-from', {
        every: rhythmWords(t, series.step * 12),
        from: t('documents.date.from-session', { n: series.first }),
      });
    case 'years':
      if (brief) return rhythmWords(t, series.months);
      return t('commitments.timing.every-from', {
        every: rhythmWords(t, series.months),
        from: t('documents.date.from-year', { year: formatDate(t.lang, String(series.first)) }),
      });
    case 'open':
      if (series.months === null) return t('commitments.timing.open-rhythm');
      return [rhythmWords(t, series.months), t('commitments.timing.open-beginning')].join(comma);
  }
}

/** "every 2 years" */
function rhythmWords(t: Translator, months: number): string {
  return months % 12 === 0
    ? t('documents.date.every-years', { n: months / 12 })
    : t('documents.date.every-months', { n: months });
}

function nextWords(scene: Scene, series: Series): string | null {
  const { t, today, openings } = scene;
  const alone: Timing = { due: [], expected: [], series: [series], periods: [], events: [], open: [] };
  const next = nextOccurrence(alone, today, openings);
  if (next === null) return null;
  if (series.kind === 'day') return t('commitments.timing.next-in', { year: yearOf(next.window.to) });
  return t('commitments.timing.next', { days: sayWindow(scene, next.window) });
}

function periodWords(t: Translator, { from, to }: Period): string {
  if (from !== null && to !== null) return rangeWords(t, from, to);
  if (to !== null) return t('documents.date.until', { end: formatDate(t.lang, to) });
  return from === null ? '' : t('documents.date.start', { start: formatDate(t.lang, from) });
}
