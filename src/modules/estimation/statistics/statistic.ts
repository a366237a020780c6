import type { MethodName } from '../options.js';
import { significant } from '../report/figures.js';
import { isGiven } from '../report/matter.js';
import type { Statement } from '../report/report.js';
import { type IntervalKind, leadingInterval } from '../report/verdict-words.js';
import type { RunResult } from '../studies/study.js';

/** An estimate as a statistic of SDG indicator 16.2.2: what may leave of it, and who may let it. Pure. */

export const INDICATOR = '16.2.2' as const;

export type StatisticState = 'proposed' | 'published' | 'declined' | 'withdrawn' | 'replaced';

/** What everybody sees: victims detected and undetected together, rounded, with all that it takes to run it again. */
export interface StatisticFigures {
  verdict: 'estimate';
  /** Persons, to `digits` significant digits, as `low` and `high`. */
  estimate: number;
  low: number;
  high: number;
  interval: IntervalKind;
  digits: 2 | 3;
  /** Persons on the lists, each once; null where it is a small number. */
  observed: number | null;
  lists: number;
  /** What the verdict rests on. */
  grounds: Statement[];
  method: MethodName;
  model: string | null;
  seed: number;
  sha256: string;
  version: string;
}

export interface Statistic {
  id: string;
  studyId: string;
  runId: string;
  partyId: string;
  year: number;
  state: StatisticState;
  figures: StatisticFigures;
  proposedBy: string;
  proposedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  note: string;
}

/**
 * The figures of a result as they may be published; a code where it has none that may. A refused estimate has none, whatever its method
 * came to: no number of it leaves.
 */
export function figuresOf(result: RunResult, sha256: string): StatisticFigures | 'estimate-refused' | 'no-range' {
  const { estimate, protectedCells, version } = result;
  const { fit, judgement, options, data } = estimate;
  if (!isGiven(estimate) || fit === null || judgement?.verdict !== 'estimate') return 'estimate-refused';
  const leading = leadingInterval(estimate);
  if (leading === null) return 'no-range';
  const digits = protectedCells.cells.some(({ shown }) => shown !== 'shown') ? 2 : 3;
  const rounded = (value: number) => Math.round(significant(value, digits));
  return {
    verdict: 'estimate',
    estimate: rounded(fit.estimate),
    low: rounded(leading.ends['2.5']),
    high: rounded(leading.ends['97.5']),
    interval: leading.kind,
    digits,
    observed: data.observed < protectedCells.least ? null : data.observed,
    lists: data.lists.length,
    grounds: judgement.reasons.map((reason) => withoutFigures(reason, rounded)),
    method: options.method,
    model: fit.model,
    seed: options.seed,
    sha256,
    version,
  };
}

/** Grounds name methods and lists, and figures as they are rounded here. */
function withoutFigures({ code, values }: Statement, rounded: (value: number) => number): Statement {
  const told = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? rounded(value) : value,
  ]);
  return { code, values: Object.fromEntries(told) };
}

/** Why somebody may not put the second name under a statistic; null where they may. */
export function decisionFault({ state, proposedBy }: Statistic, by: string): 'not-waiting' | 'same-person' | null {
  if (state !== 'proposed') return 'not-waiting';
  return proposedBy === by ? 'same-person' : null;
}
