import { type Actor, type Belongs, permits, type Rule, ruleBook } from '../../kernel/access/index.js';

/**
 * Who may do what with studies, a rule a line. Pages, files and API ask here and nowhere else. A study belongs to a party or to the
 * house. The table itself, lists of victims, is for those alone who estimate, whatever is published of it.
 */

/** What a rule must know of the thing it is asked about. */
export interface Things {
  study: { published: boolean };
  /** The edition with small numbers withheld and figures rounded. */
  'published-report': { published: boolean };
  /** The edition with every number. */
  'whole-report': { published: boolean };
  table: { deleted: boolean };
  checklist: { published: boolean };
  /** A result as the figure of a State and a year for SDG 16.2.2. `shown`: it is, or once was, published. */
  statistic: { shown: boolean };
  /** The same where somebody has to decide of it. */
  'statistic to decide': { waits: boolean };
}

export type Act = 'read' | 'write';

const always = () => true;
const published = (thing: { published: boolean }) => thing.published;
const kept = (table: { deleted: boolean }) => !table.deleted;

const RULES: readonly Rule<Things, Act>[] = [
  { who: 'everyone', act: 'read', noun: 'study', when: published },
  { who: 'everyone', act: 'read', noun: 'published-report', when: published },
  { who: 'everyone', act: 'read', noun: 'checklist', when: published },
  { who: 'everyone', act: 'read', noun: 'statistic', when: ({ shown }) => shown },
  { who: 'drafts.read', act: 'read', noun: 'statistic', when: always },
  { who: 'estimation.write', act: 'read', noun: 'statistic', when: always },
  { who: 'evidence.release', act: 'read', noun: 'statistic', when: always },
  // Two people publish: whoever proposed it is left out by the use case.
  { who: 'evidence.release', act: 'write', noun: 'statistic to decide', when: ({ waits }) => waits },
  { who: 'drafts.read', act: 'read', noun: 'study', when: always },
  { who: 'drafts.read', act: 'read', noun: 'published-report', when: always },
  { who: 'drafts.read', act: 'read', noun: 'checklist', when: always },
  { who: 'estimation.write', act: 'read', noun: 'study', when: always },
  { who: 'estimation.write', act: 'read', noun: 'published-report', when: always },
  { who: 'estimation.write', act: 'read', noun: 'whole-report', when: always },
  { who: 'estimation.write', act: 'read', noun: 'checklist', when: always },
  { who: 'estimation.write', act: 'read', noun: 'table', when: kept },
  { who: 'estimation.write', act: 'write', noun: 'study', when: always },
  { who: 'estimation.write', act: 'write', noun: 'checklist', when: always },
  { who: 'estimation.write', act: 'write', noun: 'table', when: kept },
];

/** Whether an actor may do an act with a thing. */
export const may = ruleBook(RULES);

/** What the rules must know of a study. */
export function asRecord(study: {
  partyId: string | null;
  madeBy: string | null;
  publishedRun: string | null;
}): Things['study'] & Belongs {
  return { party: study.partyId, madeBy: study.madeBy, published: study.publishedRun !== null };
}

/** Whether the actor may bring a table: shows the way to do so. */
export function mayBring(actor: Actor): boolean {
  return permits(actor, 'estimation.write');
}
