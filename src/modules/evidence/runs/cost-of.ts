import { type Budget, budgetOf, partsOf } from '../datasets/data-set.js';
import { HouseRefusal } from '../house-refusal.js';
import { rhoOfPure } from '../noise/zcdp.js';
import type { PrivateOptions } from './run-options.js';

/**
 * What a run takes from the budget of its data set, in parts of 2^-60.
 *
 * @throws HouseRefusal `bad-budget`; `budget-exhausted` where no account of this size could ever bear it
 */
export function costOf(options: PrivateOptions, of: Budget): bigint {
  if (options.method !== 'dp') {
    const budget = budgetOf(options.epsilon, options.delta);
    if (budget === null) throw new HouseRefusal('bad-budget', { field: 'epsilon' });
    return budget.rho;
  }
  if (budgetOf(options.epsilon, of.delta) === null) throw new HouseRefusal('bad-budget', { field: 'epsilon' });
  const cap = Number(of.epsilon);
  const rho = rhoOfPure(Number(options.epsilon), { cap, delta: Number(of.delta) });
  if (rho === Number.POSITIVE_INFINITY) throw new HouseRefusal('budget-exhausted', { field: 'epsilon' });
  // All of an account is all of it, whatever rounding says.
  const parts = partsOf(rho) + 1n;
  return parts > of.rho && Number(options.epsilon) <= cap ? of.rho : parts;
}
