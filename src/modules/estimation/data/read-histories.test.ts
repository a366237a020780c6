import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historiesOf, THREE_LISTS } from '../testing/histories-of.js';
import { EstimationRefusal } from './refusal.js';

function refusalOf(text: string, covariates: string[] = []): string {
  try {
    historiesOf(text, covariates);
  } catch (error) {
    if (error instanceof EstimationRefusal) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('reading histories', () => {
  test('takes the column of counts by its name in any case, wherever it stands', () => {
    for (const name of ['count', 'Count', 'N', 'freq', 'FREQUENCY']) {
      const data = historiesOf(`A,${name},B\n1,5,0\n0,7,1\n1,2,1\n`);
      expect(data.lists).toEqual(['A', 'B']);
      expect(data.countColumn).toBe(name);
      expect(Array.from(data.counts)).toEqual([0, 5, 7, 2]);
    }
  });

  test('takes the last column for counts where it holds another value than 0 and 1', () => {
    expect(historiesOf('A,B,persons\n1,0,5\n0,1,7\n').countColumn).toBe('persons');
    expect(historiesOf('A,B,C\n1,0,1\n0,1,1\n').countColumn).toBeNull();
    expect(historiesOf('A,B,persons\n1,0,5\n0,1,7\n').countGuessed).toBe(true);
    expect(historiesOf('A,B,count\n1,0,5\n0,1,7\n').countGuessed).toBe(false);
    // Words alone are a covariate that nobody named; one word among numbers is a wrong count.
    expect(refusalOf('A,B,sex\n1,0,f\n0,1,m\n')).toBe('not-zero-one');
    expect(refusalOf('A,B,persons\n1,0,5\n0,1,many\n')).toBe('not-a-count');
  });

  test('counts rows as persons where there is no count', () => {
    const data = historiesOf('A,B\n1,0\n1,0\n1,1\n0,1\n');
    expect(Array.from(data.counts)).toEqual([0, 2, 1, 1]);
    expect(data.duplicatedRows).toBe(0);
  });

  test('adds up a history that occurs twice, and says so', () => {
    const data = historiesOf('A,B,count\n1,0,5\n0,1,7\n1,0,3\n1,1,1\n');
    expect(Array.from(data.counts)).toEqual([0, 8, 7, 1]);
    expect(data.duplicatedRows).toBe(1);
  });

  test('does not care for the order of the rows', () => {
    const [header, ...rows] = THREE_LISTS.trim().split('\n');
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(historiesOf([header, ...shuffled].join('\n')).counts).toEqual(historiesOf(THREE_LISTS).counts);
      }),
    );
  });

  test('reads semicolons, tabs, quotes and a byte order mark', () => {
    for (const text of ['\uFEFF"A";"B";"count"\n1;0;5\n0;1;7\n', 'A\tB\tcount\r\n1\t0\t5\r\n0\t1\t7\r\n'])
      expect(Array.from(historiesOf(text).counts)).toEqual([0, 5, 7, 0]);
  });

  test('a history of no list with no one is nothing; with someone it is refused', () => {
    expect(refusalOf('A,B,count\n0,0,0\n1,0,5\n0,1,7\n')).toBe('accepted');
    expect(refusalOf('A,B,count\n0,0,4\n1,0,5\n0,1,7\n')).toBe('unseen-history');
  });

  test.each([
    ['', 'empty-file'],
    ['A,B,count\n', 'empty-file'],
    ['1,0,5\n0,1,7\n', 'missing-header'],
    ['1,0,0,f,5\n0,1,0,m,7\n', 'missing-header'],
    ['A,,count\n1,0,5\n0,1,7\n', 'unnamed-column'],
    ['A,B,count,\n1,0,5,\n0,1,7,\n', 'unnamed-column'],
    ['A,count\n1,5\n', 'one-list'],
    ['A,B,count\n1,0,5\n1,0,2\n', 'empty-list'],
    ['A,B,count\n1,0,0\n0,1,0\n', 'nobody-observed'],
    ['A,B,count\n1,0,-5\n0,1,7\n', 'negative-count'],
    ['A,B,count\n1,0,5.5\n0,1,7\n', 'fractional-count'],
    ['A,B,count\n1,0,many\n0,1,7\n', 'not-a-count'],
    ['A,B,count\n1,0,\n0,1,7\n', 'not-a-count'],
    ['A,B,count\n1,0,1e30\n0,1,7\n', 'count-too-large'],
    ['A,B,count\n1,2,5\n0,1,7\n', 'not-zero-one'],
    ['A,B,count\n1,yes,5\n0,1,7\n', 'not-zero-one'],
    ['A,A,count\n1,0,5\n0,1,7\n', 'duplicate-name'],
    ['A,B,count\n1,0\n0,1,7\n', 'ragged-row'],
    [
      `${Array.from({ length: 13 }, (_, k) => `L${k}`).join()},count\n${Array(13).fill(1).join()},5\n`,
      'too-many-lists',
    ],
  ])('refuses %j as %s', (text, code) => {
    expect(refusalOf(text)).toBe(code);
  });

  test('reads covariates by name, and refuses one that is not there or has too many values', () => {
    const data = historiesOf('A,sex,B,count\n1,f,0,5\n0,m,1,7\n1,f,1,2\n', ['sex']);
    expect(data.lists).toEqual(['A', 'B']);
    expect(data.covariates[0]?.levels).toEqual(['f', 'm']);
    expect(refusalOf(THREE_LISTS, ['age'])).toBe('unknown-covariate');
    const many = `A,B,place,count\n${Array.from({ length: 100 }, (_, k) => `1,1,place ${k},1`).join('\n')}\n`;
    expect(refusalOf(many, ['place'])).toBe('too-many-levels');
  });
});
