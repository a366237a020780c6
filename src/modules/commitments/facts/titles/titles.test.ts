import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedTexts } from '../../../../../tests/kit/reading-texts.js';
import { LANGS } from '../../../../kernel/i18n/index.js';
import { commitmentFacts } from '../index.js';
import { type Titles, titles } from './index.js';

const all: [string, Titles][] = Object.entries(titles);
const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const hanOf = (text: string) => text.match(/\p{Script=Han}/gu) ?? [];

/** Most words of a title; English is what the others are measured by, French and Spanish need more small words. */
const LONGEST = { ar: 12, en: 12, es: 16, fr: 16, ru: 13, zh: 30 } as const;

/** Runs of so many that stand one after the other. */
function* runs(parts: readonly string[], length: number): Generator<string> {
  for (let i = 0; i + length <= parts.length; i += 1) yield parts.slice(i, i + length).join(' ');
}

describe('titles of the facts', () => {
  it('are short, and none is said twice', () => {
    for (const lang of LANGS) {
      expect(new Set(all.map(([, title]) => title[lang])).size, lang).toBe(all.length);
      for (const [name, title] of all) {
        const words = lang === 'zh' ? hanOf(title.zh).length : title[lang].split(' ').length;
        expect(words, `${name} in ${lang}: ${title[lang]}`).toBeGreaterThanOrEqual(lang === 'zh' ? 6 : 3);
        expect(words, `${name} in ${lang}: ${title[lang]}`).toBeLessThanOrEqual(LONGEST[lang]);
      }
    }
  });

  it('are written in the letters of their language, without stop, tab or straight apostrophe', () => {
    const letters = { ar: /\p{Script=Arabic}/u, ru: /\p{Script=Cyrillic}/u, zh: /\p{Script=Han}/u } as const;
    for (const [name, title] of all) {
      for (const lang of LANGS) {
        expect(title[lang], `${name} in ${lang}`).not.toMatch(/^\s|\s$|[.。]$|'|"|\s\s|\t/u);
        expect(title[lang].normalize('NFC'), `${name} in ${lang}`).toBe(title[lang]);
      }
      for (const lang of ['ar', 'ru', 'zh'] as const) expect(title[lang], `${name} in ${lang}`).toMatch(letters[lang]);
      expect(title.fr, name).not.toMatch(/(?<!\u00a0)[:;?!»]|«(?!\u00a0)/u);
    }
  });

  it('are all used', () => {
    const used = new Set(commitmentFacts.map((fact) => fact.titles.en));
    expect(all.filter(([, title]) => !used.has(title.en)).map(([name]) => name)).toEqual([]);
  });
});

const folder = sharedTexts();

describe.skipIf(!folder)('titles beside the texts at hand', () => {
  const read = (name: string) => readFileSync(join(folder ?? '', name), 'utf8');

  it.each([
    ['en', 'A-RES-64-293.clean.en.txt'],
    ['en', 'A-RES-70-179.clean.en.txt'],
    ['en', 'A-RES-72-1.clean.en.txt'],
    ['fr', 'A-RES-64-293.fr.txt'],
  ] as const)('share no eight words in a row, in %s with %s', (lang, name) => {
    const text = new Set(runs(wordsOf(read(name)), 8));
    expect(text.size).toBeGreaterThan(500);
    for (const [key, title] of all) {
      for (const run of runs(wordsOf(title[lang]), 8)) expect(text.has(run), `${key}: ${run}`).toBe(false);
    }
  });

  it('share no fourteen Chinese characters in a row with the draft', () => {
    const text = new Set(runs(hanOf(read('A-C.3-70-draft.zh.txt')), 14));
    expect(text.size).toBeGreaterThan(500);
    for (const [key, title] of all) {
      for (const run of runs(hanOf(title.zh), 14)) expect(text.has(run), `${key}: ${run}`).toBe(false);
    }
  });
});
