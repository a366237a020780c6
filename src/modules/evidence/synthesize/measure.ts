import type { Measurement } from '../graphical/model.js';
import { gaussianSampler } from '../noise/discrete-gaussian.js';
import { type PrivacyLedger, varianceFor } from '../noise/ledger.js';
import type { BitSource } from '../noise/random-bits.js';
import { toNumber } from '../noise/rational.js';
import type { Candidate } from './workload.js';

/** Measures a marginal: exact discrete Gaussian noise on each of its counts, paid for before it is drawn. @throws BudgetExceeded */
export function measure(
  { columns, counts }: Candidate,
  rho: number,
  { ledger, bits, names }: { ledger: PrivacyLedger; bits: BitSource; names: readonly string[] },
): Measurement {
  const variance = varianceFor(rho);
  ledger.spendGaussian(`gaussian ${columns.map((column) => names[column]).join(' × ')}`, variance);
  const draw = gaussianSampler(bits, variance);
  return { columns, counts: Float64Array.from(counts, (count) => count + draw()), variance: toNumber(variance) };
}
