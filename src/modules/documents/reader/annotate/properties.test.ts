import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEXICONS } from '../lexicon/index.js';
import { LANGS, type Lang } from '../reading.js';
import { readOrdinal } from './dates/ordinals.js';
import { ar } from './examples/ar.js';
import { en } from './examples/en.js';
import { es } from './examples/es.js';
import { fr } from './examples/fr.js';
import { ru } from './examples/ru.js';
import { zh } from './examples/zh.js';
import { fold } from './fold.js';
import {
  type AnnotateInput,
  citeNotes,
  findActs,
  findCitations,
  findDates,
  findNamed,
  preambularVerb,
} from './index.js';

const SENTENCES: Record<Lang, string[]> = {
  ar: ar.map(({ text }) => text),
  en: en.map(({ text }) => text),
  es: es.map(({ text }) => text),
  fr: fr.map(({ text }) => text),
  ru: ru.map(({ text }) => text),
  zh: zh.map(({ text }) => text),
};

/** Any text at all, and texts shuffled from pieces of sentences in the manner of resolutions. */
function texts(lang: Lang): fc.Arbitrary<string> {
  const pieces = SENTENCES[lang].flatMap((text) => text.split(/(?<=[,،，;؛；])/));
  const shuffled = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
    ),
    { maxLength: 12 },
  );
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    shuffled.map((parts) => parts.join(' ')),
  );
}

function annotate(text: string, lang: Lang, kind: AnnotateInput['kind'] = 'operative') {
  const input: AnnotateInput = {
    text,
    lang,
    organ: 'GENERAL_ASSEMBLY',
    session: 80,
    kind,
    itemStarts: [],
    named: ['UNODC'],
  };
  const acts = findActs(input);
  return {
    acts,
    dates: findDates(input, acts),
    cites: findCitations(input),
    named: findNamed(text, lang),
    verb: preambularVerb(text, lang),
    notes: [
      ...citeNotes(
        [
          { n: 1, text },
          { n: 2, text },
        ],
        lang,
        null,
      ),
    ],
  };
}

describe.each(LANGS)('whatever the text: %s', (lang) => {
  it('the annotator reads it the same way twice, never throws, and points only into it', () => {
    fc.assert(
      fc.property(texts(lang), fc.constantFrom('operative' as const, 'annex' as const), (text, kind) => {
        const found = annotate(text, lang, kind);
        expect(annotate(text, lang, kind)).toEqual(found);
        let last = 0;
        for (const act of found.acts) {
          expect(text.slice(...act.span)).toBe(act.verb);
          expect(act.verb.length).toBeGreaterThan(0);
          expect(act.span[0]).toBeGreaterThanOrEqual(last);
          last = act.span[1];
        }
        for (const date of found.dates) expect(text.slice(...date.span)).toBe(date.text);
      }),
      { numRuns: 150 },
    );
  });

  it('straight and curly quotes, and kinds of hyphens and spaces, make no difference', () => {
    const swap = (text: string) =>
      text
        .replace(/’/g, "'")
        .replace(/ - |–/g, '-')
        .replace(/ (?=\S)/g, '\u00a0');
    for (const text of SENTENCES[lang]) {
      const codes = (found: ReturnType<typeof annotate>) => [
        found.acts.map((act) => [act.act, act.addressees]),
        found.dates.map((date) => [date.kind, date.session, date.start]),
        found.cites,
      ];
      expect(codes(annotate(swap(text).replace(/\u00a0/g, ' '), lang)), text).toEqual(
        codes(annotate(text.replace(/–/g, '-'), lang)),
      );
    }
  });
});

describe('folding', () => {
  it('keeps the length of any text, so that offsets hold', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(text).length === text.length));
  });
});

describe('ordinals of sessions', () => {
  const NUMBERS = [1, 12, 21, 72, 80, 84, 99, 100, 101, 120, 72];
  it.each<[Lang, string[]]>([
    [
      'en',
      [
        'first',
        'twelfth',
        'twenty-first',
        'seventy-second',
        'eightieth',
        'eighty-fourth',
        'ninety-ninth',
        'one hundredth',
        'one hundred and first',
        'one hundred and twentieth',
        '72nd',
      ],
    ],
    [
      'fr',
      [
        'première',
        'douzième',
        'vingt et unième',
        'soixante-douzième',
        'quatre-vingtième',
        'quatre-vingt-quatrième',
        'quatre-vingt-dix-neuvième',
        'centième',
        'cent unième',
        'cent vingtième',
        '72e',
      ],
    ],
    [
      'es',
      [
        'primer',
        'duodécimo',
        'vigésimo primero',
        'septuagésimo segundo',
        'octogésimo',
        'octogésimo cuarto',
        'nonagésimo noveno',
        'centésimo',
        'centésimo primero',
        'centésimo vigésimo',
        '72º',
      ],
    ],
    [
      'ru',
      [
        'первой',
        'двенадцатой',
        'двадцать первой',
        'семьдесят второй',
        'восьмидесятой',
        'восемьдесят четвёртой',
        'девяносто девятой',
        'сотой',
        'сто первой',
        'сто двадцатой',
        '72-й',
      ],
    ],
    [
      'ar',
      [
        'الأولى',
        'الثانية عشرة',
        'الحادية والعشرين',
        'الثانية والسبعين',
        'الثمانين',
        'الرابعة والثمانين',
        'التاسعة والتسعين',
        'المائة',
        'الأولى بعد المائة',
        'العشرين بعد المائة',
        '٧٢',
      ],
    ],
    ['zh', ['一', '十二', '二十一', '七十二', '八十', '八十四', '九十九', '一百', '一百零一', '一百二十', '72']],
  ])('are read in words and digits: %s', (lang, words) => {
    expect(words.map((word) => readOrdinal(word, lang))).toEqual(NUMBERS);
  });

  it('are no other words', () => {
    for (const lang of LANGS) expect(readOrdinal('Concordance', lang)).toBeNull();
  });
});

describe('lexicons', () => {
  it('have verbs for the same acts in all six languages', () => {
    const acts = (lang: Lang) =>
      LEXICONS[lang].acts.verbs
        .filter((row) => row.third.length > 0)
        .map((row) => row.act)
        .sort();
    for (const lang of LANGS) expect(acts(lang), lang).toEqual(acts('en'));
  });
});
