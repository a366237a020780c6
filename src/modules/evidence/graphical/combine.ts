import { keyOf, type Measurement } from './model.js';

/** Measurements of the same columns become one, weighted by their precision: the sum keeps all that was measured. */
export function combine(measurements: readonly Measurement[]): Measurement[] {
  const merged = new Map<string, Measurement>();
  for (const measurement of measurements) {
    const key = keyOf(measurement.columns);
    const before = merged.get(key);
    merged.set(key, before ? weighted(before, measurement) : measurement);
  }
  return [...merged.values()];
}

function weighted(a: Measurement, b: Measurement): Measurement {
  const share = b.variance / (a.variance + b.variance);
  const counts = a.counts.map((count, cell) => share * count + (1 - share) * (b.counts[cell] ?? 0));
  return { columns: a.columns, counts, variance: (a.variance * b.variance) / (a.variance + b.variance) };
}

/** The number of persons, from the sums of all measurements by their precision (a sum of n cells has n times the variance). */
export function estimateTotal(measurements: readonly Measurement[]): number {
  let precision = 0;
  let sum = 0;
  for (const { counts, variance } of measurements) {
    const weight = 1 / (variance * counts.length);
    precision += weight;
    sum += weight * counts.reduce((a, b) => a + b, 0);
  }
  return precision === 0 ? 1 : Math.max(1, sum / precision);
}
