import { describe, expect, it } from 'vitest';
import { LANGS, type Lang } from '../reading.js';
import { ar } from './examples/ar.js';
import { en } from './examples/en.js';
import { es } from './examples/es.js';
import type { Example } from './examples/example.js';
import { fr } from './examples/fr.js';
import { ru } from './examples/ru.js';
import { zh } from './examples/zh.js';
import { type FoundAct, type FoundDate, findActs, findCitations, findDates } from './index.js';

const EXAMPLES: Record<Lang, Example[]> = { ar, en, es, fr, ru, zh };
const FIELDS = [
  'month_day',
  'session',
  'not_after',
  'start',
  'end',
  'month',
  'year',
  'until',
  'every',
  'from_session',
  'from_year',
] as const;

function read({ text, named, organ = 'GENERAL_ASSEMBLY' }: Example, lang: Lang) {
  const session = organ === 'GENERAL_ASSEMBLY' ? 80 : null;
  const input = { text, lang, organ, session, kind: 'operative' as const, itemStarts: [], named: named ?? [] };
  const acts = findActs(input);
  return { acts, dates: findDates(input, acts), cites: findCitations(input) };
}

const actsLine = (acts: FoundAct[]) =>
  acts.map((act) => [act.act, act.addressees.join(', ')].join(' ').trim()).join(' | ');
const datesLine = (dates: FoundDate[]) =>
  dates
    .map((date) =>
      [
        date.kind,
        ...FIELDS.filter((field) => date[field] !== undefined).map((field) => `${field}=${date[field]}`),
      ].join(' '),
    )
    .join(' | ');

describe.each(LANGS)('what is read from sentences in the manner of resolutions: %s', (lang) => {
  it.each(EXAMPLES[lang])('$text', (example) => {
    const { acts, dates, cites } = read(example, lang);
    expect(actsLine(acts)).toBe(example.acts);
    expect(datesLine(dates)).toBe(example.dates ?? '');
    expect(cites.join(', ')).toBe(example.cites ?? '');
  });

  it('gives the words of every act and date where it says they stand', () => {
    for (const example of EXAMPLES[lang]) {
      const { acts, dates } = read(example, lang);
      for (const act of acts) expect(example.text.slice(...act.span)).toBe(act.verb);
      for (const date of dates) expect(example.text.slice(...date.span)).toBe(date.text);
    }
  });
});
