import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countryOfInhabitants } from './inhabitants.js';

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
    ['', null],
  ])('%s is %s', (text, code) => {
    expect(countryOfInhabitants(text)).toBe(code);
  });

  test('every name of the list means its own country, alone', () => {
    const [, ...lines] = readFileSync(new URL('./inhabitants.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    for (const line of lines) {
      const [code, ...names] = line.split(/[,;]/u);
      for (const name of names) expect(countryOfInhabitants(name), name).toBe(code);
    }
  });
});
