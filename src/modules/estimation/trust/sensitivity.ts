import { type Histories, nameOf, pairsOfLists } from '../data/histories.js';
import { mergeLists, restrictToList } from '../data/reshape.js';
import { runByBic } from '../methods/by-bic.js';
import { runStepwise } from '../methods/selected.js';
import { randomSource } from '../numbers/random.js';
import { drawBinomial } from '../numbers/random-counts.js';
import { quantile } from '../numbers/special.js';
import { type EstimateOptions, stepwiseThreshold } from '../options.js';
import type { ReportModels } from '../report/report.js';
import { restoreMissedLinks, undoFalseLinks } from './linkage-error.js';
import { type Ends, endsOf, estimateOrSkip, type LeftOut, omitEachList, type Tried } from './omit-lists.js';

/** Thresholds at which the stepwise estimate is shown. */
export const THRESHOLDS = [0, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.075, 0.1];

/** Shares of links false or missed, and shares of persons kept. */
const LINK_SHARES = [0.02, 0.05, 0.1];
const SUBSAMPLE_SHARES = [0.5, 0.6, 0.7, 0.8, 0.9];
const SUBSAMPLE_DRAWS = 40;

/** How the stepwise estimate changes with each choice behind it. */
export interface Sensitivity {
  threshold: number;
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

export function exploreSensitivity(
  histories: Histories,
  options: Pick<EstimateOptions, 'method' | 'threshold' | 'maxOrder' | 'seed' | 'top'>,
): Sensitivity {
  const threshold = stepwiseThreshold(options);
  const stepwise = runStepwise(histories, { threshold });
  const { lists } = histories;
  return {
    threshold,
    base: { ...estimateOrSkip(histories, threshold), model: stepwise.fit?.model ?? null },
    thresholds: THRESHOLDS.map((tried) => {
      const { fit, lognormal } = runStepwise(histories, { threshold: tried });
      return {
        threshold: tried,
        estimate: fit?.estimate ?? null,
        model: fit?.model ?? null,
        interval: endsOf(lognormal),
      };
    }),
    omit: omitEachList(histories, threshold),
    merge: pairsOfLists(lists.length).map((pair) => {
      const [first, second] = lists.flatMap((_, k) => ((pair >> k) & 1 ? [k] : [])) as [number, number];
      const names = nameOf(pair, lists);
      return {
        lists: [lists[first] ?? names, lists[second] ?? names],
        ...estimateOrSkip(mergeLists(histories, first, second), threshold),
      };
    }),
    internalConsistency: lists.map((list, k) => ({
      list,
      truth: histories.counts.reduce((sum, count, history) => sum + ((history >> k) & 1 ? count : 0), 0),
      ...estimateOrSkip(restrictToList(histories, k), threshold),
    })),
    models: runByBic(histories, { ...options, threshold: 0.02 }).models as ReportModels,
    linkage: LINK_SHARES.flatMap((share) => [
      { error: 'false' as const, share, ...estimateOrSkip(undoFalseLinks(histories, share), threshold) },
      { error: 'missed' as const, share, ...estimateOrSkip(restoreMissedLinks(histories, share), threshold) },
    ]),
    subsamples: subsample(histories, threshold, options.seed),
  };
}

function subsample(histories: Histories, threshold: number, seed: number): Sensitivity['subsamples'] {
  const source = randomSource(seed);
  const { repeat } = runStepwise(histories, { threshold });
  return SUBSAMPLE_SHARES.map((share) => {
    const found: number[] = [];
    for (let draw = 0; draw < SUBSAMPLE_DRAWS; draw += 1) {
      const estimate = repeat?.(histories.counts.map((count) => drawBinomial(source, count, share))) ?? null;
      if (estimate !== null) found.push(estimate / share);
    }
    found.sort((a, b) => a - b);
    const scaledEstimate =
      found.length > 0 ? { '10': quantile(found, 0.1), '50': quantile(found, 0.5), '90': quantile(found, 0.9) } : null;
    return { share, draws: SUBSAMPLE_DRAWS, failed: SUBSAMPLE_DRAWS - found.length, scaledEstimate };
  });
}
