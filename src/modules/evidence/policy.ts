import { type Actor, type Belongs, permits, type Rule, ruleBook } from '../../kernel/access/index.js';
import type { ReleaseState } from './releases/release.js';

/**
 * Who may do what with data sets and releases, a rule a line. Pages, files, feeds and API ask here and nowhere else. Rows are for the data
 * officers of their party alone, after a proof of presence, and only as long as the party's key is unlocked.
 */

/** What a rule must know of the thing it is asked about. */
export interface Things {
  /** What is said of a data set, without its rows. */
  'data set': object;
  rows: { shredded: boolean };
  key: object;
  release: { state: ReleaseState };
  /** The act of approving, declining or withdrawing. */
  decision: { state: ReleaseState };
  /** Columns and values as somebody wrote them down, and what was agreed to of one's own. */
  dictionary: object;
  /** What was spent of the budget of a data set of which something is published. */
  ledger: { published: boolean };
  /** Codes of others beside ours. */
  'code list': object;
  /** How many persons live in the party's State; without a party in every State. */
  population: object;
}

export type Act = 'read' | 'write';

const always = () => true;
const kept = (rows: { shredded: boolean }) => !rows.shredded;
const public_ = ({ state }: { state: ReleaseState }) => state === 'published' || state === 'withdrawn';
const open = ({ state }: { state: ReleaseState }) => state === 'proposed' || state === 'published';

const RULES: readonly Rule<Things, Act>[] = [
  { who: 'everyone', act: 'read', noun: 'release', when: public_ },
  { who: 'everyone', act: 'read', noun: 'ledger', when: ({ published }) => published },
  { who: 'everyone', act: 'read', noun: 'code list', when: always },
  { who: 'drafts.read', act: 'read', noun: 'release', when: always },
  { who: 'evidence.write', act: 'read', noun: 'release', when: always },
  { who: 'evidence.write', act: 'write', noun: 'release', when: always },
  { who: 'evidence.write', act: 'read', noun: 'data set', when: always },
  { who: 'evidence.write', act: 'write', noun: 'data set', when: always },
  { who: 'drafts.read', act: 'read', noun: 'ledger', when: always },
  { who: 'evidence.write', act: 'read', noun: 'dictionary', when: always },
  { who: 'evidence.write', act: 'write', noun: 'dictionary', when: always },
  { who: 'evidence.write', act: 'write', noun: 'code list', when: always },
  { who: 'everyone', act: 'read', noun: 'population', when: always },
  { who: 'evidence.write', act: 'write', noun: 'population', when: always },
  { who: 'estimation.write', act: 'write', noun: 'population', when: always },
  { who: 'evidence.write', act: 'read', noun: 'key', when: always },
  { who: 'evidence.release', act: 'write', noun: 'key', when: always },
  { who: 'evidence.release', act: 'read', noun: 'rows', when: kept },
  { who: 'evidence.release', act: 'write', noun: 'rows', when: kept },
  { who: 'evidence.release', act: 'write', noun: 'decision', when: open },
];

/** Whether an actor may do an act with a thing. */
export const may = ruleBook(RULES);

/** Whose it is. */
export function asRecord({ partyId, by }: { partyId: string; by: string }): Belongs {
  return { party: partyId, madeBy: by };
}

/** Whether the actor holds data for any party: shows the way to it. */
export const holdsData = (actor: Actor): boolean => permits(actor, 'evidence.write');
