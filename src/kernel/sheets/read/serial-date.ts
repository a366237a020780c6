/** Which day is 0: 1900 as in Excel for Windows, 1904 as in old Excel for the Macintosh. */
export type DateSystem = 1900 | 1904;

export type SerialDate =
  | { ok: true; iso: string; certain: boolean }
  /** Before the first day, after the year 9999, or 29 February 1900, which Excel has and the calendar has not. */
  | { ok: false };

const DAY_SECONDS = 86_400;
/** Days from 1970-01-01 to day 0 of each system; of 1900 for days after its false 29 February. */
const EPOCH: Record<DateSystem, number> = { 1900: -25_569, 1904: -24_107 };
/** 9999-12-31 as days from 1970-01-01. */
const LAST_DAY = 2_932_896;

/**
 * A day number as ISO 8601: `2026-07-30`, with the clock `2026-07-30T09:00:00`. Excel believes that 1900 was a leap year, so days 1 to
 * 59 of its system are one earlier than the count says; LibreOffice counts them right. Those are `certain: false`.
 */
export function isoOfSerial(serial: number, system: DateSystem, clock: boolean): SerialDate {
  let days = Math.floor(serial);
  let seconds = clock ? Math.round((serial - days) * DAY_SECONDS) : 0;
  if (seconds === DAY_SECONDS) {
    days += 1;
    seconds = 0;
  }
  if (days < 0 || (system === 1900 && (days === 0 || days === 60))) return { ok: false };
  const early = system === 1900 && days < 60;
  const sinceEpoch = days + EPOCH[system] + (early ? 1 : 0);
  if (sinceEpoch > LAST_DAY) return { ok: false };
  const iso = new Date(sinceEpoch * DAY_SECONDS * 1000).toISOString().slice(0, 10);
  return { ok: true, iso: clock && seconds > 0 ? `${iso}T${clockOf(seconds)}` : iso, certain: !early };
}

/** The day number (1900) of an ISO date from 1900-03-01 on, from when on all programs agree; null before and for what is none. */
export function serialOfIso(iso: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || iso < '1900-03-01') return null;
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return null;
  return time / 1000 / DAY_SECONDS - EPOCH[1900];
}

/** A part of a day, or with `elapsed` any number of days, as `HH:MM:SS`. */
export function clockOfSerial(serial: number, elapsed: boolean): string {
  const whole = elapsed ? serial : serial - Math.floor(serial);
  const seconds = Math.round(Math.abs(whole) * DAY_SECONDS);
  return `${whole < 0 ? '-' : ''}${clockOf(elapsed ? seconds : seconds % DAY_SECONDS)}`;
}

function clockOf(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
