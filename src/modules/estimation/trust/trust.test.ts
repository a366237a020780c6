import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { observedPersons, sumSupersets } from '../data/histories.js';
import { mergeLists, omitList, restrictToList } from '../data/reshape.js';
import { runMethod } from '../methods/run-method.js';
import { runStepwise } from '../methods/selected.js';
import { DEFAULT_OPTIONS } from '../options.js';
import { arbitraryHistories } from '../testing/arbitrary-histories.js';
import { historiesOf, THREE_LISTS } from '../testing/histories-of.js';
import { restoreMissedLinks, undoFalseLinks } from './linkage-error.js';
import { findNestedLists } from './nested-lists.js';
import { exploreSensitivity } from './sensitivity.js';
import { judge } from './verdict.js';

function verdictOn(text: string) {
  const data = historiesOf(text);
  return judge(data, runMethod(data, DEFAULT_OPTIONS), DEFAULT_OPTIONS);
}

/** 4,000 persons and four lists that find people independently, at expectation. */
const INDEPENDENT = `A,B,C,D,count\n${Array.from({ length: 15 }, (_, k) => k + 1)
  .map((w) => {
    const marks = [0, 1, 2, 3].map((list) => (w >> list) & 1);
    const chance = [0.2, 0.15, 0.25, 0.1].reduce((product, p, list) => product * (marks[list] ? p : 1 - p), 1);
    return [...marks, Math.round(4000 * chance)].join();
  })
  .join('\n')}\n`;

/** A and B feed one another, which only C shows. */
const HANGING = 'A,B,C,count\n1,0,0,510\n0,1,0,360\n0,0,1,680\n1,1,0,190\n1,0,1,170\n0,1,1,120\n1,1,1,50\n';

describe('the verdict', { timeout: 60_000 }, () => {
  test('gives an estimate where independent lists agree, and what it rests on', () => {
    const { verdict, reasons, compared } = verdictOn(INDEPENDENT);
    expect(verdict).toBe('estimate');
    expect(reasons.map(({ code }) => code)).toEqual(['methods-agree', 'no-list-decides']);
    expect(compared.map(({ method }) => method)).toEqual(['stepwise', 'bic', 'decomposable']);
    for (const { estimate } of compared) expect(Math.abs((estimate ?? 0) / 4000 - 1)).toBeLessThan(0.05);
  });

  test('refuses lists that share no one: nothing to go by', () => {
    const { verdict, reasons } = verdictOn('A,B,C,count\n1,0,0,30\n0,1,0,20\n0,0,1,25\n');
    expect(verdict).toBe('no-reliable-estimate');
    expect(reasons.map(({ code }) => code)).toContain('does-not-exist');
  });

  test('refuses a figure that hangs on one list', () => {
    const { verdict, reasons } = verdictOn('b,c,d,count\n0,0,1,41\n0,1,0,5\n1,0,0,5\n1,1,0,54\n1,0,1,6\n1,1,1,12\n');
    expect(verdict).toBe('no-reliable-estimate');
    expect(reasons).toContainEqual(
      expect.objectContaining({ code: 'one-list-decides', values: expect.objectContaining({ list: 'd' }) }),
    );
  });

  test.each([
    ['one of three lists', 'A,B,C,count\n1,0,0,200\n1,1,0,50\n1,0,1,40\n1,1,1,20\n0,0,1,100\n'],
    ['the first of three', 'B,A,C,count\n0,1,0,200\n1,1,0,50\n0,1,1,40\n1,1,1,20\n0,0,1,100\n'],
    [
      'one of four',
      'A,B,C,D,count\n1,0,0,0,200\n1,1,0,0,50\n1,0,1,0,40\n1,1,1,0,20\n0,0,1,0,100\n0,0,0,1,90\n1,0,0,1,20\n0,0,1,1,30\n1,1,0,1,9\n1,1,1,1,4\n',
    ],
    ['one of two', 'A,B,count\n1,0,100\n1,1,40\n'],
  ])('refuses a list inside another: %s', (_, text) => {
    const { verdict, reasons } = verdictOn(text);
    expect(verdict).toBe('no-reliable-estimate');
    expect(reasons).toContainEqual({ code: 'list-inside', values: { inner: 'B', outer: 'A' } });
  });

  test('refuses two lists that are one, and lists that all stand inside one', () => {
    const same = verdictOn('A,B,C,count\n1,1,0,100\n0,0,1,80\n1,1,1,40\n');
    expect(same.verdict).toBe('no-reliable-estimate');
    expect(same.reasons).toContainEqual({ code: 'same-lists', values: { inner: 'A', outer: 'B' } });
    const inside = verdictOn('A,B,C,count\n1,0,0,200\n1,1,0,50\n1,0,1,40\n1,1,1,20\n').reasons;
    expect(inside.filter(({ code }) => code === 'list-inside').map(({ values }) => values.inner)).toEqual(['B', 'C']);
  });

  test('does not refuse for a list so short that chance can have put it inside another, and says so', () => {
    const short = INDEPENDENT.replace('A,B,C,D', 'A,B,C,D,E')
      .replace(/^([01,]{8})/gmu, '$10,')
      .concat('1,0,0,0,1,1\n1,0,1,0,1,1\n');
    const data = historiesOf(short);
    expect(findNestedLists(data)).toEqual([{ code: 'list-inside-chance', values: { inner: 'E', outer: 'A' } }]);
    expect(verdictOn(short).reasons.map(({ code }) => code)).not.toContain('list-inside');
  });

  test('finds a list inside another wherever lists are drawn so, and nowhere else', () => {
    fc.assert(
      fc.property(arbitraryHistories(), ({ lists, counts }) => {
        const found = findNestedLists({ lists, counts }).map(({ values }) => `${values.inner}<${values.outer}`);
        const onlyOn = (inner: number, outer: number) =>
          counts.every((count, w) => count === 0 || !((w >> inner) & 1) || ((w >> outer) & 1) === 1);
        const wanted = lists.flatMap((inner, i) =>
          lists.flatMap((outer, o) =>
            o !== i && onlyOn(i, o) && !(onlyOn(o, i) && o < i) ? [`${inner}<${outer}`] : [],
          ),
        );
        expect(found.toSorted()).toEqual(wanted.toSorted());
      }),
    );
  });

  test('refuses where without one list there is nothing to go by', () => {
    const { reasons } = verdictOn('A,B,C,count\n1,0,0,300\n0,1,0,200\n0,0,1,250\n1,0,1,30\n0,1,1,20\n');
    expect(reasons).toContainEqual({ code: 'nothing-without-list', values: { list: 'C' } });
  });

  test('names the list that the figure hangs on, and by what factor, though it is below two', () => {
    const { verdict, reasons } = verdictOn(HANGING);
    expect(verdict).toBe('estimate');
    const hangs = reasons.find(({ code }) => code === 'hangs-on-list');
    expect(hangs?.values).toEqual({ list: 'C', factor: expect.any(Number) });
    expect(hangs?.values.factor).toBeCloseTo(0.657, 3);
  });

  test('says of two lists that they are a mere capture-recapture', () => {
    const { reasons } = verdictOn('A,B,count\n1,0,60\n0,1,40\n1,1,20\n');
    expect(reasons.map(({ code }) => code)).toEqual(['two-lists']);
  });
});

