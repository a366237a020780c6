import { combine } from './combine.js';
import { type GraphicalModel, keyOf, type Measurement } from './model.js';

export interface FitOptions {
  /** Persons. */
  total: number;
  iterations: number;
}

/**
 * Fits the weights of a model to noisy marginals: entropic mirror descent on the weighted squared error (McKenna, Sheldon & Miklau 2019,
 * algorithm 2) with momentum that starts anew when the loss rises (O'Donoghue & Candès 2015). Each measured set must be a factor.
 *
 * @returns the loss: sum of squared errors in variances, halved
 */
export function fitModel(
  model: GraphicalModel,
  measured: readonly Measurement[],
  { total, iterations }: FitOptions,
): number {
  const measurements = new Map(combine(measured).map((one) => [keyOf(one.columns), one]));
  const parts = model.factors.flatMap((factor) => {
    const measurement = measurements.get(factor.key);
    if (!measurement) return [];
    return { factor, measurement, before: factor.weights.slice(), gradient: new Float64Array(factor.weights.length) };
  });
  const finest = Math.min(...parts.map(({ measurement }) => measurement.variance));
  let step = finest / (total * Math.max(1, parts.length));
  let momentum = 0;

  /** Loss at the weights as they are, and its gradient in probabilities times the total. */
  const look = (): number => {
    model.infer();
    let loss = 0;
    for (const { factor, measurement, gradient } of parts) {
      const { counts, variance } = measurement;
      for (let cell = 0; cell < gradient.length; cell += 1) {
        const error = total * (factor.marginal[cell] as number) - (counts[cell] as number);
        gradient[cell] = error / variance;
        loss += (error * error) / (2 * variance);
      }
    }
    return loss;
  };

  let loss = look();
  let kept = parts.map(({ factor }) => factor.weights.slice());
  let keptGradients = parts.map(({ gradient }) => gradient.slice());
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    const pull = momentum / (momentum + 3);
    for (const { factor, before, gradient } of parts) {
      const { weights } = factor;
      for (let cell = 0; cell < weights.length; cell += 1) {
        const now = weights[cell] as number;
        weights[cell] = now - step * (gradient[cell] as number) + pull * (now - (before[cell] as number));
        before[cell] = now;
      }
    }
    const next = look();
    if (next <= loss) {
      const gained = loss - next;
      loss = next;
      momentum += 1;
      step *= 1.05;
      for (const [at, { factor, gradient }] of parts.entries()) {
        kept[at]?.set(factor.weights);
        keptGradients[at]?.set(gradient);
      }
      if (gained < 1e-9 * loss) break;
      continue;
    }
    // Worse than before: back to the best, without momentum; a shorter step where momentum was not to blame.
    if (momentum === 0) step /= 2;
    momentum = 0;
    for (const [at, { factor, before, gradient }] of parts.entries()) {
      const best = kept[at];
      const bestGradient = keptGradients[at];
      if (best) {
        factor.weights.set(best);
        before.set(best);
      }
      if (bestGradient) gradient.set(bestGradient);
    }
    if (step < 1e-12) break;
  }
  kept = [];
  keptGradients = [];
  model.infer();
  return loss;
}
