import { type Strata, stratify } from '../covariates/strata.js';
import { type Histories, observedPersons } from '../data/histories.js';
import type { ReadHistories } from '../data/read-histories.js';
import { runOnStrata } from '../methods/by-strata.js';
import { runMethod } from '../methods/run-method.js';
import type { EstimateOptions } from '../options.js';
import type { MethodOutcome } from '../report/report.js';

/** Histories by group of the covariates; one group without a name where there are none. */
export type Grouped = Omit<Strata, 'rowCells'>;

export function groupsOf(data: Histories | ReadHistories): Grouped {
  if (isGrouped(data)) return stratify(data);
  return { lists: data.lists, counts: data.counts, covariates: [], levelsOf: [[]] };
}

/** Whether covariates were read with the histories. */
export function isGrouped(data: Histories | ReadHistories): data is ReadHistories {
  return 'covariates' in data && data.covariates.length > 0;
}

/** All groups together. */
export function pooled({ lists, counts }: Pick<Grouped, 'lists' | 'counts'>): Histories {
  const size = 1 << lists.length;
  const sums = new Float64Array(size);
  counts.forEach((count, cell) => {
    sums[cell % size] = (sums[cell % size] as number) + count;
  });
  return { lists, counts: sums };
}

/** The same change made to the histories of every group; a group of whom it leaves no one is none. */
export function reshapeGroups(grouped: Grouped, change: (histories: Histories) => Histories): Grouped {
  const size = 1 << grouped.lists.length;
  const changed = grouped.levelsOf.map((levels, g) => ({
    levels,
    histories: change({ lists: grouped.lists, counts: grouped.counts.slice(g * size, (g + 1) * size) }),
  }));
  const kept = changed.filter(({ histories }) => changed.length === 1 || observedPersons(histories.counts) > 0);
  const counts = new Float64Array(kept.reduce((cells, { histories }) => cells + histories.counts.length, 0));
  kept.forEach(({ histories }, g) => {
    counts.set(histories.counts, g * histories.counts.length);
  });
  return {
    lists: (kept[0] ?? changed[0])?.histories.lists ?? [],
    covariates: grouped.covariates,
    levelsOf: kept.map(({ levels }) => levels),
    counts,
  };
}

/** A method on the groups: with their covariates where there are any, else on the histories as they are. */
export function runOnGroups(grouped: Grouped, options: EstimateOptions): MethodOutcome {
  return grouped.covariates.length > 0 ? runOnStrata(grouped, options) : runMethod(pooled(grouped), options);
}
