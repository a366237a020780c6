import { type Rule, ruleBook } from '../../kernel/access/index.js';

/**
 * Who may do what with the log, a rule a line. Pages, exports and API ask here and nowhere else. No rule lets anybody write the log: it is
 * written by what people do.
 */

/** What a rule must know of the thing it is asked about. */
export interface Things {
  /** Entries: who did what, when, from where. */
  log: object;
  /** Signed ends of days, and the public key: a day, a number and a hash. */
  heads: object;
  /** What is kept how long. */
  retention: object;
  /** The link between the number of a person and the person. */
  identity: object;
  /** All that is held about a person. */
  'own data': { own: boolean };
}

export type Act = 'read' | 'erase';

const always = () => true;

const RULES: readonly Rule<Things, Act>[] = [
  { who: 'everyone', act: 'read', noun: 'heads', when: always },
  { who: 'everyone', act: 'read', noun: 'retention', when: always },
  { who: 'audit.read', act: 'read', noun: 'log', when: always },
  { who: 'everyone', act: 'read', noun: 'own data', when: ({ own }) => own },
  { who: 'everyone', act: 'erase', noun: 'own data', when: ({ own }) => own },
  { who: 'house.manage', act: 'erase', noun: 'identity', when: always },
];

/** Whether an actor may do an act with a thing. */
export const may = ruleBook(RULES);
