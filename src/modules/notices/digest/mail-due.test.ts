import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone, mailDue, onClock, TIME_ZONES } from './mail-due.js';

const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
const zones = fc.constantFrom(...TIME_ZONES);
const hours = fc.record({
  timeZone: zones,
  hour: fc.integer({ min: 0, max: 23 }),
  weekday: fc.integer({ min: 1, max: 7 }),
});
const HOUR = 3_600_000;

describe('when a mail is due', () => {
  it.each([
    ['daily', 'Africa/Nairobi', '2026-03-02T04:59:59Z', '2026-03-02T05:00:00.000Z'],
    ['daily', 'Africa/Nairobi', '2026-03-02T05:00:00Z', '2026-03-03T05:00:00.000Z'],
    ['daily', 'Asia/Kathmandu', '2026-03-02T00:00:00Z', '2026-03-02T02:15:00.000Z'],
    ['daily', 'America/New_York', '2026-03-07T20:00:00Z', '2026-03-08T12:00:00.000Z'],
    ['weekly', 'UTC', '2026-03-02T08:00:00Z', '2026-03-09T08:00:00.000Z'],
    ['weekly', 'Pacific/Kiritimati', '2026-03-01T17:00:00Z', '2026-03-01T18:00:00.000Z'],
    ['at-once', 'UTC', '2026-03-02T08:00:01Z', '2026-03-02T08:02:00.000Z'],
  ] as const)('%s in %s, written at %s: %s', (wish, timeZone, now, due) => {
    expect(mailDue(wish, { timeZone, hour: 8, weekday: 1 }, new Date(now))?.toISOString()).toBe(due);
  });

  it('never, where none is wanted', () => {
    expect(mailDue('off', { timeZone: 'UTC', hour: 8, weekday: 1 }, new Date())).toBeNull();
  });

  it('is after now, within a day or a week, at the hour of the person wherever the clock shows it', () => {
    fc.assert(
      fc.property(moments, hours, fc.constantFrom('daily' as const, 'weekly' as const), (now, at, wish) => {
        const due = mailDue(wish, at, now) ?? now;
        expect(due.getTime()).toBeGreaterThan(now.getTime());
        // A zone may have changed its clock, or left out a day, meanwhile.
        expect(due.getTime() - now.getTime()).toBeLessThanOrEqual((wish === 'daily' ? 48 : 8 * 24) * HOUR);
        const clock = onClock(at.timeZone, due);
        const skipped = (at.hour - clock.hour + 24) % 24;
        expect([0, 1, 23]).toContain(skipped);
        if (skipped === 0) expect(clock.minute % 30).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('knows the zones of the world and nothing else', () => {
    expect(['UTC', 'Asia/Shanghai', 'Africa/Nairobi'].every(isTimeZone)).toBe(true);
    expect(['', 'Mars/Olympus', 'asia/shanghai', '__proto__'].some(isTimeZone)).toBe(false);
  });
});
