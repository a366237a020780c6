import { nameOf, observedPersons, pairsOfLists, sumSupersets } from './data/histories.js';
import type { ReadHistories } from './data/read-histories.js';
import { gatherRows } from './data/read-resamples.js';
import { EstimationRefusal } from './data/refusal.js';
import { runByStrata } from './methods/by-strata.js';
import { runMethod } from './methods/run-method.js';
import { randomSource } from './numbers/random.js';
import type { EstimateOptions } from './options.js';
import type {
  MethodOutcome,
  ReportFit,
  ReportInterval,
  ReportModels,
  ReportPosterior,
  ReportStratum,
  Statement,
} from './report/report.js';
import { type Bootstrap, bootstrap, drawResamples } from './resampling/bootstrap.js';
import { MOST_LISTS_EXHAUSTIVE } from './selection/catalogue.js';
import { findNestedLists } from './trust/nested-lists.js';
import { judge, type Verdict } from './trust/verdict.js';

/** An estimate with all that makes it repeatable; `report/to-json.ts` gives it the contract's form. */
export interface Estimate {
  data: {
    lists: string[];
    observed: number;
    histories: number;
    listTotals: Record<string, number>;
    pairwiseOverlap: Record<string, number>;
    emptyOverlaps: [string, string][];
  };
  options: EstimateOptions;
  fit: ReportFit | null;
  interval: ReportInterval;
  models: ReportModels | null;
  posterior: ReportPosterior | null;
  strata: ReportStratum[] | null;
  replicates: (number | null)[];
  identifiability: MethodOutcome['identifiability'];
  /** Null where no verdict was asked for. */
  judgement: Verdict | null;
  notes: Statement[];
}

/**
 * Estimates the population from its lists, and judges the estimate. Pure: the same data, options and resamples give the
 * same result.
 *
 * @param resamples counts by row of the file to run the estimator on, instead of drawing `options.bootstrap` tables
 * @param onResample told the number of each table on which the estimator is run again, the jackknife's after the others
 */
export function estimatePopulation(
  data: ReadHistories,
  options: EstimateOptions,
  resamples: Float64Array[] | null = null,
  onResample: (done: number) => void = () => {},
): Estimate {
  const outcome = options.covariates.length > 0 ? runByStrata(data, options) : runMethod(data, options);
  const judgement = options.verdict ? judge(data, outcome, options) : null;
  const repeated = repeatOnResamples(data, options, outcome, resamples, onResample);
  return {
    data: describeData(data),
    options,
    fit: outcome.fit,
    interval: {
      lognormal: outcome.lognormal,
      bca: repeated?.bca ?? null,
      percentile: repeated?.percentile ?? null,
      z0: repeated?.z0 ?? null,
      acceleration: repeated?.acceleration ?? null,
      selectionRepeated: repeated !== null,
      ...(outcome.profile === undefined ? {} : { profile: outcome.profile }),
      ...(outcome.credible === undefined ? {} : { credible: outcome.credible }),
    },
    models: outcome.models ?? null,
    posterior: outcome.posterior ?? null,
    strata: outcome.strata ?? null,
    replicates: repeated?.replicates ?? [],
    identifiability: outcome.identifiability,
    judgement,
    // What the verdict says already is not said twice.
    notes: [
      ...notesOnData(data),
      ...outcome.notes,
      ...notesOnCovariates(options, judgement),
      ...(judgement && data.lists.length > MOST_LISTS_EXHAUSTIVE
        ? [{ code: 'many-lists', values: { lists: data.lists.length, most: MOST_LISTS_EXHAUSTIVE } }]
        : []),
    ].filter(({ code }) => !judgement?.reasons.some((reason) => reason.code === code)),
  };
}

function repeatOnResamples(
  data: ReadHistories,
  options: EstimateOptions,
  { fit, repeat, resampled }: MethodOutcome,
  resamples: Float64Array[] | null,
  onResample: (done: number) => void,
): Bootstrap | null {
  if (!repeat) {
    if (resamples) throw new EstimationRefusal('resamples-not-taken', { method: options.method });
    return null;
  }
  if (!resamples && (options.bootstrap <= 0 || !fit)) return null;
  const { counts, rowCells } = resampled ?? { counts: data.counts, rowCells: data.rowHistories };
  const draws =
    resamples?.map((rows) => gatherRows(rows, rowCells, counts.length)) ??
    drawResamples(counts, options.bootstrap, randomSource(options.seed));
  let done = 0;
  const counted = (drawn: Float64Array): number | null => {
    done += 1;
    onResample(done);
    return repeat(drawn);
  };
  return bootstrap(counts, draws, counted, fit?.estimate ?? Number.NaN);
}

function describeData({ lists, counts }: ReadHistories): Estimate['data'] {
  const margins = sumSupersets(counts.slice());
  const pairs = pairsOfLists(lists.length);
  return {
    lists,
    observed: observedPersons(counts),
    histories: counts.filter((count) => count > 0).length,
    listTotals: Object.fromEntries(lists.map((name, k) => [name, margins[1 << k] as number])),
    pairwiseOverlap: Object.fromEntries(pairs.map((pair) => [nameOf(pair, lists), margins[pair] as number])),
    emptyOverlaps: pairs
      .filter((pair) => margins[pair] === 0)
      .map((pair) => lists.filter((_, k) => (pair >> k) & 1) as [string, string]),
  };
}

function notesOnData(data: ReadHistories): Statement[] {
  const notes: Statement[] = [];
  if (data.duplicatedRows > 0) notes.push({ code: 'duplicated-histories', values: { rows: data.duplicatedRows } });
  if (data.countColumn === null) notes.push({ code: 'one-row-a-person', values: { rows: data.rowHistories.length } });
  if (data.countGuessed) notes.push({ code: 'last-column-counts', values: { column: data.countColumn ?? '' } });
  if (data.lists.length === 2) notes.push({ code: 'two-lists', values: {} });
  return [...notes, ...findNestedLists(data)];
}

/** What the verdict and the sensitivity do with covariates. */
function notesOnCovariates({ covariates }: EstimateOptions, judgement: Verdict | null): Statement[] {
  if (covariates.length === 0 || !judgement) return [];
  const graphs = judgement.compared.some(({ method }) => method === 'decomposable');
  return [
    { code: 'covariates-everywhere', values: { covariates: covariates.join(', ') } },
    ...(graphs ? [{ code: 'graphs-without-covariates', values: {} }] : []),
  ];
}
