import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Reader } from '../reader/index.js';
import { DatabaseError } from './errors.js';
import type { Session, Sessions } from './session.js';
import { assertOutsideOfTransaction } from './transaction-scope.js';
import { toParameter } from './values.js';

/** Kysely over sessions of either engine; `reader` is asked whenever one is taken. */
export function dialectOver(sessions: Sessions, reader: () => Reader): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new SessionDriver(sessions, reader),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class SessionConnection implements DatabaseConnection {
  readonly session: Session;
  broken = false;

  constructor(session: Session) {
    this.session = session;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { rows, affected } = await this.session.run(query.sql, query.parameters.map(toParameter));
      return { rows: rows as R[], numAffectedRows: BigInt(affected) };
    } catch (error) {
      if (!(error instanceof DatabaseError)) this.broken = true;
      throw error;
    }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Read long results with a cursor: readInBatches of kernel/db');
  }
}

class SessionDriver implements Driver {
  readonly #sessions: Sessions;
  readonly #reader: () => Reader;

  constructor(sessions: Sessions, reader: () => Reader) {
    this.#sessions = sessions;
    this.#reader = reader;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SessionConnection> {
    assertOutsideOfTransaction(this.#sessions);
    return new SessionConnection(await this.#sessions.acquire(this.#reader()));
  }

  async beginTransaction(connection: SessionConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
    await connection.executeQuery(CompiledQuery.raw(`begin${level}`));
  }

  async commitTransaction(connection: SessionConnection): Promise<void> {
    const { command } = await connection.session.run('commit', []);
    // The engine answers COMMIT with ROLLBACK when a statement failed and someone caught its error.
    if (command === 'ROLLBACK')
      throw new DatabaseError({ code: '25P02', message: 'A statement of the transaction failed, so nothing was kept' });
  }

  async rollbackTransaction(connection: SessionConnection): Promise<void> {
    // When the engine has gone there is nothing to roll back, and the first error is the one to tell.
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {
      connection.broken = true;
    });
  }

  async releaseConnection(connection: SessionConnection): Promise<void> {
    connection.session.release(connection.broken);
  }

  async destroy(): Promise<void> {
    await this.#sessions.close();
  }
}
