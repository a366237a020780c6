import type { Highs } from 'highs';
import type { Component, Range } from './components.js';

/**
 * The same question as `exactRanges` answered by linear programming, for components that are too large to try out: the range of fractions
 * that agree with all sums, rounded inwards. It holds the exact range, and may be a little wider.
 */
export async function rangesByProgramming({ ranges, sums }: Component): Promise<Range[] | 'contradiction'> {
  const solver = await startSolver();
  const name = (k: number): string => `x${k}`;
  const terms = (places: readonly number[], sign: string): string => places.map((k) => ` ${sign} ${name(k)}`).join('');
  const rows = sums.map(({ plus, minus, value }, k) => ` s${k}:${terms(plus, '+')}${terms(minus, '-')} = ${value}`);
  const bounds = ranges.map(({ least, most }, k) =>
    most === Number.POSITIVE_INFINITY ? ` ${name(k)} >= ${least}` : ` ${least} <= ${name(k)} <= ${most}`,
  );
  const end = (goal: 'Minimize' | 'Maximize', k: number): number | null => {
    const model = [goal, ` goal: ${name(k)}`, 'Subject To', ...rows, 'Bounds', ...bounds, 'End'].join('\n');
    const { Status, ObjectiveValue } = solver.solve(model);
    if (Status === 'Unbounded' || Status === 'Primal infeasible or unbounded') return Number.POSITIVE_INFINITY;
    return Status === 'Optimal' ? ObjectiveValue : null;
  };
  const found: Range[] = [];
  for (const k of ranges.keys()) {
    const [low, high] = [end('Minimize', k), end('Maximize', k)];
    if (low === null || high === null) return 'contradiction';
    found.push({
      least: Math.ceil(low - SLACK),
      most: high === Number.POSITIVE_INFINITY ? high : Math.floor(high + SLACK),
    });
  }
  return found;
}

async function startSolver(): Promise<Highs> {
  // Its types speak of a module that exports the function itself.
  const load: unknown = (await import('highs')).default;
  if (typeof load !== 'function') throw new Error('highs exports no loader');
  return load();
}

/** The solver works in fractions: a whole number may come a little beside itself. */
const SLACK = 1e-6;
