import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandOf, codeOfBand, personsAged } from './age-bands.js';
import { poissonLimits } from './poisson-limits.js';
import { countLimits, rateOf } from './rate.js';

/** The chance of `n` or fewer, summed up. */
function atMost(n: number, mean: number): number {
  let sum = 0;
  let log = -mean;
  for (let k = 0; k <= n; k += 1) {
    sum += Math.exp(log);
    log += Math.log(mean / (k + 1));
  }
  return sum;
}

const counted = (value: number | null, hidden = 0, cells = 1) => ({
  codes: [],
  value,
  hidden,
  cells,
  drawn: 1,
  said: null,
});

describe('limits of a count', () => {
  test.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [5, 1.623, 11.668],
    [10, 4.795, 18.39],
    [100, 81.364, 121.627],
  ])('of %i persons are those of Garwood', (n, low, high) => {
    const found = poissonLimits(n);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 2);
  });

  test('leave 2.5 in 100 on each side, for any number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (n) => {
        const { low, high } = poissonLimits(n);
        expect(1 - atMost(n - 1, low)).toBeCloseTo(0.025, 7);
        expect(atMost(n, high)).toBeCloseTo(0.025, 7);
      }),
    );
    // As the square root for large numbers: nothing overflows.
    const { low, high } = poissonLimits(1_000_000);
    expect(low).toBeCloseTo(1_000_000 - 1.96 * 1000, -2);
    expect(high).toBeCloseTo(1_000_000 + 1.96 * 1000, -2);
  });

  test('grow with what the protection may have moved', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.integer({ min: 1, max: 50 }), (n, margin) => {
        const [alone, both] = [countLimits(n, 0), countLimits(n, margin)];
        expect(both.low).toBeLessThanOrEqual(alone.low);
        expect(both.high).toBeGreaterThan(alone.high);
        expect(both.low).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a rate', () => {
  test('is of what is shown alone', () => {
    expect(rateOf(counted(120), 8_000_000, { name: 'k', k: 10, small: 0, withheld: 0 })).toMatchObject({
      ...{ kind: 'rate', value: 1.5, atLeast: false, without: null },
      bar: { low: expect.closeTo(1.2437, 3), high: expect.closeTo(1.7937, 3) },
    });
    expect(rateOf(counted(null, 1), 8_000_000, null)).toEqual({ kind: 'none', why: 'hidden' });
    expect(rateOf(counted(120), null, null)).toEqual({ kind: 'none', why: 'no-population' });
    // A part is not shown: at least so many, and no bar that would close it upwards.
    expect(rateOf(counted(120, 1, 3), 8_000_000, null)).toMatchObject({
      atLeast: true,
      bar: null,
      without: 'part-hidden',
    });
    const synthetic = { name: 'aim', epsilon: '1', delta: '1e-6', parameters: {} } as const;
    expect(rateOf(counted(120), 8_000_000, synthetic)).toMatchObject({ bar: null, without: 'unknown' });
  });
});

describe('ages', () => {
  test.each([
    ['0-17', 'Y0T17'],
    ['15 to 19', 'Y15T19'],
    ['85+', 'Y_GE85'],
    ['18 years or over', 'Y_GE18'],
    ['7', 'Y7'],
    ['Y0T4', 'Y0T4'],
    ['0+', '_T'],
    ['17-0', null],
    ['young', null],
  ])('%s is %s', (text, code) => {
    expect(codeOfBand(text)).toBe(code);
  });

  test('are put together of bands that follow one another, and never shared out', () => {
    const bands = ['Y0T4', 'Y5T9', 'Y10T14', 'Y15T17', 'Y18', 'Y_GE19', 'Y0T9'].flatMap((code, k) => {
      const band = bandOf(code);
      return band === null ? [] : [{ ...band, persons: 2 ** k }];
    });
    const of = (code: string) => personsAged(bands, bandOf(code) ?? { low: -1, high: -1 });
    // The whole band of 0 to 9 rather than its two halves.
    expect(of('Y0T17')).toEqual({ persons: 64 + 4 + 8, of: 3 });
    expect(of('Y_GE18')).toEqual({ persons: 16 + 32, of: 2 });
    expect(of('_T')?.persons).toBe(64 + 4 + 8 + 16 + 32);
    for (const code of ['Y0T3', 'Y9T17', 'Y_GE20', 'Y3T12']) expect(of(code)).toBeNull();
  });

  test('add up to those of all persons, whatever the bands', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 8 }), fc.nat(90), (cuts, at) => {
        const starts = [0, ...cuts.toSorted((a, b) => a - b)];
        const ages = (low: number, high: number) => ({ low, high, persons: 1000 + low });
        const bands = starts.map((low, k) => ages(low, (starts[k + 1] ?? Number.POSITIVE_INFINITY) - 1));
        expect(personsAged(bands, { low: 0, high: Number.POSITIVE_INFINITY })).toEqual({
          ...{ persons: bands.reduce((sum, { persons }) => sum + persons, 0), of: bands.length },
        });
        const found = personsAged(bands, { low: at, high: Number.POSITIVE_INFINITY });
        expect(found !== null).toBe(starts.includes(at));
      }),
    );
  });
});
