import { type Histories, nameOf, pairsOfLists } from '../data/histories.js';
import type { ReadHistories } from '../data/read-histories.js';
import { mergeLists, restrictToList } from '../data/reshape.js';
import { randomSource } from '../numbers/random.js';
import { drawBinomial } from '../numbers/random-counts.js';
import { quantile } from '../numbers/special.js';
import { DEFAULT_OPTIONS, type EstimateOptions, stepwiseThreshold } from '../options.js';
import type { ReportModels } from '../report/report.js';
import { type Grouped, groupsOf, pooled, reshapeGroups, runOnGroups } from './grouped.js';
import { restoreMissedLinks, undoFalseLinks } from './linkage-error.js';
import { type Ends, endsOf, estimateOrSkip, type LeftOut, omitEachList, stepwiseOn, type Tried } from './omit-lists.js';

/** Thresholds at which the stepwise estimate is shown. */
export const THRESHOLDS = [0, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.075, 0.1];

/** Shares of links false or missed, and shares of persons kept. */
const LINK_SHARES = [0.02, 0.05, 0.1];
const SUBSAMPLE_SHARES = [0.5, 0.6, 0.7, 0.8, 0.9];
const SUBSAMPLE_DRAWS = 40;

/** How the stepwise estimate changes with each choice behind it. */
export interface Sensitivity {
  threshold: number;
  /** Covariates in every model tried here; their groups are changed alike. */
  covariates: string[];
  base: Tried & { model: string | null };
  thresholds: { threshold: number; estimate: number | null; model: string | null; interval: Ends | null }[];
  omit: LeftOut[];
  merge: (Tried & { lists: [string, string] })[];
  /** Each list taken as a population of known size, estimated from the other lists. */
  internalConsistency: (LeftOut & { truth: number })[];
  models: ReportModels;
  linkage: (Tried & { error: 'false' | 'missed'; share: number })[];
  /** Medians over random subsamples, divided by the share kept: level where nothing depends on the size of the sample. */
  subsamples: {
    share: number;
    draws: number;
    failed: number;
    scaledEstimate: { '10': number; '50': number; '90': number } | null;
  }[];
}

/** With covariates every figure is that of the model with them; only then do the choices move the figure that is given. */
export function exploreSensitivity(
  data: Histories | ReadHistories,
  options: Pick<EstimateOptions, 'method' | 'threshold' | 'maxOrder' | 'seed' | 'top'>,
): Sensitivity {
  const threshold = stepwiseThreshold(options);
  const grouped = groupsOf(data);
  const { lists } = grouped;
  const tried = (change: (histories: Histories) => Histories): Tried =>
    estimateOrSkip(reshapeGroups(grouped, change), threshold);
  return {
    threshold,
    covariates: grouped.covariates.map(({ name }) => name),
    base: { ...estimateOrSkip(grouped, threshold), model: stepwiseOn(grouped, threshold).fit?.model ?? null },
    thresholds: THRESHOLDS.map((other) => {
      const { fit, lognormal } = stepwiseOn(grouped, other);
      return {
        threshold: other,
        estimate: fit?.estimate ?? null,
        model: fit?.model ?? null,
        interval: endsOf(lognormal),
      };
    }),
    omit: omitEachList(grouped, threshold),
    merge: pairsOfLists(lists.length).map((pair) => {
      const [first, second] = lists.flatMap((_, k) => ((pair >> k) & 1 ? [k] : [])) as [number, number];
      const names = nameOf(pair, lists);
      return {
        lists: [lists[first] ?? names, lists[second] ?? names],
        ...tried((histories) => mergeLists(histories, first, second)),
      };
    }),
    internalConsistency: lists.map((list, k) => ({
      list,
      truth: pooled(grouped).counts.reduce((sum, count, history) => sum + ((history >> k) & 1 ? count : 0), 0),
      ...tried((histories) => restrictToList(histories, k)),
    })),
    models: runOnGroups(grouped, { ...DEFAULT_OPTIONS, ...options, method: 'bic', threshold: 0.02 })
      .models as ReportModels,
    linkage: LINK_SHARES.flatMap((share) => [
      { error: 'false' as const, share, ...tried((histories) => undoFalseLinks(histories, share)) },
      { error: 'missed' as const, share, ...tried((histories) => restoreMissedLinks(histories, share)) },
    ]),
    subsamples: subsample(grouped, threshold, options.seed),
  };
}

function subsample(grouped: Grouped, threshold: number, seed: number): Sensitivity['subsamples'] {
  const source = randomSource(seed);
  const { repeat } = stepwiseOn(grouped, threshold);
  return SUBSAMPLE_SHARES.map((share) => {
    const found: number[] = [];
    for (let draw = 0; draw < SUBSAMPLE_DRAWS; draw += 1) {
      const estimate = repeat?.(grouped.counts.map((count) => drawBinomial(source, count, share))) ?? null;
      if (estimate !== null) found.push(estimate / share);
    }
    found.sort((a, b) => a - b);
    const scaledEstimate =
      found.length > 0 ? { '10': quantile(found, 0.1), '50': quantile(found, 0.5), '90': quantile(found, 0.9) } : null;
    return { share, draws: SUBSAMPLE_DRAWS, failed: SUBSAMPLE_DRAWS - found.length, scaledEstimate };
  });
}
