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

/** Whether the release shows the person who stands alone in the cell (2, 2). */
async function shows(withPerson: boolean, rho: number, method: SynthesisMethod): Promise<boolean> {
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
  return [...(rows[0] ?? [])].some((code, row) => code === 2 && rows[1]?.[row] === 2);
}

/** How often the attack says yes with the person and without, with bounds that hold but for a chance in millions. */
async function attack(
  rho: number,
  method: SynthesisMethod,
): Promise<{ hits: number; falseHits: number; least: number; most: number }> {
  const share = async (withPerson: boolean): Promise<number> => {
    let seen = 0;
    for (let run = 0; run < RUNS; run += 1) if (await shows(withPerson, rho, method)) seen += 1;
    return seen / RUNS;
  };
  const [hits, falseHits] = [await share(true), await share(false)];
  const slack = (p: number): number => 5 * Math.sqrt(Math.max(p * (1 - p), 1 / RUNS) / RUNS);
  return { hits, falseHits, least: Math.max(0, hits - slack(hits)), most: falseHits + slack(falseHits) };
}

/** The epsilon that the mechanism has at least, by what the attack saw. */
const epsilonShown = ({ least, most }: Awaited<ReturnType<typeof attack>>): number =>
  Math.log(Math.max(least - DELTA, 1e-9) / most);

describe.each(SYNTHESIS_METHODS)('one person more or less, by %s', (method) => {
  test('changes what comes out by no more than epsilon allows', async () => {
    const seen = await attack(rhoOf(EPSILON, DELTA), method);
    expect(epsilonShown(seen)).toBeLessThanOrEqual(EPSILON);
    // A membership attack wins no more over chance than the promise allows, (e^epsilon - 1 + 2 delta) / (e^epsilon + 1).
    const bound = (Math.exp(EPSILON) - 1 + 2 * DELTA) / (Math.exp(EPSILON) + 1);
    expect(seen.least - seen.most).toBeLessThanOrEqual(bound);
  });

  test('and the same attack finds out who claims so and adds too little noise', async () => {
    expect(epsilonShown(await attack(100 * rhoOf(EPSILON, DELTA), method))).toBeGreaterThan(EPSILON);
  });
});
