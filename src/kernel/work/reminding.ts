import type { Permission } from '../access/index.js';
import type { MessageKey } from '../i18n/index.js';
import type { RecordRef } from './record.js';

/** A party of whom something is asked by a day. */
export interface AskedParty {
  /** Its id. */
  party: string;
  /** What a person must hold for the party to act: only such people are reminded. */
  permission: Permission;
  /** Whether the party has done it: then nobody is reminded any more. */
  acted: boolean;
  /** The party's own line: what is shown and linked; only who may see it is reminded. */
  about: RecordRef;
  /** Where one acts, below the language, where that is not the page of the record. */
  path?: string;
}

/** Something due on a day, asked of many parties. */
export interface DueMatter {
  /** Stable, and of its own for each day: `<commitment>/2026-10-01`. */
  key: string;
  /** What officers see in the list of rounds. */
  about: RecordRef;
  /** YYYY-MM-DD */
  due: string;
  /** Every party that is asked, those that acted included. */
  asked: () => Promise<readonly AskedParty[]>;
}

/** What a module wants parties to be reminded of: 30 and 7 days before, on the day, and 7 days after. */
export interface Reminding {
  /** Stable: "commitments.deadlines". */
  name: string;
  /** "Deadlines of commitments" */
  label: MessageKey;
  /** What is due from one day to another, both included. */
  due: (days: { from: string; to: string }) => Promise<readonly DueMatter[]>;
}
