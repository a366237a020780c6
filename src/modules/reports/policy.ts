import { type Actor, partiesPermitted, type Rule, ruleBook } from '../../kernel/access/index.js';

/** Who may do what with reports, a rule a line. Pages, exports, API and search ask here and nowhere else. */

/** What a rule must know of the thing it is asked about. */
export interface Things {
  /** A report as it was published, if it was. */
  report: { published: boolean };
  /** What is being written, with its trail to answers. */
  draft: object;
  /** One of the two under a report. */
  signature: object;
}

export type Act = 'read' | 'write';

const always = () => true;

const RULES: readonly Rule<Things, Act>[] = [
  { who: 'everyone', act: 'read', noun: 'report', when: ({ published }) => published },
  { who: 'drafts.read', act: 'read', noun: 'report', when: always },
  { who: 'drafts.read', act: 'read', noun: 'draft', when: always },
  { who: 'drafts.read', act: 'read', noun: 'signature', when: always },
  { who: 'reports.read', act: 'read', noun: 'report', when: always },
  { who: 'reports.read', act: 'read', noun: 'draft', when: always },
  { who: 'reports.read', act: 'read', noun: 'signature', when: always },
  { who: 'reports.write', act: 'write', noun: 'report', when: always },
  { who: 'reports.write', act: 'write', noun: 'draft', when: always },
  { who: 'reports.sign', act: 'write', noun: 'signature', when: always },
];

/** Whether an actor may do an act with a thing. */
export const may = ruleBook(RULES);

/** Whose a report is: of a group, or (null) of the house; and who began it. */
export interface Owned {
  party: string | null;
  madeBy: string;
}

export function belongs({ party, madeBy }: Owned): Owned {
  return { party, madeBy };
}

/** Whether the actor sees what is being written. */
export function seesDraft(actor: Actor, report: Owned): boolean {
  return may(actor, 'read', 'draft', belongs(report));
}

/** Whether the actor signs for the group itself, not for the house. */
export function signsForGroup(actor: Actor, { party }: Owned): boolean {
  return partiesPermitted(actor, 'reports.sign').some(({ id }) => id === party);
}
