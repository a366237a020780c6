import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionOpenings } from '../facts/session-openings.js';
import { addDays, daysBetween, weekdayOf } from './days.js';
import { daysOfSession, openingByRule, openingsOf, sessionAt } from './sessions.js';

const openings = openingsOf(sessionOpenings);

describe('openings of the General Assembly', () => {
  it('the rule gives every confirmed opening', () => {
    const confirmed = sessionOpenings.filter(({ standing }) => standing === 'confirmed');
    expect(confirmed.map(({ session }) => session)).toEqual([72, 73, 74, 75, 76, 77, 78, 80]);
    for (const { session, opens } of confirmed) expect(openingByRule(session), `session ${session}`).toBe(opens);
  });

  it('the eighty-second is expected on 7 September 2027, not confirmed', () => {
    expect(openings.get(82)).toEqual({ session: 82, opens: '2027-09-07', standing: 'expected' });
    expect(daysOfSession(82, openings)).toEqual({
      session: 82,
      from: '2027-09-07',
      to: '2028-09-04',
      standing: 'expected',
    });
  });

  it('counts from the first week with a working day, also where September begins on a Saturday', () => {
    expect(openingByRule(67)).toBe('2012-09-18');
    expect(openingByRule(58)).toBe('2003-09-16');
  });

  it('a session lasts until the day before the next opens, and is confirmed where both openings are', () => {
    expect(daysOfSession(72, openings)).toMatchObject({ from: '2017-09-12', to: '2018-09-17', standing: 'confirmed' });
    expect(daysOfSession(78, openings)).toMatchObject({ from: '2023-09-05', standing: 'expected' });
  });

  it('leaves what came before the rule open to what is known: the year', () => {
    expect(openingByRule(57)).toBeNull();
    expect(daysOfSession(45, openings)).toMatchObject({ from: '1990-09-01', to: '1991-09-30', standing: 'unknown' });
    expect(daysOfSession(57, openings)).toMatchObject({ from: '2002-09-01', to: '2003-09-15', standing: 'unknown' });
    expect(daysOfSession(1, openings).from).toBe('1946-01-01');
  });

  it('follows what an administrator enters', () => {
    const edited = openingsOf([{ session: 82, opens: '2027-09-14', standing: 'confirmed' }]);
    expect(daysOfSession(82, edited)).toMatchObject({ from: '2027-09-14', to: '2028-09-04', standing: 'expected' });
    expect(daysOfSession(81, edited).to).toBe('2027-09-13');
  });

  it('by rule, sessions open on Tuesdays of September and follow one another without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 58, max: 250 }), (session) => {
        const days = daysOfSession(session, new Map());
        expect(weekdayOf(days.from)).toBe(2);
        expect(days.from.slice(5, 7)).toBe('09');
        expect(addDays(days.to, 1)).toBe(daysOfSession(session + 1, new Map()).from);
        expect(daysBetween(days.from, days.to)).toBeGreaterThan(350);
        expect(sessionAt(days.from, new Map())).toBe(session);
        expect(sessionAt(days.to, new Map())).toBe(session);
      }),
    );
  });
});
