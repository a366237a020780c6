/**
 * What is kept of people and of what they bring, why, and how long: the one table. The daily job applies it, and `/privacy` says it in six
 * languages (`audit.kept.<class>.what` and `.why`). Whoever adds a table that holds something of a person adds its class here.
 */
export const RETENTION = {
  /** Who came in on which device; its token is kept as a hash only. Ended ones serve nobody. */
  session: { days: 0, since: 'end' },
  /** The link by which the administrator comes in, as a hash. */
  'entry-link': { days: 1, since: 'end' },
  /** Invitations and links for a new password, as hashes, with the address invited: long enough to see who was asked. */
  'sent-link': { days: 30, since: 'end' },
  /** Mail that was sent or handed on: that it was, when, and to which address. Its words go at once. */
  mail: { days: 30, since: 'end' },
  /** What people were told, by numbers of records: long enough to come back to. Feeds that were revoked. */
  notice: { days: 90, since: 'arrival' },
  /** Words of comments that were taken back: long enough to answer for them. */
  'taken-back-comment': { days: 30, since: 'end' },
  /** Comments that stand: what was said of a record is part of it. */
  comment: { days: null, since: 'arrival' },
  /** Name, address, language, means of signing in, roles held: while there is an account. Erasing a person takes them away. */
  account: { days: null, since: 'arrival' },
  /** Jobs that are over: long enough to see what went wrong. */
  job: { days: 30, since: 'end' },
  /** Rows of a spreadsheet that was compared and never applied, or was undone. */
  'import-rows': { days: 30, since: 'end' },
  /** Files that could not be read: long enough to look into them. */
  'refused-file': { days: 30, since: 'arrival' },
  /** Rows of case data, encrypted: until the day that whoever brings them names, ten years at most. Destroyed by the job of evidence. */
  'case-rows': { days: null, since: 'arrival' },
  /** Places (networks) in the action log stay in its sealed entries, shortened when they are written. */
  'action-log': { days: null, since: 'arrival' },
  /** Forms of organizations that ask to join: until the address is confirmed. */
  'unconfirmed-registration': { days: 7, since: 'arrival' },
  /** Refused and withdrawn ones with their documents; of accepted ones, who filled in the form. Long enough to question a decision. */
  'ended-registration': { days: 180, since: 'end' },
  /** Texts that were brought, commitments, steps and their evidence: the record of what States agreed and did. */
  record: { days: null, since: 'arrival' },
} as const satisfies Readonly<Record<string, RetentionPeriod>>;

export interface RetentionPeriod {
  /** Days after which it goes; null where it stays for as long as the house stands. */
  days: number | null;
  /** What they are counted from: the end of its use, or its arrival. */
  since: 'end' | 'arrival';
}

export type RetentionClass = keyof typeof RETENTION;

export const RETENTION_CLASSES = Object.keys(RETENTION) as RetentionClass[];

/** Classes that something is to be cleared of. */
export type ClearedClass = {
  [K in RetentionClass]: (typeof RETENTION)[K]['days'] extends number ? K : never;
}[RetentionClass];

/** Whatever ended, or arrived, before this moment is to go. */
export function clearedBefore(kind: ClearedClass, now: Date): Date {
  return new Date(now.getTime() - RETENTION[kind].days * 86_400_000);
}
