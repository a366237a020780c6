import { type Actor, type Rule, ruleBook } from '../../kernel/access/index.js';

/**
 * Who may do what with people, roles, invitations, loans of roles, mail that waits and single sign-on: a rule a line. The use cases of
 * kernel/access guard the same for themselves; a test holds the two together.
 */

/** What a rule must know of the thing it is asked about. */
export interface Things {
  /** An account with the roles held, ended ones too. */
  person: object;
  /** `reach`: whether the role acts for one party, or for the house. */
  invitation: { reach: 'party' | 'house' };
  /** `whose`: given by or to the one who asks, or between others. */
  loan: { whose: 'mine' | 'others' };
  mail: object;
  'sign-on': object;
}

/** `write`: of a person, to give roles, end them and reset the account. */
export type Act = 'read' | 'write';

const always = () => true;

const RULES: readonly Rule<Things, Act>[] = [
  { who: 'roles.give', act: 'read', noun: 'person', when: always },
  { who: 'roles.give', act: 'write', noun: 'person', when: always },
  { who: 'roles.give', act: 'read', noun: 'invitation', when: always },
  { who: 'roles.give', act: 'write', noun: 'invitation', when: always },
  // Whoever may invite for a party invites to roles that reach no further than it.
  { who: 'people.invite', act: 'read', noun: 'invitation', when: ({ reach }) => reach === 'party' },
  { who: 'people.invite', act: 'write', noun: 'invitation', when: ({ reach }) => reach === 'party' },
  { who: 'everyone', act: 'read', noun: 'loan', when: ({ whose }) => whose === 'mine' },
  { who: 'everyone', act: 'write', noun: 'loan', when: ({ whose }) => whose === 'mine' },
  { who: 'roles.give', act: 'write', noun: 'loan', when: always },
  { who: 'house.manage', act: 'read', noun: 'mail', when: always },
  { who: 'house.manage', act: 'write', noun: 'mail', when: always },
  { who: 'roles.give', act: 'read', noun: 'sign-on', when: always },
  { who: 'roles.give', act: 'write', noun: 'sign-on', when: always },
];

/** Whether an actor may do an act with a thing. */
export const may = ruleBook(RULES);

/** Whether the actor sees and gives the roles of people. */
export const mayGiveRoles = (actor: Actor): boolean => may(actor, 'write', 'person', {});

/** Whether the actor sees the mail that waits for being handed on. */
export const mayHandOnMail = (actor: Actor): boolean => may(actor, 'write', 'mail', {});
