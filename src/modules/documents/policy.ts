import { type Actor, type Rule, ruleBook } from '../../kernel/access/index.js';
import type { TextState } from './document.js';

/**
 * Who may do what with documents, a rule a line. Pages, exports, API and search ask here and nowhere else; the store's own
 * condition on rows (`seesUnpublished`) is made of the same rule.
 */

/** What a rule must know of the thing it is asked about. */
export interface Things {
  document: { shown: boolean };
  text: { state: TextState };
  corrections: { state: TextState };
  import: object;
}

export type Act = 'read' | 'write';

const always = () => true;
const confirmed = ({ state }: { state: TextState }) => state === 'confirmed';
/** What was withdrawn or replaced is only brought back, by undoing that. */
const inHand = ({ state }: { state: TextState }) => state === 'preview' || state === 'confirmed';

const RULES: readonly Rule<Things, Act>[] = [
  { who: 'everyone', act: 'read', noun: 'document', when: (document) => document.shown },
  { who: 'everyone', act: 'read', noun: 'text', when: confirmed },
  { who: 'everyone', act: 'read', noun: 'corrections', when: confirmed },
  { who: 'drafts.read', act: 'read', noun: 'document', when: always },
  { who: 'drafts.read', act: 'read', noun: 'text', when: always },
  { who: 'drafts.read', act: 'read', noun: 'corrections', when: always },
  { who: 'drafts.read', act: 'read', noun: 'import', when: always },
  { who: 'documents.write', act: 'write', noun: 'document', when: always },
  { who: 'documents.write', act: 'write', noun: 'text', when: inHand },
  { who: 'documents.write', act: 'write', noun: 'corrections', when: inHand },
  { who: 'documents.write', act: 'write', noun: 'import', when: always },
];

/** Whether an actor may do an act with a thing. */
export const may = ruleBook(RULES);

/** Whether rows that are not published may be in an answer to `actor`; the store leaves them out otherwise. */
export function seesUnpublished(actor: Actor): boolean {
  return may(actor, 'read', 'text', { state: 'preview' }) && may(actor, 'read', 'document', { shown: false });
}

/** Whether the actor may bring texts and work on them: shows the ways to do so. */
export function mayBring(actor: Actor): boolean {
  return may(actor, 'write', 'import', {});
}
