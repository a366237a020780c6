import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinesePairs, foldSpelling, indexedText, isEmptyQuery, searchWords, symbolWord } from './search-words.js';

describe('words for the index', () => {
  it('folds Arabic spellings that people mix', () => {
    expect(foldSpelling('الإتْجارُ بالأشخاص')).toBe('الاتجار بالاشخاص');
    expect(foldSpelling('إلى')).toBe('الي');
  });

  it('indexes Chinese by word and by pair, so that a query finds it whatever the segmenter does', () => {
    const indexed = indexedText('zh', '打击贩运人口').split(' ');
    for (const pair of ['打击', '击贩', '贩运', '运人', '人口']) expect(indexed).toContain(pair);
  });

  it('turns a cited symbol into one word, the same for both ways to write it', () => {
    expect(symbolWord('A/RES/70/179')).toBe(symbolWord('70/179'));
    expect(indexedText('en', 'Recalling', ['A/RES/64/293'])).toBe('Recalling sym64x293');
  });

  it('finds every pair of any run of characters', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('人', '口', '大', '会'), { minLength: 2, maxLength: 12 }), (characters) => {
        const run = characters.join('');
        const indexed = new Set(indexedText('zh', run).split(' '));
        expect(chinesePairs(run).every((pair) => indexed.has(pair))).toBe(true);
      }),
    );
  });
});

describe('a query', () => {
  it('is taken apart', () => {
    expect(searchWords('70/179 fund 贩运')).toEqual({
      western: 'fund',
      chinese: { words: ['贩运'], pairs: ['贩运'] },
      symbols: ['70/179'],
      paragraph: null,
    });
  });

  it('is empty when nothing in it can be looked for', () => {
    for (const query of ['', '  ', '" - !', '，。']) expect(isEmptyQuery(searchWords(query))).toBe(true);
    for (const query of ['a', '人', '70/1', 'حق']) expect(isEmptyQuery(searchWords(query))).toBe(false);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (query) => void searchWords(query)),
      { numRuns: 30 },
    );
  });
});
