import type { Reader } from '../reader/index.js';
import type { Parameter } from './values.js';

/** Rows of one statement with what the engine says about it. */
export interface Answer {
  rows: Record<string, unknown>[];
  /** First word of the completed command: `SELECT`, `INSERT` ... */
  command: string;
  /** Rows inserted, updated or deleted. */
  affected: number;
}

/** One conversation with the engine. */
export interface Session {
  /**
   * Runs one statement; without parameters also several, of which the last one answers.
   * @throws DatabaseError with the SQLSTATE, DatabaseUnavailable when the engine has gone.
   */
  run(text: string, parameters: readonly Parameter[]): Promise<Answer>;
  /** Gives it back. A broken one is thrown away. */
  release(broken: boolean): void;
}

/** Where sessions come from. */
export interface Sessions {
  /** @param reader for whom: an engine whose policies count gives out the rows that are for them. */
  acquire(reader: Reader): Promise<Session>;
  close(): Promise<void>;
}
