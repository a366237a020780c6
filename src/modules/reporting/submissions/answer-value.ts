/** What an answer holds, by the kind of its question. Pure. */

/** Kept as JSON in `submission_answer.value` and `sent_answer.value`. */
export type AnswerValue =
  | { kind: 'text'; text: string }
  /** Ids of options; `other`: words added, empty where none. */
  | { kind: 'choice'; chosen: readonly string[]; other: string }
  /** A decimal in ASCII digits, "-12.50": never a float. */
  | { kind: 'number'; amount: string }
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  | { kind: 'date'; date: string }
  /** Cells by column, as typed; rows that are empty at the end are not there. */
  | { kind: 'table'; rows: readonly (readonly string[])[] }
  | { kind: 'file'; sha256: string; name: string }
  /** Whether last time's answer still holds, and what has changed. */
  | { kind: 'as-last-time'; holds: boolean; words: string };

/** Who sees an answer once it is sent. `parties`: whoever acts for a party, and the secretariat. */
export const ANSWER_AUDIENCES = ['public', 'parties', 'confidential'] as const;
export type AnswerAudience = (typeof ANSWER_AUDIENCES)[number];

/** Where an answer was taken over from: what a statement of another module says of itself. */
export interface AnswerSource {
  /** Address of the statement without language, "/commitments/x/answers/BY". */
  path: string;
  /** What it was, in the words of its own page. */
  title: string;
  /** YYYY-MM-DD */
  on: string;
}
