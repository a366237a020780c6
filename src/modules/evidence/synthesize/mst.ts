import { combinations } from '../marginals/combinations.js';
import { choiceFor } from '../noise/ledger.js';
import { type AimSetting, type Fitted, refit } from './aim.js';
import { chooseMarginal } from './choose-marginal.js';
import { measure } from './measure.js';
import { ModelSample } from './model-sample.js';
import type { Candidate, PrivateCases } from './workload.js';

/**
 * MST (McKenna, Miklau & Sheldon 2021, "Winning the NIST contest"): all columns by themselves with a third of the budget, a tree of pairs chosen
 * by the exponential mechanism with another, the pairs of the tree with the last. Quick, and blind to what takes three columns to see.
 */
export function runMst(cases: PrivateCases, candidates: readonly Candidate[], setting: AimSetting): Fitted {
  const { ledger, bits, options, impossible, onRound } = setting;
  const sizes = cases.table.columns.map(({ size }) => size);
  const share = (ledger.budget / 3) * (1 - 1e-6);
  const bySize = (size: number): Candidate[] => candidates.filter(({ columns }) => columns.length === size);
  const measurements = bySize(1).map((candidate) =>
    measure(candidate, share / sizes.length, { ledger, bits, names: cases.names }),
  );
  const fit = { iterations: options.finalIterations, impossible };
  const first = refit(sizes, measurements, new Map(), fit);
  const sample = new ModelSample(first.model, options.sampleRows, bits);
  const scored = bySize(2).map((candidate) => ({ candidate, believed: sample.counts(candidate.columns, first.total) }));
  const tree = new Map(sizes.map((_, column) => [column, column]));
  const rootOf = (column: number): number => {
    const up = tree.get(column) ?? column;
    return up === column ? column : rootOf(up);
  };
  const edges = Math.max(1, Math.min(sizes.length - 1, combinations(sizes.length, 2).length));
  const pairRho = share / edges;
  const chosenPairs: Candidate[] = [];
  for (let edge = 0; edge < sizes.length - 1; edge += 1) {
    const open = scored.filter(({ candidate: { columns } }) => new Set(columns.map(rootOf)).size === 2);
    if (open.length === 0) break;
    const epsilon = choiceFor(pairRho);
    ledger.spendChoice('choice', epsilon);
    const chosen = open[chooseMarginal(open, { epsilon, sigma: 0, bits })]?.candidate;
    if (!chosen) break;
    chosenPairs.push(chosen);
    const [a = 0, b = 0] = chosen.columns.map(rootOf);
    tree.set(a, b);
  }
  for (const candidate of chosenPairs) {
    measurements.push(measure(candidate, pairRho, { ledger, bits, names: cases.names }));
    const spent = ledger.spent / ledger.budget;
    onRound?.({ done: spent, spent, measured: measurements.length, last: candidate.columns });
  }
  return { ...refit(sizes, measurements, first.model.weights(), fit), measurements, wide: [] };
}
