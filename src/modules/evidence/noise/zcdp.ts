/** Concentrated differential privacy (Bun & Steinke 2016) to and from (epsilon, delta). */

/**
 * The smallest delta for which rho-zCDP gives (epsilon, delta)-differential privacy by Canonne, Kamath & Steinke 2020, proposition 12 and
 * corollary 13: the least over alpha > 1 of exp((alpha - 1)(alpha rho - epsilon)) / (alpha - 1) (1 - 1/alpha)^alpha.
 */
export function deltaOf(rho: number, epsilon: number): number {
  if (rho <= 0) return 0;
  const logarithm = (alpha: number): number =>
    (alpha - 1) * (alpha * rho - epsilon) - Math.log(alpha - 1) + alpha * Math.log1p(-1 / alpha);
  // The derivative (2 alpha - 1) rho - epsilon + log(1 - 1/alpha) rises with alpha: bisection.
  let low = 1 + 1e-9;
  let high = (epsilon + 1) / (2 * rho) + 2;
  for (let step = 0; step < 200; step += 1) {
    const alpha = (low + high) / 2;
    if ((2 * alpha - 1) * rho - epsilon + Math.log1p(-1 / alpha) < 0) low = alpha;
    else high = alpha;
  }
  return Math.min(1, Math.exp(logarithm(high)));
}

/** The smallest epsilon that rho-zCDP gives with this delta; rounded upwards in its last digits. */
export function epsilonOf(rho: number, delta: number): number {
  if (rho <= 0) return 0;
  let low = 0;
  let high = rho + 2 * Math.sqrt(rho * Math.log(1 / delta)) + 1e-9;
  for (let step = 0; step < 200; step += 1) {
    const epsilon = (low + high) / 2;
    if (deltaOf(rho, epsilon) <= delta) high = epsilon;
    else low = epsilon;
  }
  return high;
}

/** The largest rho that stays within (epsilon, delta). */
export function rhoOf(epsilon: number, delta: number): number {
  if (!(epsilon > 0 && delta > 0 && delta < 1)) throw new RangeError('epsilon is above 0, delta between 0 and 1');
  let low = 0;
  let high = epsilon + 1;
  for (let step = 0; step < 200; step += 1) {
    const rho = (low + high) / 2;
    if (deltaOf(rho, epsilon) <= delta) low = rho;
    else high = rho;
  }
  return low;
}

/**
 * What an epsilon-private mechanism without delta (Laplace) takes from an account that is kept in rho and capped at (cap, delta): so much that all
 * else, within what is left, stays within (cap - epsilon, delta), and all together within (cap, delta) by adding up. Turned to rho itself it would
 * cost epsilon²/2, many times as much. Rho grows ever faster with epsilon (it is convex): the uppermost part of a cap is the dearest, so that several
 * such mechanisms together pay no less than they must.
 *
 * @returns infinity where epsilon is more than all that may be spent
 */
export function rhoOfPure(epsilon: number, { cap, delta }: { cap: number; delta: number }): number {
  if (epsilon > cap) return Number.POSITIVE_INFINITY;
  return rhoOf(cap, delta) - (epsilon === cap ? 0 : rhoOf(cap - epsilon, delta));
}
