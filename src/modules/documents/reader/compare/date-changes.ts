import type { DateMention } from '../reading.js';
import type { DateChange } from './comparison.js';

/** What became of the dates of a paragraph; dates that say the same are not mentioned, however they are worded. */
export function dateChanges(old: readonly DateMention[], now: readonly DateMention[]): DateChange[] {
  const left = [...now];
  const waiting: DateMention[] = [];
  for (const date of old) {
    const same = left.findIndex((other) => factsOf(other) === factsOf(date));
    if (same >= 0) left.splice(same, 1);
    else waiting.push(date);
  }
  const changes: DateChange[] = [];
  for (const date of waiting) {
    const at = left.findIndex((other) => other.kind === date.kind);
    const [other] = at >= 0 ? left.splice(at, 1) : [];
    changes.push(
      other ? { change: changeOf(date, other), old: date, new: other } : { change: 'gone', old: date, new: null },
    );
  }
  return [...changes, ...left.map((date): DateChange => ({ change: 'new', old: null, new: date }))];
}

function factsOf(date: DateMention): string {
  const { text: _text, spans: _spans, by: _by, place: _place, on: _on, ...facts } = date;
  return JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function changeOf(old: DateMention, now: DateMention): DateChange['change'] {
  const [often, nowOften] = [daysOf(old.every), daysOf(now.every)];
  if (often !== null && nowOften !== null && often !== nowOften) return nowOften < often ? 'more-often' : 'less-often';
  for (const measure of [exactPoint, sessionPoint]) {
    const [a, b] = [measure(old), measure(now)];
    if (a !== null && b !== null && a !== b) return b > a ? 'later' : 'earlier';
  }
  return 'different';
}

/** The last day that the words leave open, as text that sorts by time. */
function exactPoint(date: DateMention): string | null {
  const words =
    date.not_after ??
    date.until ??
    date.end ??
    date.month ??
    date.start ??
    (date.year === undefined ? null : String(date.year));
  if (words === null || !/^\d{4}(-\d{2}){0,2}$/u.test(words)) return null;
  return words.length === 4 ? `${words}-12-31` : words.length === 7 ? `${words}-31` : words;
}

function sessionPoint(date: DateMention): string | null {
  const session = date.session ?? date.from_session;
  return session === undefined ? null : String(session).padStart(4, '0');
}

/** About how many days an ISO 8601 duration of years, months, weeks and days takes. */
function daysOf(duration: string | undefined): number | null {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/u.exec(duration ?? '');
  if (!parts) return null;
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return years * 365.25 + months * 30.4375 + weeks * 7 + days;
}