describe('reshaped histories', () => {
  test('without a list, or with two merged, keep the other lists’ totals', () => {
    fc.assert(
      fc.property(arbitraryHistories(), (histories) => {
        const totals = sumSupersets(histories.counts.slice());
        const omitted = omitList(histories, 1);
        const omittedTotals = sumSupersets(omitted.counts.slice());
        expect(omittedTotals[0b11]).toBe(totals[0b101]);
        expect(omitted.lists).toEqual(histories.lists.filter((_, k) => k !== 1));
        const merged = mergeLists(histories, 0, 2);
        const mergedTotals = sumSupersets(merged.counts.slice());
        expect(observedPersons(merged.counts)).toBe(observedPersons(histories.counts));
        expect(mergedTotals[1]).toBe((totals[0b001] as number) + (totals[0b100] as number) - (totals[0b101] as number));
        expect(merged.lists[0]).toBe('L1_L3');
        expect(observedPersons(restrictToList(histories, 0).counts)).toBeLessThanOrEqual(totals[1] as number);
      }),
    );
  });

  test('merging a list with its own copy gives the list', () => {
    const doubled = historiesOf(
      'A,copy,B,C,count\n1,1,0,0,120\n0,0,1,0,90\n0,0,0,1,60\n1,1,1,0,50\n1,1,0,1,40\n0,0,1,1,25\n1,1,1,1,15\n',
    );
    const merged = mergeLists(doubled, 0, 1);
    const plain = historiesOf(THREE_LISTS);
    expect(merged.counts).toEqual(plain.counts);
    expect(runStepwise(merged, { threshold: 0.02 }).fit?.estimate).toBe(
      runStepwise(plain, { threshold: 0.02 }).fit?.estimate,
    );
  });

  test('restoring missed links undoes the loss of links, to the first order', () => {
    const plain = historiesOf(THREE_LISTS);
    const back = undoFalseLinks(restoreMissedLinks(plain, 0.001), 0.001);
    back.counts.forEach((count, w) => {
      expect(Math.abs(count - (plain.counts[w] as number))).toBeLessThan(0.01);
    });
  });

  test('parting a false link makes two persons of one', () => {
    const parted = undoFalseLinks(historiesOf('A,B,count\n1,0,60\n0,1,40\n1,1,20\n'), 0.1);
    expect(Array.from(parted.counts)).toEqual([0, 62, 42, 18]);
  });
});

describe('the sensitivity', { timeout: 60_000 }, () => {
  const explored = exploreSensitivity(historiesOf(INDEPENDENT), {
    method: 'stepwise',
    threshold: 0.02,
    maxOrder: 2,
    seed: 1,
    top: 5,
  });

  test('tries each list, each pair, each list as the truth, and the thresholds', () => {
    expect(explored.omit.map(({ list }) => list)).toEqual(['A', 'B', 'C', 'D']);
    expect(explored.merge.map(({ lists }) => lists.join('+'))).toEqual(['A+B', 'A+C', 'A+D', 'B+C', 'B+D', 'C+D']);
    expect(explored.internalConsistency.map(({ truth }) => truth)).toEqual(
      [800, 600, 1000, 400].map((size) => expect.closeTo(size, -1)),
    );
    for (const { truth, estimate } of explored.internalConsistency)
      expect(Math.abs((estimate ?? 0) / truth - 1)).toBeLessThan(0.06);
    expect(explored.thresholds[0]?.model).toBe('[1,2,3,4]');
    expect(explored.models.top).toHaveLength(5);
  });

  test('false links raise the estimate and missed links lower it', () => {
    const base = explored.base.estimate ?? 0;
    for (const { error, estimate } of explored.linkage)
      expect(error === 'false' ? (estimate ?? 0) > base : (estimate ?? base) < base).toBe(true);
  });

  test('subsamples of independent lists stay level', () => {
    for (const { scaledEstimate } of explored.subsamples)
      expect(Math.abs((scaledEstimate?.['50'] ?? 0) / 4000 - 1)).toBeLessThan(0.12);
  });
});
