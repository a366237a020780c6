import type { Connection } from '../db/index.js';
import type { ClearedClass } from './retention.js';

/** Takes away what a class of the retention table says is to go; whoever keeps the table does it. */
export interface Clearing {
  kind: ClearedClass;
  /** @returns how many went. Run twice it finds nothing the second time. */
  clear: (c: Connection, before: Date) => Promise<number>;
}

/**
 * Takes away what links a person's id to the person: names, addresses, ways to sign in. The id itself stays where it is, in the action log
 * and as maker of records: a pseudonym of which nobody can say any more whose it was.
 */
export interface PersonEraser {
  /** "accounts" */
  about: string;
  /** In the transaction of the erasure. @returns how many rows it emptied or took away. */
  erase: (c: Connection, personId: string) => Promise<number>;
}
