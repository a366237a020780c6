import { type Day, isDay } from '../../../kernel/calendar/index.js';
import { LANGS, LOCALES } from '../../../kernel/i18n/index.js';
import type { ConsentKind } from '../action.js';

/** Days and kinds of consent as depositaries write them: "24 Sep 2003", "8 Feb 2007 a". Pure. */

const NOTES = /(?:\[\s*\d+\s*\]|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079*†‡§]+|(?:\s+\d{1,3}(?:\s*,\s*\d{1,3})*))\s*$/u;

/** Letters behind the day; none is ratification. `c`: formal confirmation, by which organizations approve. */
const LETTERS: Readonly<Record<string, ConsentKind>> = {
  a: 'accession',
  A: 'acceptance',
  AA: 'approval',
  c: 'approval',
  d: 'succession',
  s: 'definitive-signature',
};

let months: Map<string, number> | null = null;

/** Names of months in six languages, whole and short, without dots. */
function monthNames(): Map<string, number> {
  if (months !== null) return months;
  const names = new Map<string, number>();
  for (const lang of LANGS)
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(LOCALES[lang], {
        month,
        day: 'numeric',
        timeZone: 'UTC',
        calendar: 'gregory',
      });
      for (let k = 0; k < 12; k += 1) {
        const name = format.formatToParts(new Date(Date.UTC(2001, k, 15))).find(({ type }) => type === 'month')?.value;
        if (name !== undefined) names.set(folded(name), k + 1);
      }
    }
  // As English pages shorten them, whatever the locale says today.
  'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').forEach((name, k) => {
    names.set(name, k + 1);
  });
  months = names;
  return names;
}

const folded = (name: string) => name.normalize('NFKC').toLowerCase().replace(/[.\s]/gu, '');

export interface ReadDate {
  day: Day;
  /** What the letters behind it say; null where there are none. */
  kind: ConsentKind | null;
}

/** Null where the text holds no day that exists, or one that can be read in two ways ("03/04/2001"). */
export function readDate(written: string): ReadDate | null {
  let text = written
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const iso = /^(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0+)?Z?)?/u.exec(text);
  if (iso?.[1] !== undefined) return finish(iso[1], text.slice(iso[0].length));
  const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日/u.exec(text);
  if (chinese !== null) {
    const [all, year, month = '', day = ''] = chinese;
    return finish(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, text.slice(all.length));
  }
  const worded = /^(\d{1,2})(?:er)?\s*(?:de\s+)?(\p{L}[\p{L}\p{M}.]*)\s*(?:de\s+)?(\d{4})(?:\s*г\.)?/u.exec(text);
  if (worded === null) return null;
  text = text.slice(worded[0].length);
  const month = monthNames().get(folded(worded[2] ?? ''));
  if (month === undefined) return null;
  return finish(`${worded[3]}-${String(month).padStart(2, '0')}-${String(worded[1]).padStart(2, '0')}`, text);
}

function finish(day: string, behind: string): ReadDate | null {
  if (!isDay(day)) return null;
  let rest = ` ${behind}`;
  while (NOTES.test(rest)) rest = rest.replace(NOTES, '');
  const letters = rest.trim().replace(/^\((\p{L}+)\)$/u, '$1');
  if (letters === '') return { day, kind: null };
  const kind = LETTERS[letters];
  return kind === undefined ? null : { day, kind };
}
