import type { Connection } from '../db/index.js';

/** One thing that is held about a person: codes, texts and moments by field. */
export type OwnDataRow = Readonly<Record<string, string | number | boolean | Date | null>>;

/**
 * A part of what is held about a person, for the person: "everything that you stated". The counterpart of an eraser; whoever keeps
 * something of a person, or of what a person wrote, adds one. Its words are `audit.own.part.<name>` and `audit.own.field.<field>`.
 */
export interface OwnDataPart {
  /** Stable: it names the part in the file. */
  name: string;
  /** The fields of its rows, in the order in which they are shown. */
  fields: readonly string[];
  /**
   * Fields whose codes have words elsewhere: the key before the code (`people.role` for `people.role.auditor`). Others can have some at
   * `audit.own.value.<name>.<field>.<code>`.
   */
  words?: Readonly<Record<string, string>>;
  /** Rows as they come; a long part reads them bit by bit. */
  rows: (c: Connection, personId: string) => AsyncIterable<OwnDataRow>;
}

/** A part whose rows are few enough to be read at once. */
export function ownDataPart(
  part: Omit<OwnDataPart, 'rows'> & { read: (c: Connection, personId: string) => Promise<readonly OwnDataRow[]> },
): OwnDataPart {
  const { read, ...said } = part;
  return {
    ...said,
    async *rows(c, personId) {
      yield* await read(c, personId);
    },
  };
}
