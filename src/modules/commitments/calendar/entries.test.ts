import { describe, expect, it } from 'vitest';
import type { DateMention } from '../../documents/index.js';
import type { CommitmentState } from '../commitment.js';
import { sessionOpenings } from '../facts/session-openings.js';
import { openingsOf } from '../timing/sessions.js';
import { timingOf } from '../timing/timing-of.js';
import { entriesOf } from './entries.js';

const openings = openingsOf(sessionOpenings);
const context = { organ: 'GENERAL_ASSEMBLY', session: 70, adopted: '2015-12-17' };

const of = (date: Omit<DateMention, 'text'>, state: CommitmentState = 'open') =>
  entriesOf(timingOf([{ text: '', ...date }], openings, context), state, openings, '2026-11-29').map(
    ({ occurrence, part, firstDay, lastDay, yearly, status }) =>
      [occurrence.key, part, firstDay, lastDay, status, ...(yearly ? ['yearly'] : [])].join(' '),
  );

describe('what a commitment puts into a calendar', () => {
  it.each<[string, Omit<DateMention, 'text'>, string[]]>([
    [
      'a session: its opening and its last day, tentative while only expected',
      { kind: 'deadline', session: 82 },
      ['due-0 opening 2027-09-07 2027-09-07 tentative', 'due-0 last-day 2028-09-04 2028-09-04 tentative'],
    ],
    [
      'a session and a last day: the last day is certain',
      { kind: 'deadline', session: 84, not_after: '2029-12-31' },
      ['due-0 opening 2029-09-11 2029-09-11 tentative', 'due-0 last-day 2029-12-31 2029-12-31 confirmed'],
    ],
    [
      'a month: its last day',
      { kind: 'deadline', session: 72, month: '2017-10' },
      ['due-0 last-day 2017-10-31 2017-10-31 confirmed'],
    ],
    ['a year: its last day', { kind: 'deadline', year: 2027 }, ['due-0 last-day 2027-12-31 2027-12-31 confirmed']],
    [
      'a few days: themselves',
      { kind: 'deadline', start: '2025-11-24', end: '2025-11-25' },
      ['due-0 days 2025-11-24 2025-11-25 confirmed'],
    ],
    [
      'what is looked forward to',
      { kind: 'expected', year: 2026 },
      ['expected-0 last-day 2026-12-31 2026-12-31 tentative'],
    ],
    [
      'a day of every year: one entry',
      { kind: 'observance', month_day: '--07-30' },
      ['series-0 days 2016-07-30 2016-07-30 confirmed yearly'],
    ],
    [
      'a leap day begins on one',
      { kind: 'observance', month_day: '--02-29' },
      ['series-0 days 2016-02-29 2016-02-29 confirmed yearly'],
    ],
    [
      'a series of sessions: each time by itself, twelve years ahead',
      { kind: 'recurrence', every: 'P4Y', from_session: 72 },
      [
        'series-0-80 opening 2025-09-09 2025-09-09 tentative',
        'series-0-80 last-day 2026-09-07 2026-09-07 tentative',
        'series-0-84 opening 2029-09-11 2029-09-11 tentative',
        'series-0-84 last-day 2030-09-09 2030-09-09 tentative',
        'series-0-88 opening 2033-09-06 2033-09-06 tentative',
        'series-0-88 last-day 2034-09-04 2034-09-04 tentative',
        'series-0-92 opening 2037-09-08 2037-09-08 tentative',
        'series-0-92 last-day 2038-09-06 2038-09-06 tentative',
      ],
    ],
    ['a past event, a period, a rhythm without beginning: nothing', { kind: 'recurrence', every: 'P2Y' }, []],
    ['a past event', { kind: 'event', start: '2013-05-13' }, []],
  ])('%s', (_, date, entries) => {
    expect(of(date)).toEqual(entries);
  });

  it('what is done keeps its deadline and comes back no more', () => {
    expect(of({ kind: 'deadline', not_after: '2027-01-31' }, 'done')).toHaveLength(1);
    expect(of({ kind: 'observance', month_day: '--07-30' }, 'done')).toEqual([]);
  });

  it.each<CommitmentState>(['lapsed', 'superseded', 'no-action'])('what is %s has nothing', (state) => {
    expect(of({ kind: 'deadline', session: 82 }, state)).toEqual([]);
  });
});
