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
  const [a, b] = [lastWords(old), lastWords(now)];
  // "In May" and "on 21 May" are one time, told more and less exactly.
  if (a !== null && b !== null && !a.startsWith(b) && !b.startsWith(a))
    return lastDay(b) > lastDay(a) ? 'later' : 'earlier';
  const [one, other] = [old.session ?? old.from_session, now.session ?? now.from_session];
  if (one !== undefined && other !== undefined && one !== other) return other > one ? 'later' : 'earlier';
  return 'different';
}

/** The last time that the words leave open, as exactly as they go: YYYY, YYYY-MM or YYYY-MM-DD. */
function lastWords(date: DateMention): string | null {
  const year = date.year === undefined ? null : String(date.year);
  const words = date.not_after ?? date.until ?? date.end ?? date.month ?? date.start ?? year;
  return words !== null && /^\d{4}(-\d{2}){0,2}$/u.test(words) ? words : null;
}

/** As text that sorts by time. */
function lastDay(words: string): string {
  return words.length === 4 ? `${words}-12-31` : words.length === 7 ? `${words}-31` : words;
}

/** About how many days an ISO 8601 duration of years, months, weeks and days takes. */
function daysOf(duration: string | undefined): number | null {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/u.exec(duration ?? '');
  if (!parts) return null;
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return years * 365.25 + months * 30.4375 + weeks * 7 + days;
}
