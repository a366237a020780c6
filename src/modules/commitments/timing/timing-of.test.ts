import { describe, expect, it } from 'vitest';
import type { DateMention } from '../../documents/index.js';
import { sessionOpenings } from '../facts/session-openings.js';
import { openingsOf } from './sessions.js';
import { hasNoDate } from './timing.js';
import { type TimingContext, timingOf } from './timing-of.js';

const openings = openingsOf(sessionOpenings);
const assembly: TimingContext = { organ: 'GENERAL_ASSEMBLY', session: 70, adopted: '2015-12-17' };
const of = (date: Omit<DateMention, 'text'>, context = assembly) =>
  timingOf([{ text: 'words', ...date }], openings, context);

describe('what the words say becomes days', () => {
  it.each<[string, Omit<DateMention, 'text'>, object]>([
    ['a session is the whole session', { kind: 'deadline', session: 71 }, { from: '2016-09-13', to: '2017-09-11' }],
    [
      'a session and a month narrow each other',
      { kind: 'deadline', session: 72, month: '2017-10' },
      { from: '2017-10-01', to: '2017-10-31', precision: 'month', standing: 'confirmed', session: 72 },
    ],
    [
      'a session and a last day narrow each other',
      { kind: 'deadline', session: 84, not_after: '2029-12-31' },
      { from: '2029-09-11', to: '2029-12-31', precision: 'not-after', standing: 'expected', session: 84 },
    ],
    [
      'a last day alone has no beginning',
      { kind: 'deadline', not_after: '2017-10-31' },
      { from: null, to: '2017-10-31' },
    ],
    ['a month', { kind: 'deadline', month: '2028-02' }, { from: '2028-02-01', to: '2028-02-29', precision: 'month' }],
    ['a year', { kind: 'deadline', year: 2028 }, { from: '2028-01-01', to: '2028-12-31', precision: 'year' }],
    [
      'a span of days',
      { kind: 'deadline', start: '2025-11-24', end: '2025-11-25' },
      { from: '2025-11-24', to: '2025-11-25', precision: 'span' },
    ],
  ])('%s', (_, date, window) => {
    const timing = of(date);
    expect(timing.due).toEqual([expect.objectContaining({ words: 'words', ...window })]);
    expect(timing.open).toEqual([]);
  });

  it('what is looked forward to is expected, not due', () => {
    const timing = of({ kind: 'expected', year: 2026 });
    expect(timing.due).toEqual([]);
    expect(timing.expected).toEqual([expect.objectContaining({ from: '2026-01-01', to: '2026-12-31' })]);
  });

  it('what took place is an event, with the session in which it fell, and never due', () => {
    const timing = of({ kind: 'event', start: '2013-05-13', end: '2013-05-15', session: 67 });
    expect(timing.due).toEqual([]);
    expect(timing.events).toEqual([expect.objectContaining({ from: '2013-05-13', to: '2013-05-15', session: 67 })]);
  });

  it('a period has the ends that the words give', () => {
    expect(of({ kind: 'period', until: '2017' }).periods).toEqual([{ from: null, to: '2017-12-31', words: 'words' }]);
    expect(of({ kind: 'period', start: '2016', end: '2030' }).periods).toEqual([
      { from: '2016-01-01', to: '2030-12-31', words: 'words' },
    ]);
    expect(of({ kind: 'period', session: 75 }).periods).toEqual([{ from: null, to: '2021-09-13', words: 'words' }]);
  });

  it('a rhythm has the beginning that the words give, and none where they give none', () => {
    expect(of({ kind: 'recurrence', every: 'P4Y', from_session: 72 }).series).toEqual([
      { kind: 'sessions', first: 72, step: 4, words: 'words' },
    ]);
    expect(of({ kind: 'recurrence', every: 'P2Y', from_year: 2012 }).series).toEqual([
      { kind: 'years', first: 2012, months: 24, words: 'words' },
    ]);
    expect(of({ kind: 'recurrence', every: 'P2Y' }).series).toEqual([{ kind: 'open', months: 24, words: 'words' }]);
    expect(of({ kind: 'recurrence', every: 'P?D' }).series).toEqual([{ kind: 'open', months: null, words: 'words' }]);
    expect(of({ kind: 'observance', every: 'P1Y', month_day: '--07-30' }).series).toEqual([
      { kind: 'day', monthDay: '07-30', since: '2015-12-17', words: 'words' },
    ]);
  });

  it('a rhythm may have begun before the resolution that speaks of it', () => {
    const later: TimingContext = { organ: 'GENERAL_ASSEMBLY', session: 80, adopted: '2025-12-18' };
    expect(of({ kind: 'recurrence', every: 'P4Y', from_session: 72 }, later).series).toMatchObject([{ first: 72 }]);
  });

  it.each<[string, Omit<DateMention, 'text'>, TimingContext, string]>([
    ['a session of a commission', { kind: 'deadline', session: 27 }, assembly, 'other-body'],
    [
      'a session of another organ',
      { kind: 'deadline', session: 83 },
      { ...assembly, organ: 'HUMAN_RIGHTS_COUNCIL' },
      'other-body',
    ],
    ['a term that runs from what is not dated', { kind: 'deadline' }, assembly, 'after-event'],
    ['a day that does not exist', { kind: 'deadline', not_after: '2027-02-30' }, assembly, 'no-such-day'],
    ['an end before its beginning', { kind: 'period', start: '2030', end: '2020' }, assembly, 'no-such-day'],
    ['a yearly day that does not exist', { kind: 'observance', month_day: '--02-30' }, assembly, 'no-such-day'],
  ])('%s stays open', (_, date, context, code) => {
    const timing = of(date, context);
    expect(timing.open).toEqual([{ code, words: 'words' }]);
    expect([...timing.due, ...timing.series, ...timing.periods]).toEqual([]);
  });

  it('days outside of the session that the words name count, and the contradiction is told', () => {
    const timing = of({ kind: 'deadline', session: 72, month: '2019-10' });
    expect(timing.due).toEqual([expect.objectContaining({ from: '2019-10-01', to: '2019-10-31' })]);
    expect(timing.open).toEqual([{ code: 'contradiction', words: 'words' }]);
  });

  it('days beside a session of another body count', () => {
    const timing = of({ kind: 'deadline', session: 27, month: '2018-05' });
    expect(timing.due).toEqual([expect.objectContaining({ from: '2018-05-01', session: null })]);
    expect(timing.open).toEqual([{ code: 'other-body', words: 'words' }]);
  });

  it('no words, no date', () => {
    expect(hasNoDate(timingOf([], openings, assembly))).toBe(true);
    expect(hasNoDate(of({ kind: 'deadline' }))).toBe(false);
  });
});
