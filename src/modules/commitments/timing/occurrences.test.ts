import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionOpenings } from '../facts/session-openings.js';
import { addDays, type Day, yearOf } from './days.js';
import { nextOccurrence, occurrences } from './occurrences.js';
import { openingsOf } from './sessions.js';
import type { Series, Timing, Window } from './timing.js';

const openings = openingsOf(sessionOpenings);
const empty: Timing = { due: [], expected: [], series: [], periods: [], events: [], open: [] };
const only = (...series: Series[]): Timing => ({ ...empty, series });
const words = '';

const over = (timing: Timing, from: Day, to: Day) => occurrences(timing, from, to, openings);

describe('what comes back', () => {
  it('the appraisal: every four years from the seventy-second session', () => {
    const appraisal = only({ kind: 'sessions', first: 72, step: 4, words });
    const found = over(appraisal, '2010-01-01', '2030-12-31');
    expect(found.map(({ key, window }) => [key, window.from, window.to])).toEqual([
      ['series-0-72', '2017-09-12', '2018-09-17'],
      ['series-0-76', '2021-09-14', '2022-09-12'],
      ['series-0-80', '2025-09-09', '2026-09-07'],
      ['series-0-84', '2029-09-11', '2030-09-09'],
    ]);
    expect(nextOccurrence(appraisal, '2026-11-29', openings)?.window.session).toBe(84);
  });

  it('the report every two years from 2012', () => {
    const report = only({ kind: 'years', first: 2012, months: 24, words });
    expect(over(report, '2011-01-01', '2017-06-30').map(({ window }) => window.from)).toEqual([
      '2012-01-01',
      '2014-01-01',
      '2016-01-01',
    ]);
    expect(nextOccurrence(report, '2027-01-01', openings)?.window).toMatchObject({
      from: '2028-01-01',
      to: '2028-12-31',
    });
  });

  it('30 July, every year, not before the resolution', () => {
    const day = only({ kind: 'day', monthDay: '07-30', since: '2013-12-18', words });
    expect(over(day, '2012-01-01', '2015-12-31').map(({ window }) => window.from)).toEqual([
      '2014-07-30',
      '2015-07-30',
    ]);
    expect(nextOccurrence(day, '2027-07-30', openings)?.window.to).toBe('2027-07-30');
    expect(nextOccurrence(day, '2027-07-31', openings)?.window.to).toBe('2028-07-30');
  });

  it('twice a year are its halves, every month its months', () => {
    expect(
      over(only({ kind: 'years', first: 2020, months: 6, words }), '2020-06-30', '2020-07-01').map(
        ({ key, window }) => [key, window.from, window.to],
      ),
    ).toEqual([
      ['series-0-2020-01', '2020-01-01', '2020-06-30'],
      ['series-0-2020-07', '2020-07-01', '2020-12-31'],
    ]);
    expect(over(only({ kind: 'years', first: 2020, months: 1, words }), '2024-02-29', '2024-02-29')).toMatchObject([
      { key: 'series-0-2024-02', window: { to: '2024-02-29', precision: 'month' } },
    ]);
  });

  it('a rhythm without a beginning has no days', () => {
    expect(nextOccurrence(only({ kind: 'open', months: 24, words }), '2026-01-01', openings)).toBeNull();
  });

  it('deadlines keep their names when their days change', () => {
    const due: Window = {
      from: null,
      to: '2027-01-31',
      precision: 'not-after',
      standing: 'confirmed',
      session: null,
      words,
    };
    const timing: Timing = { ...empty, due: [due, { ...due, to: '2026-12-31' }] };
    expect(over(timing, '2026-01-01', '2027-12-31').map(({ key }) => key)).toEqual(['due-1', 'due-0']);
    expect(over(timing, '2027-02-01', '2027-12-31')).toEqual([]);
  });
});

const startDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));

describe('over a hundred years nothing is skipped, nothing comes twice', () => {
  const hundred = (from: Day): [Day, Day] => [from, `${yearOf(from) + 100}${from.slice(4)}`.replace('02-29', '02-28')];

  it('series of sessions', () => {
    fc.assert(
      fc.property(startDay, fc.integer({ min: 58, max: 110 }), fc.integer({ min: 1, max: 10 }), (day, first, step) => {
        const [from, to] = hundred(day);
        const sessions = over(only({ kind: 'sessions', first, step, words }), from, to).map(
          ({ window }) => window.session ?? 0,
        );
        const opened = (session: number) =>
          over(only({ kind: 'sessions', first: session, step: 999, words }), from, to).length > 0;
        const wanted = Array.from({ length: 260 }, (_, i) => first + i * step).filter(opened);
        expect(sessions).toEqual(wanted);
      }),
      { numRuns: 50 },
    );
  });

  it('series of years, and of parts of years', () => {
    fc.assert(
      fc.property(
        startDay,
        fc.integer({ min: 1990, max: 2060 }),
        fc.constantFrom(1, 3, 6, 12, 24, 36, 48, 60, 120),
        (day, first, months) => {
          const [from, to] = hundred(day);
          const found = over(only({ kind: 'years', first, months, words }), from, to);
          const starts = found.map(({ window }) => monthsAt(window.from ?? ''));
          expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
          for (const [i, start] of starts.entries()) {
            expect((start - first * 12) % months).toBe(0);
            expect(start).toBeGreaterThanOrEqual(first * 12);
            if (i > 0) expect(start - (starts[i - 1] ?? 0)).toBe(months);
          }
          // Nothing before the first found or after the last would touch the hundred years.
          expect(starts[0] ?? 0).toBeLessThanOrEqual(Math.max(first * 12, monthsAt(from) + months));
          expect(starts.at(-1) ?? 0).toBeGreaterThan(monthsAt(to) - months);
        },
      ),
    );
  });

  it('yearly days, the day of a leap year too', () => {
    const monthDay = fc.integer({ min: 0, max: 365 }).map((days) => addDays('2000-01-01', days).slice(5));
    fc.assert(
      fc.property(startDay, monthDay, (day, on) => {
        const [from, to] = hundred(day);
        const years = over(only({ kind: 'day', monthDay: on, since: null, words }), from, to).map(({ window }) =>
          yearOf(window.to),
        );
        expect(years.length === 100 || years.length === 101).toBe(true);
        for (const [i, year] of years.entries()) expect(year).toBe((years[0] ?? 0) + i);
      }),
    );
  });

  it('what is next is the first of what is to come', () => {
    fc.assert(
      fc.property(
        startDay,
        fc.integer({ min: 58, max: 110 }),
        fc.integer({ min: 1, max: 10 }),
        (today, first, step) => {
          const timing = only({ kind: 'sessions', first, step, words });
          expect(nextOccurrence(timing, today, openings)).toEqual(over(timing, today, '2300-12-31')[0]);
        },
      ),
    );
  });
});

const monthsAt = (day: Day): number => yearOf(day) * 12 + Number(day.slice(5, 7)) - 1;
