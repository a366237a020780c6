import type { ModelSample } from './model-sample.js';
import type { Candidate } from './workload.js';

/** Up to so many candidates all are looked at in every round. */
const FEW = 400;
/** Rounds in which all of many are looked at anew once. */
const TURN = 6;

/**
 * What the model believes of each candidate. With thousands of candidates only those that share two columns with the last measurement are looked
 * at anew in each round, and all of them in every sixth; what the others were believed to be is a little old, which costs the choice some aim and
 * nothing of the promise: any belief that comes from private outputs will do.
 */
export class BelievedCounts {
  readonly #kept = new Map<Candidate, Float64Array>();
  #round = 0;

  constructor(readonly candidates: number) {}

  /** Called after each measurement. */
  measured(columns: readonly number[]): void {
    this.#round += 1;
    const all = this.candidates <= FEW || this.#round % TURN === 0;
    for (const candidate of this.#kept.keys())
      if (
        all ||
        candidate.columns.filter((column) => columns.includes(column)).length >= Math.min(2, candidate.columns.length)
      )
        this.#kept.delete(candidate);
  }

  of(candidate: Candidate, sample: ModelSample, total: number): Float64Array {
    const kept = this.#kept.get(candidate);
    if (kept) return kept;
    const counts = sample.counts(candidate.columns, total);
    this.#kept.set(candidate, counts);
    return counts;
  }
}
