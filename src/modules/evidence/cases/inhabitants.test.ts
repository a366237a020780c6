import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countryOfInhabitants } from './inhabitants.js';

/** Names as parties have them. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ 尼日利亚: 'NG', 越南: 'VN', 几内亚: 'GN', نيجيريا: 'NG', السودان: 'SD', الصين: 'CN', غينيا: 'GN' },
  ...{ нигерия: 'NG', украина: 'UA', вьетнам: 'VN', филиппины: 'PH', румыния: 'RO', гвинея: 'GN' },
};
const find = (name: string): string | null => NAMES[name.toLowerCase()] ?? null;

describe('a country by its inhabitants', () => {
  test.each([
    ['Nigerians', 'NG'],
    ['nigérian', 'NG'],
    ['Nigérianes', 'NG'],
    ['nigeriana', 'NG'],
    ['Nigerien', 'NE'],
    ['Nigériennes', 'NE'],
    ['Belarusians', 'BY'],
    ['North Korean', 'KP'],
    ['South Sudanese', 'SS'],
    ['Sudanese', 'SD'],
    ['Filipinas', 'PH'],
    ['Italiennes', 'IT'],
    ['Française', 'FR'],
    ['portugueses', 'PT'],
    ['Nigeria-born', null],
    ['Congolese', null],
    ['Dominican', null],
    ['Korean', null],
    ['foreign', null],
    ['尼日利亚人', 'NG'],
    ['越南籍', 'VN'],
    ['几内亚人', null],
    ['外国人', null],
    ['نيجيريون', 'NG'],
    ['سودانية', 'SD'],
    ['صينيات', 'CN'],
    ['غيني', null],
    ['أجنبي', null],
    ['нигерийцы', 'NG'],
    ['украинка', 'UA'],
    ['вьетнамцев', 'VN'],
    ['филиппинцы', 'PH'],
    ['румыны', 'RO'],
    ['гвинейцы', null],
    ['иностранцы', null],
    ['', null],
  ])('%s is %s', (text, code) => {
    expect(countryOfInhabitants(text, find)).toBe(code);
  });

  test('every name of the list means its own country, alone', () => {
    const [, ...lines] = readFileSync(new URL('./inhabitants.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    for (const line of lines) {
      const [code, ...names] = line.split(/[,;]/u);
      for (const name of names) expect(countryOfInhabitants(name, find), name).toBe(code);
    }
  });
});
