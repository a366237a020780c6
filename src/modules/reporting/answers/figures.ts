import { protectCounts, SMALLEST_SHOWN } from '../../../kernel/disclosure/index.js';
import { REGIONAL_GROUPS } from '../../parties/index.js';
import type { NumbersOf } from '../store/answer-figures.js';
import type { RegionalGroup } from './answer-filter.js';
import { isSmall } from './small-persons.js';

/** What can be reckoned from the answers to one question, as it may be shown. Pure. */

/** A number as it may be shown: itself, that it is small, or that it stands beside a small one. */
export type Told = { told: 'number'; amount: string } | { told: 'small' } | { told: 'withheld' };

export interface NumberFigure {
  /** Answers that it rests on. */
  base: number;
  sum: Told;
  /** Null where persons are counted and too few to be told. */
  least: number | null;
  median: number | null;
  most: number | null;
  /** Null: those in no group. */
  groups: { group: RegionalGroup | null; base: number; sum: Told }[];
}

const number = (amount: string): Told => ({ told: 'number', amount });

/**
 * The figures of one question of numbers, by regional group. Where persons are counted, sums below the smallest that is shown are not, nor
 * others from which they could be reckoned (`protectCounts`); and neither are single values that small.
 *
 * @param rows of this question: one for all (`group` null) and one a group.
 */
export function numberFigure(rows: readonly NumbersOf[], persons: boolean): NumberFigure | null {
  const all = rows.find(({ group }) => group === null);
  if (all === undefined) return null;
  const groups = [...REGIONAL_GROUPS, null].flatMap((group) => {
    const of = rows.find((one) => one.group === (group ?? ''));
    return of === undefined ? [] : [{ group, base: of.base, sum: of.sum }];
  });
  const { base, sum, least, median, most } = all;
  if (!persons)
    return { base, sum: number(sum), least, median, most, groups: groups.map((g) => ({ ...g, sum: number(g.sum) })) };
  const total = isSmall(Number(sum));
  const shown = total
    ? groups.map(({ sum: of }) => (Number(of) === 0 ? 'shown' : 'small'))
    : protectCounts(
        groups.map(({ sum: of }) => Number(of)),
        SMALLEST_SHOWN,
      );
  const told = (amount: number) => (isSmall(amount) ? null : amount);
  return {
    base,
    sum: total ? { told: 'small' } : number(sum),
    least: told(least),
    median: told(median),
    most: told(most),
    groups: groups.map((one, at) => ({ ...one, sum: toldAs(shown[at], one.sum) })),
  };
}

function toldAs(shown: 'shown' | 'small' | 'beside' | undefined, sum: string): Told {
  if (shown === 'small') return { told: 'small' };
  return shown === 'beside' ? { told: 'withheld' } : number(sum);
}

/** How often an option was chosen; `option` is null for words of one's own. */
export interface ChoiceLine {
  option: string | null;
  n: number;
  /** Of the answers to the question, 0 to 1. Several may be chosen, so that shares need not add up. */
  share: number;
}

/** Every option in its order, also those that nobody chose. */
export function choiceFigure(
  options: readonly string[],
  { other }: { other: boolean },
  chosen: readonly { option: string; n: number }[],
  base: number,
): ChoiceLine[] {
  const line = (option: string | null): ChoiceLine => {
    const n = chosen.find((one) => one.option === (option ?? ''))?.n ?? 0;
    return { option, n, share: base === 0 ? 0 : n / base };
  };
  return [...options.map(line), ...(other ? [line(null)] : [])];
}
