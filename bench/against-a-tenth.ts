import type { Engine } from '../src/kernel/db/index.js';
import type { House } from '../src/kernel/module/index.js';
import { REHEARSAL, type RehearsalSize, TENTH } from '../tests/kit/rehearsal.js';
import type { Figure } from './bench.js';
import { inMeasuredHouse, milliseconds } from './measured-house.js';

const AIM = 2;

export type Spent = (work: () => Promise<unknown>) => Promise<number>;
/** CPU milliseconds of each page at a rehearsal of a size. */
type Measure = (house: House, spent: Spent, size: RehearsalSize) => Promise<Map<string, number>>;

/** Pages of a rehearsal beside one of a tenth of it: on the embedded database, and on PostgreSQL where there is one. */
export async function againstATenth(measure: Measure, tenth: string): Promise<Figure[]> {
  const embedded = await figuresOn('pglite', measure, tenth);
  if (process.env.TEST_DATABASE_URL === undefined) return embedded;
  return [...embedded, ...(await figuresOn('postgres', measure, tenth))];
}

async function figuresOn(engine: Engine, measure: Measure, tenth: string): Promise<Figure[]> {
  const name = engine === 'pglite' ? 'PGlite' : 'PostgreSQL';
  const small = await inMeasuredHouse(engine, (house, spent) => measure(house, spent, TENTH));
  const whole = await inMeasuredHouse(engine, (house, spent) => measure(house, spent, REHEARSAL));
  return [...whole].map(([page, after]) => {
    const before = small.get(page) ?? Number.NaN;
    return {
      what: `${name}: CPU of ${page}`,
      measured: milliseconds(after),
      beside: `${tenth}: ${milliseconds(before)}; ${(after / before).toFixed(2)} times`,
      target: `at most ${AIM} times`,
      met: after / before <= AIM,
    };
  });
}
