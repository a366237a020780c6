import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Json } from './json.js';

export type Engine = 'pglite' | 'postgres';

/** A way to run queries: the database at large, or one transaction of it. Use `tables` or `execute`. */
export interface Connection {
  readonly engine: Engine;
  /** The query builder, its tables not yet named. */
  readonly queries: Kysely<unknown>;
}

/**
 * The query builder with a module's own tables.
 *
 * ```ts
 * interface DocumentTables { document: { id: string; symbol: string | null } }
 * const found = await tables<DocumentTables>(c).selectFrom('document').select('symbol').execute();
 * ```
 */
export function tables<T>(c: Connection): Kysely<T> {
  // The types of tables exist for the compiler only; at run time it is the same builder.
  return c.queries as unknown as Kysely<T>;
}

/** Runs SQL text as it is: several statements, no parameters, no answer. Migrations and guards need it; modules rarely do. */
export async function execute(c: Connection, text: string): Promise<void> {
  await sql.raw(text).execute(c.queries);
}

/** A JSON value as a parameter; needed for arrays, clearer for everything else. */
export function jsonb<T extends Json>(value: T): RawBuilder<T> {
  return sql<T>`cast(${JSON.stringify(value)} as jsonb)`;
}
