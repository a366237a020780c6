import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isDay, overlap, rangeOf } from './days.js';

describe('calendar days', () => {
  it('take a date as far as it goes', () => {
    expect(rangeOf('2028')).toEqual({ from: '2028-01-01', to: '2028-12-31' });
    expect(rangeOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(rangeOf('2028-02-29')).toEqual({ from: '2028-02-29', to: '2028-02-29' });
  });

  it.each(['2027-02-29', '2027-13', '2027-00-01', '2027-01-00', '0000-01-01', '27', '', '2027-1-1', '2027-04-31'])(
    '"%s" is no day',
    (text) => {
      expect(rangeOf(text)).toBeNull();
      expect(isDay(text)).toBe(false);
    },
  );

  it('are counted and moved by the day, over leap years and centuries', () => {
    expect(addDays('1999-12-31', 1)).toBe('2000-01-01');
    expect(daysBetween('2027-09-07', '2028-09-04')).toBe(363);
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
        expect(daysBetween('2026-11-29', addDays('2026-11-29', days))).toBe(days);
      }),
    );
  });

  it('overlap where both have them; an open end gives way', () => {
    expect(overlap({ from: '2017-09-12', to: '2018-09-17' }, { from: null, to: '2017-10-31' })).toEqual({
      from: '2017-09-12',
      to: '2017-10-31',
    });
    expect(overlap({ from: '2018-01-01', to: null }, { from: null, to: '2017-10-31' })).toBeNull();
  });
});
