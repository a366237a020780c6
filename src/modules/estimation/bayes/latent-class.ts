import { observedPersons } from '../data/histories.js';
import { drawBeta, drawGamma, type RandomSource } from '../numbers/random.js';
import { drawMultinomial, drawPoisson } from '../numbers/random-counts.js';

export interface LatentClassOptions {
  /** Most classes; the stick-breaking prior leaves superfluous ones empty. */
  classes: number;
  /** Gamma prior of the concentration: shape and rate. */
  concentration: { shape: number; rate: number };
  burnIn: number;
  samples: number;
  /** Sweeps for each kept sample. */
  thinning: number;
}

/** The prior of the paper; the length suits tables of some thousand persons in seconds, and R-hat says where it does not. */
export const LATENT_CLASS_DEFAULTS: LatentClassOptions = {
  classes: 10,
  concentration: { shape: 0.25, rate: 0.25 },
  burnIn: 2000,
  samples: 1500,
  thinning: 10,
};

/**
 * One chain of the Bayesian latent-class model (Manrique-Vallier 2016, Biometrics 72:1246): persons fall into classes by a
 * truncated stick-breaking process, within a class the lists are independent, and the population has prior 1 / N. The Gibbs
 * sampler works on the histories with their counts instead of on persons, so a sweep costs the same for any number of persons.
 *
 * @returns the population at each kept sweep
 */
export function sampleLatentClasses(
  counts: Float64Array,
  lists: number,
  source: RandomSource,
  options: LatentClassOptions,
): Float64Array {
  const { classes, concentration } = options;
  const observed = observedPersons(counts);
  const cells = Array.from(counts.keys()).filter((history) => history > 0 && (counts[history] as number) > 0);
  const onList = Float64Array.from({ length: classes * lists }, () => drawBeta(source, 1, 2));
  const share = startingShares(source, classes);
  const weight = new Float64Array(classes);
  const drawn = new Float64Array(classes);
  const members = new Float64Array(classes);
  const hits = new Float64Array(classes * lists);
  const kept = new Float64Array(options.samples);
  let alpha = 1;

  const weigh = (history: number): number => {
    let total = 0;
    for (let k = 0; k < classes; k += 1) {
      let product = share[k] as number;
      for (let j = 0; j < lists; j += 1) {
        const p = onList[k * lists + j] as number;
        product *= (history >> j) & 1 ? p : 1 - p;
      }
      weight[k] = product;
      total += product;
    }
    return total;
  };
  const allocate = (history: number, persons: number, total: number): void => {
    drawMultinomial(source, persons, weight, total, drawn);
    for (let k = 0; k < classes; k += 1) {
      const fallen = drawn[k] as number;
      if (fallen === 0) continue;
      members[k] = (members[k] as number) + fallen;
      for (let j = 0; j < lists; j += 1)
        if ((history >> j) & 1) hits[k * lists + j] = (hits[k * lists + j] as number) + fallen;
    }
  };

  const sweeps = options.burnIn + options.samples * options.thinning;
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    members.fill(0);
    hits.fill(0);
    for (const history of cells) allocate(history, counts[history] as number, weigh(history));
    // Unseen given the classes: negative binomial, drawn as a Poisson law with a gamma mean (paper, step 4).
    const missed = Math.min(weigh(0), 1 - 1e-12);
    const unseen = drawPoisson(source, (drawGamma(source, observed) * missed) / (1 - missed));
    allocate(0, unseen, weigh(0));
    for (let k = 0; k < classes; k += 1) {
      for (let j = 0; j < lists; j += 1) {
        const on = hits[k * lists + j] as number;
        onList[k * lists + j] = drawBeta(source, 1 + on, 1 + (members[k] as number) - on);
      }
    }
    alpha = breakSticks(source, share, members, alpha, concentration);
    const position = sweep - options.burnIn;
    if (position >= 0 && position % options.thinning === 0) kept[position / options.thinning] = observed + unseen;
  }
  return kept;
}

function startingShares(source: RandomSource, classes: number): Float64Array {
  const shares = Float64Array.from({ length: classes }, () => drawGamma(source, 1));
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / total);
}

/** Draws the class shares by stick breaking, and then the concentration, which it returns (paper, steps 3 and 5). */
function breakSticks(
  source: RandomSource,
  share: Float64Array,
  members: Float64Array,
  alpha: number,
  prior: { shape: number; rate: number },
): number {
  let after = members.reduce((a, b) => a + b, 0);
  let logLeft = 0;
  for (let k = 0; k < share.length; k += 1) {
    const inside = members[k] as number;
    after -= inside;
    if (k === share.length - 1) {
      share[k] = Math.exp(logLeft);
      break;
    }
    const stick = Math.min(drawBeta(source, 1 + inside, alpha + after), 1 - 1e-12);
    share[k] = Math.exp(logLeft) * stick;
    logLeft += Math.log1p(-stick);
  }
  return Math.max(1e-6, drawGamma(source, prior.shape + share.length - 1) / (prior.rate - logLeft));
}
