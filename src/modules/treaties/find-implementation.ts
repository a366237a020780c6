import type { Actor } from '../../kernel/access/index.js';
import type { StatementProvider } from '../../kernel/module/index.js';
import type { Area } from './instrument.js';
import { subjectsOf } from './laws/laws-as-statements.js';

/** How many parties said something about an area of an instrument: laws, answers, submissions, wherever they were said. */
export interface ImplementationCount {
  area: Area;
  parties: number;
  statements: number;
}

export async function countImplementation(
  statements: StatementProvider,
  actor: Actor,
  instrument: string,
): Promise<ImplementationCount[]> {
  const subjects = subjectsOf(instrument);
  const counts = await statements.count(actor, { about: subjects.map(({ subject }) => subject) });
  return subjects.map(({ area, subject }) => {
    const found = counts.filter((one) => one.subject === subject);
    return { area, parties: found.length, statements: found.reduce((sum, one) => sum + one.statements, 0) };
  });
}
