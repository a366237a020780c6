import { setImmediate as nextRound, setTimeout as pause } from 'node:timers/promises';
import { type IsolationLevel, Kysely } from 'kysely';
import { currentReader, HOUSE_READER, type Reader } from '../reader/index.js';
import type { Connection, Engine } from './connection.js';
import { dialectOver } from './dialect.js';
import { isConflict } from './errors.js';
import type { Sessions } from './session.js';
import { insideOfTransaction } from './transaction-scope.js';

export interface TransactionOptions {
  /** Read committed where nothing is said. */
  isolation?: IsolationLevel;
}

/** An open database. */
export interface Database {
  readonly engine: Engine;
  /** For single statements, each of which is kept by itself. */
  readonly connection: Connection;
  /**
   * Runs `work` in one transaction: everything is kept, or nothing when it throws. On a serialization failure or a deadlock it is
   * run again, up to eight times, so it must do nothing but queries and computing. Inside, use only the connection it is given.
   */
  transaction<T>(work: (c: Connection) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * The same database, whose statements read for the house whoever asks: for what is filled once for everybody, and for the door, where
   * nobody is known yet. Each place has a name; `tests/access/row-security.test.ts` has the list of them.
   */
  forHouse(why: string): Database;
  /** Waits for running queries, then closes. */
  close(): Promise<void>;
  /** Resolves with the reason when the embedded engine has died; never on PostgreSQL, where the pool connects anew. */
  readonly lost: Promise<Error>;
}

const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 1000;

export function databaseOver(
  engine: Engine,
  sessions: Sessions,
  lost: Promise<Error> = new Promise(() => {}),
): Database {
  const house: Database = databaseFor(
    engine,
    sessions,
    lost,
    () => HOUSE_READER,
    () => house,
  );
  return databaseFor(engine, sessions, lost, currentReader, () => house);
}

function databaseFor(
  engine: Engine,
  sessions: Sessions,
  lost: Promise<Error>,
  reader: () => Reader,
  forHouse: () => Database,
): Database {
  const queries = new Kysely<unknown>({ dialect: dialectOver(sessions, reader) });
  const once = <T>(work: (c: Connection) => Promise<T>, isolation: IsolationLevel | undefined): Promise<T> => {
    const builder = isolation ? queries.transaction().setIsolationLevel(isolation) : queries.transaction();
    return builder.execute((transaction) =>
      insideOfTransaction(sessions, () => work({ engine, queries: transaction })),
    );
  };
  return {
    engine,
    connection: { engine, queries },
    lost,
    forHouse,
    async transaction(work, { isolation } = {}) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work, isolation);
        } catch (error) {
          if (!isConflict(error) || attempt === ATTEMPTS) throw error;
          // Half of the pause is chance, so that two rivals do not meet again.
          const longest = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
          await pause(longest / 2 + (Math.random() * longest) / 2);
        }
      }
    },
    async close() {
      // What was asked a moment ago has not reached its session yet.
      await nextRound();
      await queries.destroy();
    },
  };
}
