import type { Permission } from '../access/index.js';
import type { Action } from '../audit/index.js';
import type { MessageKey } from '../i18n/index.js';
import type { RecordRef } from './record.js';

/** Who is to be told: one person, whoever acts for a party, or whoever holds a permission for all parties. */
export type Recipients = { person: string } | { party: string; permission: Permission } | { permission: Permission };

/** Something that happened, for those whom it concerns. Nothing here is text of a person: names and titles are looked up when shown. */
export interface Told {
  to: readonly Recipients[];
  /** A sentence in which `{record}` is the title of `about`, and each of `names` the title of that record. */
  message: MessageKey;
  about: RecordRef;
  names?: Readonly<Record<string, RecordRef>>;
  /** Numbers and codes; one that is called `date` is a day (YYYY-MM-DD) and is said as one. */
  values?: Readonly<Record<string, string | number>>;
  /** Where it leads, below the language, where that is not the page of the record: `/commitments/70-179-4#comments`. */
  path?: string;
  /** Everybody may know that it happened: a mail says it in words. Where not, a mail says only that something waits. */
  open?: boolean;
}

/** Which acts of the log tell whom; brought by the module that does them. Whoever did it is not told. */
export interface Notifying {
  /** Stable; what people choose by: "answers". Several may share one. */
  topic: string;
  /** Of the topic, in words, for the page on which people choose. */
  label: MessageKey;
  verbs: readonly string[];
  /** Asked in a job after the act, outside of any transaction; run again after a crash, so it must change nothing. */
  tell: (action: Action) => Promise<readonly Told[]>;
}
