import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REGIONAL_GROUPS } from '../../parties/index.js';
import { choiceFigure, numberFigure } from './figures.js';
import { isSmall } from './small-persons.js';

const of = (group: string | null, sum: number, base = 1) => ({
  ...{ questionId: 'q', group, base, sum: String(sum) },
  ...{ least: sum, median: sum, most: sum },
});

describe('figures of a question of numbers', () => {
  it('are told whole where no persons are counted', () => {
    expect(numberFigure([of(null, 3, 2), of('african', 2), of('', 1)], false)).toEqual({
      base: 2,
      sum: { told: 'number', amount: '3' },
      ...{ least: 3, median: 3, most: 3 },
      groups: [
        { group: 'african', base: 1, sum: { told: 'number', amount: '2' } },
        { group: null, base: 1, sum: { told: 'number', amount: '1' } },
      ],
    });
    expect(numberFigure([], false)).toBeNull();
  });

  it('never tell a small number of persons, nor let it be reckoned from the others', () => {
    const sums = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: REGIONAL_GROUPS.length });
    fc.assert(
      fc.property(sums, (amounts) => {
        const total = amounts.reduce((a, b) => a + b, 0);
        const figure = numberFigure(
          [of(null, total), ...amounts.map((amount, at) => of(REGIONAL_GROUPS[at] ?? '', amount))],
          true,
        );
        if (figure === null) throw new Error('No figure');
        const told = figure.groups.map(({ sum }) => (sum.told === 'number' ? Number(sum.amount) : null));
        expect(told.filter((amount) => amount !== null && isSmall(amount))).toEqual([]);
        if (figure.sum.told !== 'number') return;
        const rest = total - told.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
        const hidden = told.filter((amount) => amount === null).length;
        // What is left for those withheld is never the small number of one alone.
        if (hidden === 1) expect(isSmall(rest)).toBe(false);
      }),
    );
  });

  it('count choices by their order, with words of one’s own last', () => {
    expect(
      choiceFigure(
        ['a', 'b'],
        { other: true },
        [
          { option: 'b', n: 3 },
          { option: '', n: 1 },
        ],
        4,
      ),
    ).toEqual([
      { option: 'a', n: 0, share: 0 },
      { option: 'b', n: 3, share: 0.75 },
      { option: null, n: 1, share: 0.25 },
    ]);
    expect(choiceFigure(['a'], { other: false }, [], 0)).toEqual([{ option: 'a', n: 0, share: 0 }]);
  });
});
