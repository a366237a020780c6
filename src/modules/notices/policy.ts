import {
  type Actor,
  hasAccount,
  NotAllowed,
  type PersonActor,
  type Rule,
  ruleBook,
} from '../../kernel/access/index.js';

/**
 * Who may do what with notices and reminders, a rule a line. What somebody is told belongs to them alone: use cases take the person who asks,
 * and reach nobody else's rows. What a notice names is asked of the module that keeps it.
 */

export interface Things {
  /** A round of reminders: who gets it, and who does not and why. */
  reminder: { over: boolean };
}

export type Act = 'read' | 'write';

const RULES: readonly Rule<Things, Act>[] = [
  { who: 'reminders.write', act: 'read', noun: 'reminder', when: () => true },
  { who: 'reminders.write', act: 'write', noun: 'reminder', when: ({ over }) => !over },
];

/** Whether an actor may do an act with a thing. */
export const may = ruleBook(RULES);

/** The person who asks for what is their own. @throws NotAllowed for everybody without an account. */
export function ownerHere(actor: Actor): PersonActor {
  if (!hasAccount(actor)) throw new NotAllowed();
  return actor;
}
