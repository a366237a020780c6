import type { DateMention } from '../../documents/index.js';
import { asksSomething, type CommitmentAct } from '../commitment.js';

/** An act of a paragraph with its place in the source, as a reading gives it. */
export interface PlacedAct {
  act: CommitmentAct;
  /** UTF-16 offsets. */
  spans: readonly (readonly [from: number, to: number])[];
}

/** Acts whose clause only speaks of what was decided before: a rhythm named there is the rhythm of what is asked next. */
const LOOKS_BACK: ReadonlySet<CommitmentAct> = new Set(['recall', 'reaffirm']);

/**
 * Which act of a paragraph each date belongs to: the one in whose clause it stands, the first where it stands before all. A
 * recurrence or observance in a clause that only recalls goes to the next act that asks something, where there is one ("Recalls its
 * decision to appraise ... every four years, and decides to convene ..."); a past event stays.
 *
 * @returns one list for each act, in their order; all empty where the paragraph has no act.
 */
export function attachDates(acts: readonly PlacedAct[], dates: readonly DateMention[]): DateMention[][] {
  const attached = acts.map((): DateMention[] => []);
  for (const date of dates) attached[ownerOf(date, acts)]?.push(date);
  return attached;
}

function ownerOf(date: DateMention, acts: readonly PlacedAct[]): number {
  const at = date.spans?.[0]?.[0] ?? 0;
  const clause = Math.max(
    0,
    acts.findLastIndex(({ spans }) => (spans[0]?.[0] ?? 0) <= at),
  );
  const act = acts[clause];
  if (act === undefined || !LOOKS_BACK.has(act.act) || !(date.kind === 'recurrence' || date.kind === 'observance'))
    return clause;
  const next = acts.findIndex(({ act: other }, i) => i > clause && asksSomething(other));
  return next === -1 ? clause : next;
}
