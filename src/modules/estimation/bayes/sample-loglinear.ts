import type { Table } from '../loglinear/estimator.js';
import type { ExtendedModel } from '../loglinear/extended.js';
import type { Workspace } from '../loglinear/newton.js';
import { solveUpper } from '../numbers/cholesky.js';
import { drawNormal, type RandomSource } from '../numbers/random.js';

export interface LoglinearChain {
  /** Draws by parameter: entry k holds the draws of finite term k. */
  parameters: Float64Array[];
  accepted: number;
}

/**
 * One Metropolis chain of the parameters of a Poisson log-linear model: steps from the normal law of the information at the
 * posterior mode, scaled by 2.38 / sqrt(p) (Roberts & Rosenthal 2001, Statistical Science 16:351). Starts away from the mode.
 *
 * @param precision inverse variances of the normal priors, by finite term; zeros are flat priors
 */
export function sampleLoglinear(
  workspace: Workspace,
  table: Table,
  { finite, kept }: ExtendedModel,
  precision: Float64Array,
  source: RandomSource,
  { burnIn, samples, thinning }: { burnIn: number; samples: number; thinning: number },
): LoglinearChain | null {
  const p = finite.length;
  const mode = workspace.fit(table.counts, kept, finite, table.margins, null, 200, precision);
  const factor = workspace.informationFactor(finite, precision);
  if (!mode.converged || !factor) return null;
  const scale = 2.38 / Math.sqrt(p);
  const move = new Float64Array(p);
  const step = (from: Float64Array, size: number, to: Float64Array): void => {
    for (let k = 0; k < p; k += 1) move[k] = drawNormal(source);
    solveUpper(factor, p, move);
    for (let k = 0; k < p; k += 1) to[k] = (from[k] as number) + size * (move[k] as number);
  };
  let current: Float64Array = new Float64Array(p);
  step(mode.theta, 1.5, current);
  let density = workspace.evaluate(current, kept, finite, table.margins, precision);
  let proposal: Float64Array = new Float64Array(p);
  const parameters = Array.from({ length: p }, () => new Float64Array(samples));
  let accepted = 0;
  const steps = burnIn + samples * thinning;
  for (let s = 0; s < steps; s += 1) {
    step(current, scale, proposal);
    const next = workspace.evaluate(proposal, kept, finite, table.margins, precision);
    if (Math.log(source.uniform()) < next - density) {
      [current, proposal] = [proposal, current];
      density = next;
      accepted += 1;
    }
    const position = s - burnIn;
    if (position >= 0 && position % thinning === 0) {
      const at = position / thinning;
      for (let k = 0; k < p; k += 1) (parameters[k] as Float64Array)[at] = current[k] as number;
    }
  }
  return { parameters, accepted: accepted / steps };
}
