import type { RawBuilder } from 'kysely';
import type { Connection } from '../db/index.js';

/** What must hold of a module's data at any time, beyond what the database itself enforces. `concordance doctor` asks for it. */
export interface Invariant {
  /** What is looked at: "states of commitments". */
  about: string;
  /** How to mend it, in one English sentence. */
  mend: string;
  /** What breaks it, by key or id; empty where all is well. Changes nothing. */
  broken: (c: Connection) => Promise<readonly string[]>;
}

/**
 * An invariant written as SQL.
 * @param query gives what breaks it in the column `name`, the same on both engines; it only reads.
 */
export function sqlInvariant(about: string, mend: string, query: RawBuilder<{ name: string }>): Invariant {
  return {
    about,
    mend,
    async broken(c) {
      const { rows } = await query.execute(c.queries);
      return rows.map(({ name }) => name);
    },
  };
}
