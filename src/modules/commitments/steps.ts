import type { CommitmentAct, CommitmentState } from './commitment.js';
import { asksSomething } from './commitment.js';

/**
 * What becomes of a commitment: an append-only list of steps, and its state as a fold over them. Pure.
 */

export const STEP_KINDS = [
  'start',
  'finish',
  'lapse',
  'supersede',
  'reopen',
  'set-aside',
  'note',
  'take-back',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface Step {
  id: string;
  kind: StepKind;
  /** The step that a `take-back` undoes. */
  takesBack: string | null;
}

/** What a step makes of the state; `note` and `take-back` make nothing by themselves. */
const LEADS_TO: Partial<Record<StepKind, CommitmentState>> = {
  start: 'under-way',
  finish: 'done',
  lapse: 'lapsed',
  supersede: 'superseded',
  reopen: 'open',
  'set-aside': 'no-action',
};

/**
 * Before the first step: `no-action` where the act asks nothing of anybody; `superseded` where the text is a draft whose final text
 * is known, for a draft binds nobody; else `open`.
 */
export function firstState(act: CommitmentAct, document: { draftOf: string | null }): CommitmentState {
  if (!asksSomething(act)) return 'no-action';
  return document.draftOf === null ? 'open' : 'superseded';
}

/**
 * The state after all steps, in the order in which they were made. A step that was taken back counts as never made; taking back a
 * take-back makes it count again. Steps that come twice (a log replayed) count once.
 */
export function foldSteps(first: CommitmentState, steps: readonly Step[]): CommitmentState {
  const once = [...new Map(steps.map((step) => [step.id, step])).values()];
  const gone = stepsTakenBack(once);
  let state = first;
  for (const step of once) if (!gone.has(step.id)) state = LEADS_TO[step.kind] ?? state;
  return state;
}

/** Ids of the steps that do not count. Read from the end: a take-back that was itself taken back takes nothing back. */
export function stepsTakenBack(steps: readonly Step[]): Set<string> {
  const gone = new Set<string>();
  for (const step of [...steps].reverse()) {
    if (step.kind === 'take-back' && step.takesBack !== null && !gone.has(step.id)) gone.add(step.takesBack);
  }
  return gone;
}

/** The steps that make sense from a state, the likeliest first. */
export function nextSteps(state: CommitmentState): StepKind[] {
  switch (state) {
    case 'open':
      return ['start', 'finish', 'lapse', 'supersede', 'set-aside', 'note'];
    case 'under-way':
      return ['finish', 'lapse', 'supersede', 'reopen', 'note'];
    case 'no-action':
      return ['reopen', 'note'];
    default:
      return ['reopen', 'note'];
  }
}
