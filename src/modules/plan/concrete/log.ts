import type { Evidence } from '../../../kernel/files/index.js';
import type { ConcreteContent, ConcreteState } from './content.js';

/**
 * A concrete measure is an append-only log; what is shown of it is a fold over the log, and what was shown on an earlier day a fold over
 * its beginning. Pure.
 */

/** `publish`: what stands before it was reviewed and is seen by everybody from then on. */
export const LOG_KINDS = ['draft', 'propose', 'step', 'publish', 'return', 'withdraw', 'take-back'] as const;
export type LogKind = (typeof LOG_KINDS)[number];

/** Where the measure stands between its party and the secretariat. */
export const REVIEW_STATES = ['draft', 'proposed', 'returned', 'published', 'withdrawn'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What a step can lead to: nothing becomes proposed again. */
type StepState = Exclude<ConcreteState, 'proposed'>;

/** What became of it. */
export interface ConcreteStep {
  /** Null for a note or evidence that changes nothing. */
  state: StepState | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD; null where it is not known. */
  happened: string | null;
  note: string;
  evidence: Evidence | null;
}

export interface LogEntry {
  /** From 1, without a gap. */
  n: number;
  kind: LogKind;
  /** Of `draft` and `propose`. */
  content: ConcreteContent | null;
  /** Of `step`. */
  step: ConcreteStep | null;
  /** From the secretariat to the party. */
  note: string;
  /** Numbers of the entries that a `take-back` takes back. */
  takesBack: readonly number[];
  madeBy: string;
  madeAt: Date;
}

/** A step that still holds, with the entry that made it. */
export interface HeldStep extends ConcreteStep {
  n: number;
  madeBy: string;
  madeAt: Date;
}

/** What the measure says and how far it has come. */
export interface ConcreteView {
  content: ConcreteContent;
  state: ConcreteState;
  steps: HeldStep[];
}

export interface PublishedView extends ConcreteView {
  /** The entry by which it was published, and when. */
  n: number;
  at: Date;
}

export interface FoldedLog {
  /** Number of the last entry: what co-authors compare. */
  version: number;
  review: ReviewState;
  latest: ConcreteView;
  /** What everybody sees; null where nothing is, or no longer. */
  published: PublishedView | null;
}

/** Entries that something later has taken back. What was taken back cannot be brought back but by a new entry. */
export function takenBack(entries: readonly LogEntry[]): ReadonlySet<number> {
  return new Set(entries.flatMap((entry) => (entry.kind === 'take-back' ? entry.takesBack : [])));
}

/** @param entries In their order. Null where there is no content yet. */
export function foldLog(entries: readonly LogEntry[]): FoldedLog | null {
  const latest = viewOf(entries);
  const last = entries.at(-1);
  if (latest === null || last === undefined) return null;
  return { version: last.n, review: reviewOf(entries), latest, published: publishedOf(entries) };
}

/** What everybody saw at a moment. */
export function foldAsOf(entries: readonly LogEntry[], moment: Date): PublishedView | null {
  return publishedOf(entries.filter(({ madeAt }) => madeAt <= moment));
}

function viewOf(entries: readonly LogEntry[]): ConcreteView | null {
  const gone = takenBack(entries);
  const live = entries.filter(({ n }) => !gone.has(n));
  const content = live.findLast((entry) => entry.content !== null)?.content ?? null;
  if (content === null) return null;
  const steps = live.flatMap(({ n, step, madeBy, madeAt }) => (step === null ? [] : [{ ...step, n, madeBy, madeAt }]));
  return { content, steps, state: steps.findLast(({ state }) => state !== null)?.state ?? 'proposed' };
}

function publishedOf(entries: readonly LogEntry[]): PublishedView | null {
  const last = entries.findLast(({ kind }) => kind === 'publish' || kind === 'withdraw');
  if (last?.kind !== 'publish') return null;
  const view = viewOf(entries.filter(({ n }) => n < last.n));
  return view === null ? null : { ...view, n: last.n, at: last.madeAt };
}

/** Whatever is said after a publication waits for review, unless it is a draft, or is taken back before anybody reviewed it. */
function reviewOf(entries: readonly LogEntry[]): ReviewState {
  const gone = takenBack(entries);
  let state: ReviewState = 'draft';
  let reviewed = 0;
  for (const { n, kind, takesBack } of entries) {
    if (kind === 'take-back') {
      const unsays = takesBack.some((taken) => taken < reviewed);
      if (unsays && (state === 'published' || state === 'returned')) state = 'proposed';
    } else if (!gone.has(n)) {
      state = stateAfter(kind, state);
      if (kind === 'publish') reviewed = n;
    }
  }
  return state;
}

function stateAfter(kind: Exclude<LogKind, 'take-back'>, before: ReviewState): ReviewState {
  if (kind === 'step') return before === 'published' || before === 'returned' ? 'proposed' : before;
  const after = {
    draft: 'draft',
    propose: 'proposed',
    publish: 'published',
    return: 'returned',
    withdraw: 'withdrawn',
  } as const;
  return after[kind];
}

/** Which states a step may lead to. A measure that was stopped or done may be taken up again. */
const STEPS: Readonly<Record<ConcreteState, readonly StepState[]>> = {
  proposed: ['planned', 'under-way', 'done', 'stopped'],
  planned: ['under-way', 'done', 'stopped'],
  'under-way': ['done', 'stopped'],
  done: ['under-way'],
  stopped: ['planned', 'under-way'],
};

export function stepsFrom(state: ConcreteState): readonly StepState[] {
  return STEPS[state];
}

/** Whether an entry may follow in this state of review. */
export function canFollow(review: ReviewState | null, kind: Exclude<LogKind, 'take-back'>): boolean {
  if (kind === 'publish' || kind === 'return') return review === 'proposed';
  if (kind === 'withdraw') return review !== null && review !== 'withdrawn';
  if (kind === 'step') return review !== null && review !== 'withdrawn';
  return true;
}

/** Who wrote what waits for review: none of them may review it. */
export function authorsOf(entries: readonly LogEntry[]): ReadonlySet<string> {
  const since = entries.findLastIndex(({ kind }) => kind === 'publish');
  const written = entries
    .slice(since + 1)
    .filter(({ kind }) => kind !== 'publish' && kind !== 'return' && kind !== 'withdraw');
  return new Set(written.map(({ madeBy }) => madeBy));
}
