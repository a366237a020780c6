import { observedPersons } from '../data/histories.js';

/**
 * Acceleration of the BCa interval from the jackknife (Efron 1987, JASA 82:171, equation 6.6; Efron & Tibshirani 1993, 14.15):
 * sum d^3 / (6 (sum d^2)^(3/2)), d the mean of the leave-one-out estimates less each of them. Persons of one history give the
 * same estimate, so each history is left out once and weighs as many persons as it has. Null where an estimate is missing
 * or all agree.
 *
 * @param estimate the estimator with its model selection; null where it has no estimate
 */
export function jackknifeAcceleration(
  counts: Float64Array,
  estimate: (counts: Float64Array) => number | null,
): number | null {
  const persons = observedPersons(counts);
  const values: { value: number; weight: number }[] = [];
  const reduced = counts.slice();
  for (let w = 1; w < counts.length; w += 1) {
    const weight = counts[w] as number;
    if (weight <= 0) continue;
    reduced[w] = weight - 1;
    const value = estimate(reduced);
    reduced[w] = weight;
    if (value === null || !Number.isFinite(value)) return null;
    values.push({ value, weight });
  }
  const mean = values.reduce((sum, { value, weight }) => sum + weight * value, 0) / persons;
  let squares = 0;
  let cubes = 0;
  for (const { value, weight } of values) {
    const d = mean - value;
    squares += weight * d * d;
    cubes += weight * d * d * d;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : null;
}
