import type { Histories } from '../data/histories.js';
import { Estimator, type Table, tableOf } from '../loglinear/estimator.js';
import { formatModel, interactionsOf, type Model, mainEffects } from '../loglinear/model.js';
import type { EstimateOptions } from '../options.js';
import type { MethodOutcome, ReportModels, Statement } from '../report/report.js';
import { bestByBic, rankByBic, type Scored } from '../selection/bic.js';
import { listModels, MOST_LISTS_EXHAUSTIVE } from '../selection/catalogue.js';
import { searchDownhill } from '../selection/downhill.js';
import { selectStepwise } from '../selection/stepwise.js';
import { describeFit, lognormalInterval } from './loglinear-outcome.js';

/** Models listed where no number is asked for. */
export const LISTED = 20;

/**
 * The model of best BIC among the admissible ones: over all hierarchical models to five lists, by downhill search beyond
 * (Silverman, Chan & Vincent 2024). With `top` set, resamples choose among that many best models of the data.
 */
export function runByBic(
  { lists, counts }: Histories,
  options: Pick<EstimateOptions, 'maxOrder' | 'top' | 'threshold'>,
): MethodOutcome {
  const estimator = new Estimator(lists.length);
  const table = tableOf(counts);
  const notes: Statement[] = [];
  if (options.maxOrder > lists.length - 1)
    notes.push({ code: 'order-limited', values: { asked: options.maxOrder, used: lists.length - 1 } });
  const { ranked, catalogue, search } = searchModels(estimator, table, options, notes);
  const best = ranked[0];
  const fit = best ? describeAgain(estimator, best, table, lists) : null;
  const candidates = candidateModels(lists.length, ranked, options, search);
  return {
    method: 'bic',
    fit,
    identifiability: fit ? 0 : estimator.check(mainEffects(lists.length), table),
    lognormal: fit ? lognormalInterval(fit) : null,
    models: describeModels(ranked, catalogue, search, options.top ?? LISTED),
    repeat: (resample) => bestByBic(estimator, tableOf(resample), candidates)?.estimate ?? null,
    notes,
  };
}

function searchModels(
  estimator: Estimator,
  table: Table,
  options: Pick<EstimateOptions, 'maxOrder' | 'threshold'>,
  notes: Statement[],
): { ranked: Scored[]; catalogue: number; search: ReportModels['search'] } {
  if (estimator.lists <= MOST_LISTS_EXHAUSTIVE) {
    const models = listModels(estimator.lists, options.maxOrder);
    return { ranked: rankByBic(estimator, table, models), catalogue: models.length, search: 'exhaustive' };
  }
  const start = options.maxOrder >= 2 ? selectStepwise(estimator, table, 0.02) : null;
  const { ranked, examined } = searchDownhill(estimator, table, options.maxOrder, start ? [start] : []);
  notes.push({ code: 'downhill', values: { lists: estimator.lists, examined } });
  return { ranked, catalogue: examined, search: 'downhill' };
}

/** Models that a resample chooses among, those likely to win first, so that the rest can be passed over unfitted. */
function candidateModels(
  lists: number,
  ranked: Scored[],
  options: Pick<EstimateOptions, 'maxOrder' | 'top'>,
  search: ReportModels['search'],
): Model[] {
  const met = ranked.map((scored) => scored.fit.model);
  if (options.top !== null) return met.slice(0, options.top);
  if (search === 'downhill') return met;
  const known = new Set(met.map(formatModel));
  const rest = listModels(lists, options.maxOrder).filter((model) => !known.has(formatModel(model)));
  return [...met, ...rest.sort((a, b) => interactionsOf(a).length - interactionsOf(b).length)];
}

function describeAgain(estimator: Estimator, best: Scored, table: Table, lists: string[]) {
  const again = estimator.examine(best.fit.model, table).fit;
  return again ? describeFit(estimator, again, table, lists) : null;
}

function describeModels(
  ranked: Scored[],
  catalogue: number,
  search: ReportModels['search'],
  listed: number,
): ReportModels {
  return {
    catalogue,
    admissible: ranked.length,
    search,
    top: ranked.slice(0, listed).map(({ fit, estimate, bic }) => ({ model: formatModel(fit.model), estimate, bic })),
    within10: rangeWithin10(ranked),
  };
}

/** Number and range of the estimates within 10 of the best BIC, which comes first. */
export function rangeWithin10(ranked: { estimate: number; bic: number }[]): ReportModels['within10'] {
  const near = ranked.filter(({ bic }) => bic <= (ranked[0]?.bic ?? 0) + 10).map(({ estimate }) => estimate);
  return near.length > 0 ? { count: near.length, min: Math.min(...near), max: Math.max(...near) } : null;
}
