import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { type ListedCommitment, listCommitments } from '../find-commitments.js';
import { seesHidden } from '../policy.js';
import type { CommitmentFilter } from '../register/filter.js';
import { openRegister } from '../register/open-register.js';
import { type Day, type DayRange, yearOf } from '../timing/days.js';
import { dayInYear, type Occurrence, occurrences } from '../timing/occurrences.js';
import { daysOfSession, type Openings, type SessionDays } from '../timing/sessions.js';
import type { DaySeries } from '../timing/timing.js';
import { type EntryPart, entriesOf, standingTiming } from './entries.js';
import { type DatedCommitment, openCalendar } from './open-calendar.js';

/** One line of the calendar: on a day, what a commitment has there. */
export interface CalendarLine {
  firstDay: Day;
  lastDay: Day;
  part: EntryPart;
  occurrence: Occurrence;
  tentative: boolean;
  commitment: ListedCommitment;
}

export interface FoundCalendar {
  lines: CalendarLine[];
  /** How many there are in all; `lines` has the first of them. */
  total: number;
  openings: Openings;
}

/** More than anybody reads on one page. */
const MOST_LINES = 500;

interface Asker {
  actor: Actor;
  filter: CommitmentFilter;
  today: Day;
  lang: Lang;
}

/** What the commitments that pass the filter have on the days of a range, in the order of the days. */
export async function findCalendar(db: Database, range: DayRange, asker: Asker): Promise<FoundCalendar> {
  const { openings, commitments } = await datedCommitments(db, asker);
  const lines = commitments
    .flatMap((commitment) => linesIn(commitment, range, openings, asker.today))
    .sort((a, b) => compare(a.firstDay, b.firstDay) || compare(a.id, b.id) || compare(a.part, b.part));
  return { lines: await withCommitments(db, lines.slice(0, MOST_LINES), asker), total: lines.length, openings };
}

export interface FoundSession {
  days: SessionDays;
  /** Due, expected or coming back at this session by its name. */
  named: CalendarLine[];
  /** Whose days fall into those of the session. */
  within: CalendarLine[];
  openings: Openings;
}

/** What is due at a session of the General Assembly, or on days that fall into it. */
export async function findSessionCalendar(db: Database, session: number, asker: Asker): Promise<FoundSession> {
  const { openings, commitments } = await datedCommitments(db, asker);
  const days = daysOfSession(session, openings);
  const all = commitments.flatMap(({ id, timing, state }) =>
    occurrences(standingTiming(timing, state), days.from, days.to, openings).map((occurrence) =>
      wholeLine(id, occurrence),
    ),
  );
  const named = all.filter(({ occurrence: { window } }) => window.session === session);
  const within = all.filter(({ occurrence: { window } }) => window.session === null && window.to <= days.to);
  return {
    days,
    openings,
    named: await withCommitments(db, inOrder(named), asker),
    within: await withCommitments(db, inOrder(within), asker),
  };
}

/**
 * What decides on something that comes back every `step` sessions from `first`, such as the appraisal of the Global Plan: that it
 * does, or on which days of such a session.
 */
export async function findCycle(
  db: Database,
  { first, step }: { first: number; step: number },
  asker: Asker,
): Promise<ListedCommitment[]> {
  const { commitments } = await datedCommitments(db, asker);
  const inCycle = (session: number | null) => session !== null && session >= first && (session - first) % step === 0;
  const ids = commitments
    .filter(
      ({ timing }) =>
        timing.series.some((series) => series.kind === 'sessions' && series.first === first && series.step === step) ||
        timing.due.some(({ session, precision }) => precision !== 'session' && inCycle(session)),
    )
    .map(({ id }) => id);
  const listed = await listCommitments(db.connection, ids.slice(0, MOST_LINES), asker);
  return listed.filter(({ act }) => act === 'decide' || act === 'decide_again');
}

type BareLine = Omit<CalendarLine, 'commitment'> & { id: string };

async function datedCommitments(
  db: Database,
  { actor, filter, today }: Asker,
): Promise<{ openings: Openings; commitments: DatedCommitment[] }> {
  const { index, find } = await openRegister(db, today);
  const ids = index.ids(filter, await find(filter.words), { sort: 'document', descending: false }, seesHidden(actor));
  const { openings, dated } = await openCalendar(db);
  return { openings, commitments: ids.flatMap((id) => dated.get(id) ?? []) };
}

function linesIn(
  { id, timing, state }: DatedCommitment,
  { from, to }: DayRange,
  openings: Openings,
  today: Day,
): BareLine[] {
  return entriesOf(timing, state, openings, today).flatMap(
    ({ occurrence, part, firstDay, lastDay, yearly, status }) => {
      const days = yearly ? yearlyDays(firstDay, from, to) : [{ firstDay, lastDay }];
      return days
        .filter((one) => one.lastDay >= from && one.firstDay <= to)
        .map((one) => ({ ...one, id, part, occurrence, tentative: status === 'tentative' }));
    },
  );
}

function yearlyDays(first: Day, from: Day, to: Day): { firstDay: Day; lastDay: Day }[] {
  const series: DaySeries = { kind: 'day', monthDay: first.slice(5), since: null, words: '' };
  const days: { firstDay: Day; lastDay: Day }[] = [];
  for (let year = Math.max(yearOf(first), yearOf(from)); year <= yearOf(to); year++) {
    const day = dayInYear(series, year);
    days.push({ firstDay: day, lastDay: day });
  }
  return days;
}

function wholeLine(id: string, occurrence: Occurrence): BareLine {
  const { window, role } = occurrence;
  return {
    id,
    occurrence,
    part: 'days',
    firstDay: window.from ?? window.to,
    lastDay: window.to,
    tentative: window.standing !== 'confirmed' || role === 'expected',
  };
}

const inOrder = (lines: readonly BareLine[]): BareLine[] =>
  [...lines].sort((a, b) => compare(a.lastDay, b.lastDay) || compare(a.id, b.id)).slice(0, MOST_LINES);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function withCommitments(db: Database, lines: readonly BareLine[], asker: Asker): Promise<CalendarLine[]> {
  const ids = [...new Set(lines.map(({ id }) => id))];
  const rows = await listCommitments(db.connection, ids, asker);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return lines.flatMap(({ id, ...line }) => {
    const commitment = byId.get(id);
    return commitment === undefined ? [] : [{ ...line, commitment }];
  });
}
