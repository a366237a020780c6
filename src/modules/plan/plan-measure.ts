import type { Lang } from '../../kernel/i18n/index.js';
import { asksSomething, planParagraphs, TARGETS, type Target } from '../commitments/index.js';
import { MEASURES, type Part, partOf } from './measures.js';

/** A measure of the Plan as the register's facts tell it: what it asks, of whom, and the targets it serves. No I/O. */
export interface PlanMeasure {
  n: number;
  part: Part;
  /** Of its acts, one or two, in the reader's language. */
  titles: (lang: Lang) => readonly string[];
  /** As our reading suggests. */
  targets: readonly Target[];
  /** Codes of whom it asks to do something; empty where it asks nobody. */
  addressees: readonly string[];
}

export const PLAN_MEASURES: readonly PlanMeasure[] = MEASURES.map(measureOf);

function measureOf(n: number): PlanMeasure {
  const acts = planParagraphs.find((paragraph) => paragraph.n === n)?.acts ?? [];
  const asking = acts.filter(({ act }) => asksSomething(act));
  return {
    n,
    part: partOf(n),
    titles: (lang) => acts.map(({ titles }) => titles[lang]),
    targets: TARGETS.filter((target) => acts.some(({ targets }) => targets.includes(target))),
    addressees: [...new Set(asking.flatMap(({ addressees }) => addressees))],
  };
}

export function planMeasure(n: number): PlanMeasure | null {
  return PLAN_MEASURES[n - 1] ?? null;
}
