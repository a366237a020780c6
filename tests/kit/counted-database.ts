import type { KyselyPlugin } from 'kysely';
import type { Connection, Database } from '../../src/kernel/db/index.js';

/** The same database, which says what it was asked and how much it gave. */
export interface CountedDatabase {
  db: Database;
  /** Statements that were asked, and rows that they gave back, since the database was wrapped. */
  spent(): { statements: number; rows: number };
}

/** Counts by wrapping the connection, so that a test need not time anything. */
export function countedDatabase(db: Database): CountedDatabase {
  let [statements, rows] = [0, 0];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => {
      rows += result.rows.length;
      return result;
    },
  };
  const counting = (c: Connection): Connection => ({ ...c, queries: c.queries.withPlugin(plugin) });
  const wrapped = (inner: Database, forHouse: Database['forHouse']): Database => ({
    ...inner,
    connection: counting(inner.connection),
    transaction: (work, options) => inner.transaction((c) => work(counting(c)), options),
    forHouse,
  });
  // One object for the house, since what is remembered of a database is remembered by it.
  const house: Database = wrapped(db.forHouse('test'), () => house);
  return { db: wrapped(db, () => house), spent: () => ({ statements, rows }) };
}
