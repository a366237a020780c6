import { type Actor, type Rule, ruleBook } from '../../kernel/access/index.js';
import type { LawState } from './laws/law.js';

/** Who may do what with the status of treaties, a rule a line. Pages, exports, API, search and other modules ask here and nowhere else. */

/** What a rule must know of the thing it is asked about; laws belong to a party. */
export interface Things {
  instrument: object;
  action: object;
  import: object;
  law: { state: LawState };
  /** A file of laws that was brought in; who brought it sees it too. */
  'law import': object;
  /** The decision of somebody else on a law. */
  'law review': { state: LawState };
}

export type Act = 'read' | 'write';

const always = () => true;

const RULES: readonly Rule<Things, Act>[] = [
  // Depositaries publish all of it.
  { who: 'everyone', act: 'read', noun: 'instrument', when: always },
  { who: 'everyone', act: 'read', noun: 'action', when: always },
  { who: 'treaties.write', act: 'write', noun: 'instrument', when: always },
  { who: 'treaties.write', act: 'write', noun: 'action', when: always },
  { who: 'treaties.write', act: 'read', noun: 'import', when: always },
  { who: 'treaties.write', act: 'write', noun: 'import', when: always },
  // A law is shown once somebody else has looked at it.
  { who: 'everyone', act: 'read', noun: 'law', when: ({ state }) => state === 'reviewed' },
  { who: 'answers.read', act: 'read', noun: 'law', when: always },
  { who: 'legislation.write', act: 'read', noun: 'law', when: always },
  { who: 'legislation.write', act: 'write', noun: 'law', when: ({ state }) => state !== 'withdrawn' },
  { who: 'legislation.write', act: 'read', noun: 'law import', when: always },
  { who: 'legislation.write', act: 'write', noun: 'law import', when: always },
  { who: 'register.review', act: 'read', noun: 'law review', when: ({ state }) => state === 'stated' },
  { who: 'register.review', act: 'write', noun: 'law review', when: ({ state }) => state === 'stated' },
];

/** Whether an actor may do an act with a thing. */
export const may = ruleBook(RULES);

/** Whether the actor may change the status of treaties: shows the ways to do so. */
export function mayWrite(actor: Actor): boolean {
  return may(actor, 'write', 'action', {});
}
