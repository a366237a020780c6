import { sampleLoglinear } from '../bayes/sample-loglinear.js';
import { type Histories, type ListSet, nameOf, observedPersons, sizeOf } from '../data/histories.js';
import { EstimationRefusal } from '../data/refusal.js';
import { type Table, tableOf } from '../loglinear/estimator.js';
import { type ExtendedModel, extend } from '../loglinear/extended.js';
import { closeModel, formatModel, type Model } from '../loglinear/model.js';
import { Workspace } from '../loglinear/newton.js';
import type { EstimateOptions } from '../options.js';
import type { MethodOutcome } from '../report/report.js';
import { CHAINS, chainSource, outcomeOfChains } from './by-latent-class.js';

/** Standard deviation of the normal prior of each interaction; the other parameters have flat priors. */
export const INTERACTION_SD = 1;

const LENGTH = { burnIn: 2000, samples: 2000, thinning: 10 };

/** Most lists for which the chains of the model of all pairs are still long enough. */
const MOST_LISTS_THRESHOLD = 8;

/**
 * Bayesian thresholding (Silverman 2020, JRSS A 183:691, section 4): sample the model of all interactions up to `maxOrder`, keep
 * those whose posterior mean is at least `threshold` posterior standard deviations from 0 (with the pairs within them), and
 * sample again. Interactions of lists that share no one stay at minus infinity. The estimate is the posterior median.
 */
export function runBayesThreshold(
  { lists, counts }: Histories,
  options: Pick<EstimateOptions, 'threshold' | 'maxOrder' | 'seed'>,
): MethodOutcome {
  if (lists.length < 3)
    throw new EstimationRefusal('too-few-lists-for-method', {
      method: 'bayes-threshold',
      lists: lists.length,
      least: 3,
    });
  if (lists.length > MOST_LISTS_THRESHOLD)
    throw new EstimationRefusal('too-many-lists-for-method', {
      method: 'bayes-threshold',
      lists: lists.length,
      most: MOST_LISTS_THRESHOLD,
    });
  const workspace = new Workspace(lists.length);
  const table = tableOf(counts);
  const order = Math.min(options.maxOrder, lists.length - 1);
  const full = extend(closeModel(lists.length, setsUpTo(lists.length, order)), table.margins);
  const first = sampleChains(workspace, table, full, options.seed);
  if (!first) return failed();
  const ratios = posteriorRatios(full, first);
  const retained = ratios.filter(({ ratio }) => Math.abs(ratio) >= options.threshold).map(({ term }) => term);
  const model: Model = closeModel(lists.length, [...retained, ...full.negInfinite]);
  const reduced = extend(model, table.margins);
  const second = sampleChains(workspace, table, reduced, options.seed + 1);
  if (!second) return failed();
  const observed = observedPersons(counts);
  const populations = second.map(([logUnseen]) =>
    (logUnseen ?? new Float64Array()).map((value) => observed + Math.exp(value)),
  );
  const outcome = outcomeOfChains('bayes-threshold', formatModel(model), populations, observed, {
    prior: { interactions: 'normal', standardDeviation: INTERACTION_SD },
    ratios: Object.fromEntries(ratios.map(({ term, ratio }) => [nameOf(term, lists), ratio])),
  });
  if (outcome.fit) {
    outcome.fit.terms = Array.from(reduced.finite)
      .filter((term) => sizeOf(term) > 1)
      .map((term) => nameOf(term, lists));
    outcome.fit.negInfinite = reduced.negInfinite.map((term) => nameOf(term, lists));
  }
  return outcome;
}

function setsUpTo(lists: number, order: number): ListSet[] {
  return Array.from({ length: 1 << lists }, (_, set) => set).filter((set) => sizeOf(set) >= 2 && sizeOf(set) <= order);
}

/** Draws by chain, then by finite term. */
function sampleChains(
  workspace: Workspace,
  table: Table,
  extended: ExtendedModel,
  seed: number,
): Float64Array[][] | null {
  const precision = Float64Array.from(extended.finite, (term) => (sizeOf(term) > 1 ? INTERACTION_SD ** -2 : 0));
  const chains: Float64Array[][] = [];
  for (let chain = 0; chain < CHAINS; chain += 1) {
    const drawn = sampleLoglinear(workspace, table, extended, precision, chainSource(seed, chain), LENGTH);
    if (!drawn) return null;
    chains.push(drawn.parameters);
  }
  return chains;
}

function posteriorRatios({ finite }: ExtendedModel, chains: Float64Array[][]): { term: ListSet; ratio: number }[] {
  return Array.from(finite)
    .map((term, k) => {
      const draws = chains.flatMap((chain) => Array.from(chain[k] ?? []));
      const mean = draws.reduce((a, b) => a + b, 0) / draws.length;
      const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws.length - 1);
      return { term, ratio: mean / Math.sqrt(variance) };
    })
    .filter(({ term }) => sizeOf(term) > 1);
}

function failed(): MethodOutcome {
  return { method: 'bayes-threshold', fit: null, identifiability: 1, lognormal: null, repeat: null, notes: [] };
}
