import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addMessages, LANGS, onMissingMessage, type Translator, translatorFor } from './index.js';

/** Keys of the test's own file are unknown to the compiler. */
type Open = (key: string, values?: Record<string, string | number>) => string;

const folder = mkdtempSync(path.join(tmpdir(), 'concordance-messages-'));
const t = (lang: 'ar' | 'en' | 'ru') => translatorFor(lang) as Translator & Open;

beforeAll(() => {
  const english = {
    plain: 'Plain',
    rows: '{n, plural, one {# row} other {# rows}}',
    symbol: 'See {symbol}, please',
    only: 'Only here',
  };
  const own = {
    ar: {
      ...english,
      rows: '{n, plural, zero {لا صفوف} one {صف واحد} two {صفان} few {# صفوف} many {# صفا} other {# صف}}',
      symbol: 'يرجى الرجوع إلى {symbol}',
    },
    ru: {
      plain: english.plain,
      rows: '{n, plural, one {# строка} few {# строки} many {# строк} other {# строки}}',
      symbol: english.symbol,
    },
  };
  for (const lang of LANGS)
    writeFileSync(
      path.join(folder, `${lang}.json`),
      JSON.stringify(lang === 'ar' || lang === 'ru' ? own[lang] : english),
    );
  addMessages('test', pathToFileURL(folder));
});
// The words stay known to the tests after these, which share the process.
process.once('exit', () => rmSync(folder, { recursive: true }));

describe('a message', () => {
  it('counts as its language counts, in Western digits', () => {
    expect([0, 1, 2, 3, 11, 100, 12345].map((n) => t('ar')('test.rows', { n }))).toEqual([
      'لا صفوف',
      'صف واحد',
      'صفان',
      '3 صفوف',
      '11 صفا',
      '100 صف',
      '12,345 صفا',
    ]);
    expect([1, 2, 5, 21].map((n) => t('ru')('test.rows', { n }))).toEqual([
      '1 строка',
      '2 строки',
      '5 строк',
      '21 строка',
    ]);
  });
  it('gives pieces in the order of the language', () => {
    const rich = t('ar').rich as unknown as (key: string, values: Record<string, object>) => unknown[];
    const element = { tag: 'bdi' };
    expect(rich('test.symbol', { symbol: element })).toEqual(['يرجى الرجوع إلى ', element]);
  });
  it('of an open list may be missing', () => {
    expect(t('en').find('test.plain')).toBe('Plain');
    expect(t('en').find('test.none')).toBeNull();
  });
});

describe('a message that is missing', () => {
  afterEach(() =>
    onMissingMessage((key, lang) => {
      throw new Error(`No message "${key}" in "${lang}"`);
    }),
  );

  it('stops a test', () => {
    expect(() => t('ru')('test.only')).toThrow('No message "test.only" in "ru"');
  });
  it('is shown in English in production, and reported once', () => {
    const reported: string[] = [];
    onMissingMessage((key, lang) => reported.push(`${key} ${lang}`));
    expect([t('ru')('test.only'), t('ru')('test.only')]).toEqual(['Only here', 'Only here']);
    expect(t('ru')('test.nowhere')).toBe('test.nowhere');
    expect(reported).toEqual(['test.only ru', 'test.nowhere ru']);
  });
});

it('never takes one name for two folders', () => {
  expect(() => addMessages('test', new URL('file:///elsewhere/'))).toThrow('two folders');
});
