import { effectiveSize, rHat } from '../bayes/chains.js';
import { describePosterior } from '../bayes/describe-posterior.js';
import { LATENT_CLASS_DEFAULTS, sampleLatentClasses } from '../bayes/latent-class.js';
import { type Histories, observedPersons } from '../data/histories.js';
import { EstimationRefusal } from '../data/refusal.js';
import { randomSource } from '../numbers/random.js';
import { quantile } from '../numbers/special.js';
import type { EstimateOptions, MethodName } from '../options.js';
import type { MethodOutcome } from '../report/report.js';
import { intervalOf } from '../resampling/bootstrap.js';
import { posteriorFit } from './posterior-fit.js';

/** Chains that are run; R-hat compares them. */
export const CHAINS = 4;

/** Bayesian latent classes (Manrique-Vallier 2016); the estimate is the posterior median over all chains. */
export function runLatentClass({ lists, counts }: Histories, { seed }: Pick<EstimateOptions, 'seed'>): MethodOutcome {
  if (lists.length < 3)
    throw new EstimationRefusal('too-few-lists-for-method', { method: 'latent-class', lists: lists.length, least: 3 });
  const chains = Array.from({ length: CHAINS }, (_, chain) =>
    sampleLatentClasses(counts, lists.length, chainSource(seed, chain), LATENT_CLASS_DEFAULTS),
  );
  const { classes, concentration, burnIn, samples, thinning } = LATENT_CLASS_DEFAULTS;
  return outcomeOfChains('latent-class', null, chains, observedPersons(counts), {
    classes,
    concentration,
    burnIn,
    samples,
    thinning,
  });
}

/** Draws of a chain that are kept for its picture. */
const TRACED = 200;

function traceOf(chain: Float64Array): number[] {
  const step = Math.max(1, Math.ceil(chain.length / TRACED));
  return Array.from(chain).filter((_, at) => at % step === 0);
}

/** Each chain has its own stream of random numbers, fixed by the seed. */
export function chainSource(seed: number, chain: number) {
  return randomSource(seed * CHAINS + chain + 1);
}

/** The outcome of a method whose result is chains of populations. */
export function outcomeOfChains(
  method: MethodName,
  model: string | null,
  chains: Float64Array[],
  observed: number,
  details: Record<string, unknown>,
): MethodOutcome {
  const pooled = Float64Array.from(chains.flatMap((chain) => Array.from(chain))).sort();
  return {
    method,
    fit: posteriorFit(model, quantile(pooled, 0.5), observed),
    identifiability: 0,
    lognormal: null,
    credible: intervalOf((p) => quantile(pooled, p)),
    posterior: {
      ...describePosterior(pooled),
      chains: chains.map((chain) => ({ ...describePosterior(chain.slice().sort()), trace: traceOf(chain) })),
      rHat: rHat(chains),
      effectiveSize: effectiveSize(chains),
      ...details,
    },
    repeat: null,
    notes: [],
  };
}
