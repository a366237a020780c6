import { describe, expect, it } from 'vitest';
import { normalizeSymbol, paragraphIn, shortSymbol, slugOf, symbolsIn, yearOfSymbol } from './symbol.js';

describe('a symbol', () => {
  it.each([
    ['a/res/70/179', 'A/RES/70/179'],
    ['A / RES / 70 / 179 ', 'A/RES/70/179'],
    ['S/RES/2331 (2016)', 'S/RES/2331(2016)'],
    ['a/res/217 a (iii)', 'A/RES/217 A (III)'],
    ['A/C.3/70/L.11/Rev.1', 'A/C.3/70/L.11/REV.1'],
    ['seventy', null],
    ['', null],
  ])('%j becomes %j', (given, symbol) => {
    expect(normalizeSymbol(given)).toBe(symbol);
  });

  it('gives an address and a short name', () => {
    expect(slugOf('S/RES/2331(2016)')).toBe('s-res-2331-2016');
    expect(shortSymbol('A/RES/70/179')).toBe('70/179');
    expect(shortSymbol('E/RES/2015/23')).toBe('E/RES/2015/23');
  });

  it('is found in a query beside words', () => {
    expect(symbolsIn('trust fund 70/179')).toEqual({ symbols: ['70/179'], rest: 'trust fund' });
    expect(symbolsIn('A/RES/64/293 victims')).toEqual({ symbols: ['A/RES/64/293'], rest: 'victims' });
    expect(symbolsIn('第70/179号决议')).toEqual({ symbols: ['70/179'], rest: '第 号决议' });
    expect(symbolsIn('a/c.3/70/l.11')).toEqual({ symbols: ['A/C.3/70/L.11'], rest: '' });
  });
});

describe('a paragraph in a query', () => {
  it.each([
    ['para 4', 4, ''],
    ['fund, para. 12', 12, 'fund,'],
    ['пункт 4 фонд', 4, 'фонд'],
    ['第4段 基金', 4, '基金'],
    ['parasol 4', null, 'parasol 4'],
    ['stop 4', null, 'stop 4'],
  ])('"%s"', (query, paragraph, rest) => {
    expect(paragraphIn(query)).toEqual({ paragraph, rest });
  });
});

describe('the year that a symbol tells', () => {
  it.each([
    ['S/RES/2331(2016)', 2016],
    ['E/RES/2015/23', 2015],
    ['E/CN.4/RES/1990/68', 1990],
    ['A/RES/55/25', 2000],
    ['A/70/94', 2015],
    ['UNTS 2225 39574', null],
    ['A/HRC/RES/23/5', null],
  ])('%s', (symbol, year) => {
    expect(yearOfSymbol(symbol)).toBe(year);
  });
});
