import { formatDate, type MessageKey, type Translator } from '../../kernel/i18n/index.js';
import type { RecordRef, SeenRecord, SeenRecords } from '../../kernel/work/index.js';
import type { Notice } from './notice.js';

/** All records that a notice names, the one that it is about first. */
export function refsOf({ about, names }: Pick<Notice, 'about' | 'names'>): RecordRef[] {
  return [about, ...Object.values(names)];
}

/** The same as the reader sees them; null where one is not seen, and nothing is told. */
export function seenOf(notice: Pick<Notice, 'about' | 'names'>, seen: SeenRecords): SeenRecord[] | null {
  const found = refsOf(notice).map((ref) => seen.get(ref));
  return found.every((one) => one !== null) ? found : null;
}

/** Its sentence as text; null where one of its records is not seen, or nobody has the sentence any more. */
export function sayNotice(t: Translator, notice: Notice, seen: SeenRecords): string | null {
  if (seenOf(notice, seen) === null) return null;
  return t.find(notice.message, { ...valuesOf(t, notice), ...titlesOf(notice, seen, (one) => one.title) });
}

/** Its sentence in pieces, with the records as elements. Ask `seenOf` before. */
export function showNotice<T>(
  t: Translator,
  notice: Notice,
  seen: SeenRecords,
  element: (record: SeenRecord, name: string) => T,
): (string | T)[] {
  if (t.find(notice.message, { ...valuesOf(t, notice), ...titlesOf(notice, seen, () => '') }) === null) return [];
  return t.rich<T>(notice.message as MessageKey, { ...valuesOf(t, notice), ...titlesOf(notice, seen, element) });
}

/** A value that is called `date` is a day, and said as one. */
function valuesOf(t: Translator, { values }: Notice): Notice['values'] {
  const { date } = values;
  return typeof date === 'string' ? { ...values, date: formatDate(t.lang, date) } : values;
}

function titlesOf<T>(
  { about, names }: Notice,
  seen: SeenRecords,
  say: (record: SeenRecord, name: string) => T,
): Record<string, T> {
  const titles: Record<string, T> = {};
  for (const [name, ref] of Object.entries({ ...names, record: about })) {
    const record = seen.get(ref);
    if (record !== null) titles[name] = say(record, name);
  }
  return titles;
}

/** Where it leads, below the language. */
export function pathOf({ path, about }: Notice, seen: SeenRecords): string {
  return path ?? seen.get(about)?.path ?? '/notices';
}
