import { type Notifying, type Records, type Reminding, recordsOf, type WaitProvider } from '../work/index.js';
import type { House } from './house.js';
import type { ConcordanceModule } from './module.js';

/** What all modules say of the work that flows between people. */
export interface Work {
  records: Records;
  notifies: readonly Notifying[];
  waits: readonly WaitProvider[];
  reminds: readonly Reminding[];
}

const gathered = new WeakMap<House, Promise<Work>>();

/** Asks every module, once for a house. @throws when two keep records of one type, or two things to be reminded of have one name. */
export function gatherWork(house: House, modules: readonly ConcordanceModule[]): Promise<Work> {
  const known = gathered.get(house) ?? gather(house, modules);
  gathered.set(house, known);
  return known;
}

async function gather(house: House, modules: readonly ConcordanceModule[]): Promise<Work> {
  const all = async <T>(of: (module: ConcordanceModule) => readonly T[] | Promise<readonly T[]> | undefined) =>
    (await Promise.all(modules.map((module) => of(module) ?? []))).flat();
  const reminds = await all((module) => module.reminds?.(house));
  if (new Set(reminds.map(({ name }) => name)).size < reminds.length)
    throw new Error('Two modules remind of something by one name');
  return {
    records: recordsOf(await all((module) => module.records?.(house))),
    notifies: await all((module) => module.notifies?.(house)),
    waits: await all((module) => module.waits?.(house)),
    reminds,
  };
}
