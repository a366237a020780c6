import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { addMessages, LANGS, translatorFor } from '../../../kernel/i18n/index.js';
import { ENTITIES } from '../reader/lexicon/entities/index.js';
import { ADDRESSEES } from './addressees.js';
import { addresseeWord, dateWords, nameOf, placeWord } from './words.js';

beforeAll(() => addMessages('documents', new URL('../messages/', import.meta.url)));

describe('words for what is read', () => {
  it('name every addressee that the lexicons know, in every language', () => {
    for (const lang of LANGS) {
      const names: Record<string, string> = JSON.parse(
        readFileSync(new URL(`../messages/${lang}.json`, import.meta.url), 'utf8'),
      );
      const known = [...ENTITIES.map(({ code }) => code), ...ADDRESSEES];
      expect(known.filter((code) => names[`addressee.${code}`] === undefined)).toEqual([]);
    }
  });

  it('spell a code that nobody named', () => {
    expect(addresseeWord(translatorFor('en'), 'WORLD_POSTAL_UNION')).toBe('world postal union');
  });

  it('say dates as far as they go', () => {
    const en = translatorFor('en');
    expect(dateWords(en, { kind: 'deadline', text: '', session: 72, month: '2017-10' })).toEqual([
      '72nd session',
      'October 2017',
    ]);
    expect(dateWords(en, { kind: 'recurrence', text: '', every: 'P4Y', from_session: 72 })).toEqual([
      'every 4 years',
      'from the 72nd session',
    ]);
    expect(dateWords(translatorFor('ar'), { kind: 'recurrence', text: '', every: 'P2Y' })).toEqual(['كل سنتين']);
    expect(dateWords(translatorFor('ru'), { kind: 'recurrence', text: '', every: 'P5Y' })).toEqual(['каждые 5 лет']);
  });

  it.each([
    ['en', '30 July'],
    ['fr', '30 juillet'],
    ['es', '30 de julio'],
    ['ru', '30 июля'],
    ['zh', '7月30日'],
    ['ar', '30 تموز/يوليه'],
  ] as const)('say a day of the year in %s', (lang, words) => {
    expect(dateWords(translatorFor(lang), { kind: 'observance', text: '', month_day: '--07-30' })).toEqual([words]);
  });

  it('name documents and places', () => {
    const en = translatorFor('en');
    expect(nameOf(en, { symbol: 'A/RES/70/179', status: 'adopted' })).toBe('70/179');
    expect(nameOf(en, { symbol: null, status: 'draft' })).toBe('draft without a symbol');
    expect(placeWord(en, { section: 'operative', part: 'II', n: 3 })).toBe('part II, paragraph 3');
  });
});
