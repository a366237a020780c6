import { type Actor, type Rule, ruleBook } from '../../kernel/access/index.js';
import type { AppraisalState } from './appraisal/appraisal.js';

/**
 * Who may do what with the Plan, a rule a line. Pages, exports, feeds, API, search and other modules ask here and nowhere else. The measures
 * of the Plan themselves are facts for everybody.
 */

/** What a rule must know of the thing it is asked about. */
export interface Things {
  /** A concrete measure as it was reviewed. `published`: its party has not withdrawn it. */
  concrete: { published: boolean };
  /** The same with drafts, its log, and what party and secretariat wrote to each other. */
  'concrete in full': object;
  /** The review of a concrete measure, which waits for one or not. */
  review: { waits: boolean };
  /** A sheet of concrete measures that was brought back. */
  import: object;
  /** Which commitments meet a measure, beyond what the register says. */
  link: object;
  appraisal: { state: AppraisalState };
}

export type Act = 'read' | 'write' | 'withdraw';

const always = () => true;

const RULES: readonly Rule<Things, Act>[] = [
  { who: 'everyone', act: 'read', noun: 'concrete', when: ({ published }) => published },
  { who: 'everyone', act: 'read', noun: 'link', when: always },
  { who: 'everyone', act: 'read', noun: 'appraisal', when: ({ state }) => state !== 'prepared' },
  { who: 'plan.read', act: 'read', noun: 'concrete in full', when: always },
  { who: 'plan.propose', act: 'write', noun: 'concrete in full', when: always },
  { who: 'plan.propose', act: 'withdraw', noun: 'concrete in full', when: always },
  { who: 'plan.propose', act: 'read', noun: 'import', when: always },
  { who: 'plan.propose', act: 'write', noun: 'import', when: always },
  { who: 'plan.review', act: 'read', noun: 'review', when: ({ waits }) => waits },
  { who: 'plan.review', act: 'write', noun: 'review', when: ({ waits }) => waits },
  { who: 'plan.write', act: 'write', noun: 'link', when: always },
  { who: 'plan.appraise', act: 'read', noun: 'appraisal', when: always },
  { who: 'plan.appraise', act: 'write', noun: 'appraisal', when: ({ state }) => state === 'prepared' },
  { who: 'plan.appraise', act: 'withdraw', noun: 'appraisal', when: ({ state }) => state === 'closed' },
];

/** Whether an actor may do an act with a thing. */
export const may = ruleBook(RULES);

/** Whether an actor may write for a party. `writtenBy`: who wrote the measure first; null for a new one. */
export function mayPropose(actor: Actor, { party, writtenBy }: { party: string; writtenBy: string | null }): boolean {
  if (actor.kind === 'public') return false;
  return may(actor, 'write', 'concrete in full', { party, madeBy: writtenBy ?? actor.id });
}

/** Whether an actor may review a measure. Nobody reviews what they wrote themselves. */
export function mayReview(
  actor: Actor,
  { waits, party, authors }: { waits: boolean; party: string; authors: ReadonlySet<string> },
): boolean {
  if (actor.kind === 'public' || authors.has(actor.id)) return false;
  return may(actor, 'write', 'review', { waits, party });
}
