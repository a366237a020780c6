import { describe, expect, test } from 'vitest';
import { secureBits } from '../noise/random-bits.js';
import { rhoOf } from '../noise/zcdp.js';
import { AIM_OPTIONS, SYNTHESIS_METHODS, type SynthesisMethod, synthesize } from './synthesize.js';

/** Attacks on the whole pipeline, from counts to rows, on a domain of nine cells. They are statistics: bounds at five standard deviations. */
const QUICK = {
  ...AIM_OPTIONS,
  roundsPerColumn: 1,
  iterations: 10,
  finalIterations: 30,
  sampleRows: 200,
  weighedRows: 200,
  weighings: 20,
};
const EPSILON = 1;
const DELTA = 1e-3;
const RUNS = 400;
const bits = secureBits();

/** What an attacker looks for in a release of twelve persons in one cell, and perhaps one more who stands alone in the cell (2, 2). */
interface Attack {
  name: string;
  sees(rows: readonly Uint16Array[]): boolean;
}

const ATTACKS: readonly Attack[] = [
  {
    name: 'their combination',
    sees: ([first, second]) => [...(first ?? [])].some((code, row) => code === 2 && second?.[row] === 2),
  },
  { name: 'one record more', sees: ([first]) => (first?.length ?? 0) > 12 },
];

/** A release of the cases with that person, or without. */
async function released(withPerson: boolean, rho: number, method: SynthesisMethod): Promise<Uint16Array[]> {
  const codes = [...Array.from({ length: 12 }, () => 1), ...(withPerson ? [2] : [])];
  const column = { codes: Uint8Array.from(codes), size: 3 };
  const { rows } = await synthesize({
    cases: {
      table: { rows: codes.length, columns: [column, column] },
      names: ['a', 'b'],
      said: [Uint8Array.of(0, 1, 1), Uint8Array.of(0, 1, 1)],
    },
    method,
    rho,
    order: 2,
    impossible: [],
    bits,
    aim: QUICK,
  });
  return rows;
}

/** How often an attack says yes with the person and without, with bounds that hold but for a chance in millions. */
interface Seen {
  hits: number;
  falseHits: number;
  least: number;
  most: number;
}

const slack = (share: number): number => 5 * Math.sqrt(Math.max(share * (1 - share), 1 / RUNS) / RUNS);
const seenOf = (hits: number, falseHits: number): Seen => ({
  hits,
  falseHits,
  least: Math.max(0, hits - slack(hits)),
  most: falseHits + slack(falseHits),
});

/** By each attack on the same releases, for who says yes and for who says no: the promise holds for both. */
async function attack(rho: number, method: SynthesisMethod): Promise<Map<string, Seen>> {
  const shares = async (withPerson: boolean): Promise<number[]> => {
    const times = ATTACKS.map(() => 0);
    for (let run = 0; run < RUNS; run += 1) {
      const rows = await released(withPerson, rho, method);
      for (const [at, { sees }] of ATTACKS.entries()) if (sees(rows)) times[at] = (times[at] ?? 0) + 1;
    }
    return times.map((one) => one / RUNS);
  };
  const [there, away] = [await shares(true), await shares(false)];
  return new Map(
    ATTACKS.flatMap(({ name }, at) => {
      const [hits, falseHits] = [there[at] ?? 0, away[at] ?? 0];
      return [
        [`${name}: yes`, seenOf(hits, falseHits)],
        [`${name}: no`, seenOf(1 - falseHits, 1 - hits)],
      ];
    }),
  );
}

/** The epsilon that the mechanism has at least, by what an attack saw. */
const epsilonShown = ({ least, most }: Seen): number => Math.log(Math.max(least - DELTA, 1e-9) / most);

describe.each(SYNTHESIS_METHODS)('one person more or less, by %s', (method) => {
  test('changes what comes out by no more than epsilon allows', async () => {
    for (const [name, seen] of await attack(rhoOf(EPSILON, DELTA), method)) {
      expect(epsilonShown(seen), name).toBeLessThanOrEqual(EPSILON);
      // A membership attack wins no more over chance than the promise allows, (e^epsilon - 1 + 2 delta) / (e^epsilon + 1).
      const bound = (Math.exp(EPSILON) - 1 + 2 * DELTA) / (Math.exp(EPSILON) + 1);
      expect(seen.least - seen.most, name).toBeLessThanOrEqual(bound);
    }
  });

  test('and the same attacks find out who claims so and adds too little noise', async () => {
    const seen = await attack(1000 * rhoOf(EPSILON, DELTA), method);
    for (const { name } of ATTACKS) {
      const [yes, no] = [seen.get(`${name}: yes`), seen.get(`${name}: no`)];
      expect(yes && no && Math.max(epsilonShown(yes), epsilonShown(no)), name).toBeGreaterThan(EPSILON);
    }
  });
});
