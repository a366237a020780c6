import { describe, expect, it } from 'vitest';
import { LANGS } from '../../../kernel/i18n/index.js';
import { estimatePopulation } from '../estimate.js';
import { DEFAULT_OPTIONS, type MethodName } from '../options.js';
import { voiceOf } from '../report/figures.js';
import { historiesOf, THREE_LISTS } from '../testing/histories-of.js';
import '../words.js';
import { drawMissed } from './missed.js';

const of = (method: MethodName) =>
  estimatePopulation(historiesOf(THREE_LISTS), { ...DEFAULT_OPTIONS, method, bootstrap: 0, verdict: false });

describe('the distribution of how many were missed', () => {
  const average = of('decomposable');

  it('adds up to one, and half of it lies below the median', () => {
    const { missed, median } = average.posterior ?? {};
    if (missed === undefined || median === undefined) throw new Error('There is no distribution');
    expect(missed.shares.reduce((sum, share) => sum + share, missed.beyond)).toBeCloseTo(1, 9);
    expect(missed.shares.every((share) => share >= 0)).toBe(true);
    const width = (missed.high - missed.low) / missed.shares.length;
    const bin = Math.floor((median - average.data.observed - missed.low) / width);
    const below = missed.shares.slice(0, bin).reduce((sum, share) => sum + share, 0);
    expect(below).toBeLessThanOrEqual(0.5);
    expect(below + (missed.shares[bin] ?? 0)).toBeGreaterThanOrEqual(0.5 - 1e-9);
    expect(missed.beyond).toBeLessThanOrEqual(0.011);
  });

  it.each(LANGS)(
    'is drawn in %s with words and the table of the same numbers, fewer of them where it is published',
    (lang) => {
      const whole = drawMissed(average, voiceOf(lang, 'exact'));
      const coarse = drawMissed(average, voiceOf(lang, 'coarse'));
      expect([whole?.table.rows.length, coarse?.table.rows.length]).toEqual([36, 9]);
      expect(whole?.svg).toContain('<title');
      expect(whole?.description).toMatch(/95\s?%/u);
      expect(whole?.table.rows.every(([, share]) => /\d/u.test(share ?? ''))).toBe(true);
    },
  );

  it('is of the average over graphs alone', () => {
    expect(drawMissed(of('stepwise'), voiceOf('en', 'exact'))).toBeNull();
  });
});
