import { extend } from '../loglinear/extended.js';
import type { Model } from '../loglinear/model.js';

/**
 * Existence passes from a model to its submodels (Fienberg & Rinaldo 2012, section 3; on one pattern of cells left by Chan, Silverman &
 * Vincent 2021, 3.2). Models already known to have no estimate on one table, so that larger ones need no fit: a positive table with the margins of
 * the larger model has those of the smaller too. Models that
 * differ in the cells dropped for zero overlap are kept apart. For up to five lists (terms as bits of one number).
 */
export class KnownFailures {
  private readonly byPattern = new Map<string, number[]>();

  constructor(private readonly margins: Float64Array) {}

  /** Whether some failed model on the same cells lies within this one. */
  cover(model: Model): boolean {
    const terms = bitsOf(model);
    return (this.byPattern.get(this.patternOf(model)) ?? []).some((failed) => (failed & ~terms) === 0);
  }

  add(model: Model): void {
    const pattern = this.patternOf(model);
    const failures = this.byPattern.get(pattern);
    if (failures) failures.push(bitsOf(model));
    else this.byPattern.set(pattern, [bitsOf(model)]);
  }

  private patternOf(model: Model): string {
    return extend(model, this.margins).negInfinite.join();
  }
}

function bitsOf({ terms }: Model): number {
  let bits = 0;
  for (const term of terms) bits |= 1 << term;
  return bits;
}
