import { describe, expect, it } from 'vitest';
import { addMessages, LANGS, type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import { reports } from '../plugin.js';
import type { Block, BlockBody } from '../report/block.js';
import { type Composing, composeReport, countWords, piecesOf } from './compose.js';
import { headingNumber } from './heading-number.js';
import { phraseOf } from './phrases.js';

if (reports.messages) addMessages('reports', reports.messages);

const asked = { call: 'c', question: 'q' };
const words = {
  ar: 'نافذ',
  en: 'in force',
  es: 'en vigor',
  fr: 'en vigueur',
  ru: 'в силе',
  zh: '已生效',
} satisfies Record<Lang, string>;

function count(said: number, base: number): BlockBody {
  return { kind: 'count', asked, among: 'states', told: { option: 'o', words, said }, base };
}

describe('phrases of number', () => {
  it('are sentences in six languages', () => {
    const said = Object.fromEntries(LANGS.map((lang) => [lang, phraseOf(translatorFor(lang), count(41, 120), 'en')]));
    expect(said).toEqual({
      ar: 'من أصل 120 دولة أجابت، أفادت 41 منها بما يلي: نافذ.',
      en: '41 of 120 States that answered said: in force.',
      es: 'De 120 Estados que respondieron, 41 indicaron: en vigor.',
      fr: 'Sur 120 États ayant répondu, 41 ont indiqué\u00a0: en vigueur.',
      ru: 'Из 120 ответивших государств 41 указало: в силе.',
      zh: '在作出答复的120个国家中，41个表示：已生效。',
    });
  });

  it('take the form of their number', () => {
    const ru = (said: number, base: number) => phraseOf(translatorFor('ru'), count(said, base), 'ru');
    expect(ru(1, 21)).toBe('Из 21 ответившего государства 1 указало: в силе.');
    expect(ru(3, 5)).toBe('Из 5 ответивших государств 3 указали: в силе.');
    const ar = (said: number, base: number) => phraseOf(translatorFor('ar'), count(said, base), 'ar');
    expect(ar(0, 2)).toBe('من أصل دولتين أجابت، لم تُفد أي منها بما يلي: نافذ.');
    expect(phraseOf(translatorFor('en'), count(1, 1), 'en')).toBe('1 of 1 State that answered said: in force.');
    expect(phraseOf(translatorFor('fr'), count(1, 3), 'fr')).toContain('1 a indiqué');
  });

  it('say every number with its base', () => {
    const number: BlockBody = {
      ...{ kind: 'number', asked, among: 'states', what: 'sum', amount: '1204', base: 37 },
      unit: { en: 'persons', fr: 'personnes' },
    };
    for (const lang of LANGS) {
      const text = phraseOf(translatorFor(lang), number, 'en').replace(/[\s.,\u00a0\u202f]/gu, '');
      expect(text, lang).toContain('37');
      expect(text, lang).toContain('1204');
    }
  });
});

describe('the words of a report', () => {
  const composing = (lang: Lang, text: string): Composing => {
    const block = (id: string, own: Partial<Block>): Block => ({
      ...{ id, version: 1, wording: { text, lang }, joins: false, cites: false, body: { kind: 'text' }, sources: [] },
      ...own,
    });
    const table: BlockBody = { kind: 'table', asked, among: 'all', words: {}, told: [], base: 3 };
    const blocks = [
      block('1', {}),
      block('2', { joins: true }),
      block('3', { body: table, wording: null }),
      block('4', { joins: true }),
    ];
    return {
      content: {
        ...{ kind: 'annual', lang, titles: {}, symbol: '', limit: null },
        sections: [{ id: 's', headings: {}, questions: [], commitments: [], blocks }],
      },
      annex: { parties: {}, questions: {}, answered: [] },
      reused: new Map(),
    };
  };

  it.each([
    ['ar', 'صدر قانون جديد.', 3],
    ['en', 'A new law was adopted.', 5],
    ['es', 'Se aprobó una ley.', 4],
    ['fr', 'Une loi a été adoptée.', 5],
    ['ru', 'Принят новый закон.', 3],
    ['zh', '通过了法律。', 3],
  ] as const)('are counted in %s, with footnotes, without tables', (lang, text, n) => {
    expect(countWords(translatorFor(lang), composing(lang, text))).toBe(3 * n);
    expect(countWords(translatorFor(lang), composing(lang, `${text}[^A/1]`))).toBeGreaterThan(3 * n);
  });

  it('stand in paragraphs that are numbered on; what joins goes on in the one before, but not over a table', () => {
    const [section] = composeReport(translatorFor('en'), composing('en', 'One.')).sections;
    expect(
      section?.items.map((item) => (item.kind === 'paragraph' ? [item.number, item.sentences.length] : 'table')),
    ).toEqual([[1, 2], 'table', [2, 1]]);
  });

  it('have footnotes where they stand', () => {
    expect(piecesOf('Adopted [^See A/RES/64/293.] in 2010.[^Ibid.]', 'en')).toEqual([
      { text: 'Adopted' },
      { note: 'See A/RES/64/293.', lang: 'en' },
      { text: ' in 2010.' },
      { note: 'Ibid.', lang: 'en' },
    ]);
    expect(piecesOf('A [^ bracket that never ends', 'en')).toEqual([{ text: 'A [^ bracket that never ends' }]);
  });
});

it('numbers sections as each language does', () => {
  expect([1, 4, 9, 14, 40].map((n) => headingNumber('fr', n))).toEqual(['I.', 'IV.', 'IX.', 'XIV.', 'XL.']);
  expect([1, 10, 11, 20, 23].map((n) => headingNumber('zh', n))).toEqual([
    '一、',
    '十、',
    '十一、',
    '二十、',
    '二十三、',
  ]);
  expect(headingNumber('ar', 2)).toBe('ثانيا -');
});
