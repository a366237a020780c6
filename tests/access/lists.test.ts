import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GrowingHouse, openGrowingHouse } from './measure-lists.js';

/**
 * Every list is cut, and decided, by the database: what a page asks of it and what comes back is the same however many there are. A policy
 * that were asked of one row after the other would read them all. Counted by wrapping the connection; nothing is timed.
 */

const SMALL = 1_000;
const LARGE = 10_000;

/**
 * Rows that a page may read more, where there are nine thousand more: it was not full before, or what stands beside it was not. What waits of a
 * few hundred releases, calls and measures is looked through up to two hundred.
 */
const A_PAGE = 300;

/** What gives all there is, by its nature, and to whom it matters: none of these is a list. */
const WHOLE: Readonly<Record<string, string>> = {
  '/en/commitments.ics': 'a calendar of all that is due, in batches',
  '/en/calls.ics': 'a calendar of all calls',
  '/en/calls/new': 'a call begins from any earlier one: they are in one field',
  '/en/commitments/a-res-91-903-op-9-1':
    'counts of what each party that is asked says of itself, read in one statement',
  '/en/commitments/a-res-91-903-op-9-1/answers': 'the same, a line for each party',
  '/en/calls/open-call/parties': 'a line for each party that the call asks',
  '/en/calls/open-call/reading/answered': 'the same, with what each has answered',
  '/en/search?q=harbours': 'titles of calls are looked through in memory: hundreds',
  '/en/search?q=harbours&only=paragraph': 'the same',
  '/api/v1/plan/measures': 'counts of parties by measure, made of one row for a measure and a party',
  '/api/v1/plan/gaps': 'the same',
  '/en/plan': 'the same',
  '/en/plan/gaps': 'the same',
};

let house: GrowingHouse;
beforeAll(async () => {
  // What a page asks is the same on both engines; a server fills its tables sooner.
  house = await openGrowingHouse(process.env.TEST_DATABASE_URL === undefined ? 'pglite' : 'postgres');
}, 240_000);
afterAll(() => house.drop());

it('are asked of the database in as many statements, and as many rows, at ten times as many records', async () => {
  expect(house.empty).toEqual([]);
  await house.growTo(0, SMALL);
  const few = new Map((await house.measure()).map((cost) => [`${cost.address} for ${cost.reader}`, cost]));
  await house.growTo(SMALL, LARGE);
  const many = await house.measure();
  expect(few.size).toBeGreaterThan(150);
  const grown = many.flatMap(({ address, reader, statements, rows }) => {
    const before = few.get(`${address} for ${reader}`);
    if (before === undefined || WHOLE[address] !== undefined) return [];
    const same = statements <= before.statements && rows <= before.rows + A_PAGE;
    const said = `${before.statements} statements, ${before.rows} rows; then ${statements}, ${rows}`;
    return same ? [] : [`${address} for ${reader}: ${said}`];
  });
  expect(grown).toEqual([]);
}, 600_000);
