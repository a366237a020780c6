import type { Hours, Wish } from '../notice.js';

/** When a mail is to tell what was written now. Pure. */

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * At once means after a minute or two, so that what happens together is told together; daily and weekly mean the next time the clock of the
 * person's zone shows the hour. Null where no mail is wanted.
 */
export function mailDue(wish: Wish, hours: Hours, now: Date): Date | null {
  if (wish === 'off') return null;
  if (wish === 'at-once') return new Date(Math.ceil((now.getTime() + MINUTE) / MINUTE) * MINUTE);
  return nextHour(hours, wish === 'weekly', now);
}

/** The next moment at which it is that hour there, after `now`; on the weekday of the hours where `weekly`. */
function nextHour({ timeZone, hour, weekday }: Hours, weekly: boolean, now: Date): Date {
  const today = onClock(timeZone, now);
  for (let ahead = 0; ; ahead += 1) {
    const day = new Date(Date.UTC(today.year, today.month - 1, today.day) + ahead * DAY);
    if (weekly && (day.getUTCDay() || 7) !== weekday) continue;
    const moment = momentAt(timeZone, day, hour);
    if (moment > now) return moment;
  }
}

/** The moment at which the clock of the zone shows the hour on that day; where it skips the hour, the moment at which it does. */
function momentAt(timeZone: string, day: Date, hour: number): Date {
  const wanted = day.getTime() + hour * 60 * MINUTE;
  // The distance of the zone may be another one at the moment that the first guess gives.
  const first = wanted - distance(timeZone, new Date(wanted));
  return new Date(wanted - distance(timeZone, new Date(first)));
}

/** How far the clock of a zone is ahead of UTC, in milliseconds. */
function distance(timeZone: string, moment: Date): number {
  const { year, month, day, hour, minute, second } = onClock(timeZone, moment);
  const whole = Math.floor(moment.getTime() / 1000) * 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What clock and calendar of a zone show. */
export function onClock(timeZone: string, moment: Date) {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  clocks.set(timeZone, clock);
  const parts = new Map(clock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: at('year'),
    month: at('month'),
    day: at('day'),
    hour: at('hour'),
    minute: at('minute'),
    second: at('second'),
  };
}

/** Whether there is such a zone, by the name that it has in this program's data. */
export function isTimeZone(name: string): boolean {
  return TIME_ZONES.has(name);
}

/** All zones by name; UTC first. */
export const TIME_ZONES: ReadonlySet<string> = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
