import pg from 'pg';
import { type Reader, readerSettings } from '../reader/index.js';
import { DatabaseError, DatabaseUnavailable, errorFields } from './errors.js';
import type { Answer, Session, Sessions } from './session.js';
import { StatementNames } from './statement-names.js';
import { type Parameter, parserFor } from './values.js';

const MOST_CONNECTIONS = 10;
/** Besides, for what the house reads while policies count. */
const MOST_FOR_HOUSE = 5;
const PATIENCE_MS = 10_000;
const STATEMENTS = new StatementNames(400);

/** What makes values leave the server in the form that the shared parsers read, wherever and however it was set up. */
const PREPARE = `set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'iso_8601'; set bytea_output = 'hex';
  set extra_float_digits = 1; set idle_in_transaction_session_timeout = '5min'`;

/** A PostgreSQL server, by a pool of connections. */
export class PostgresSessions implements Sessions {
  readonly #pool: pg.Pool;
  /**
   * Of its own where policies count: within one request the house and whoever asks take turns, and a connection that they shared would be
   * told anew for whom it reads at every turn, which cost more than the policies did.
   */
  readonly #house: pg.Pool;
  /** Of each connection: for whom it reads; null before anybody was said. */
  readonly #prepared = new WeakMap<pg.PoolClient, { reader: string | null }>();
  readonly #settingOf: (reader: Reader) => string;
  /** Whether policies count for this login; a superuser steps over them, and need not be told who reads. */
  #bound: boolean | null = null;

  /**
   * @param url connection string: `postgres://user:password@host:5432/database`
   * @param readerKey signs who reads.
   */
  constructor(url: string, readerKey?: string) {
    this.#settingOf = readerSettings(readerKey);
    this.#pool = poolOf(url, MOST_CONNECTIONS);
    this.#house = poolOf(url, MOST_FOR_HOUSE);
  }

  async acquire(reader: Reader): Promise<Session> {
    const client = await this.#connect(this.#bound === true && 'house' in reader ? this.#house : this.#pool);
    try {
      await this.#say(client, reader);
    } catch (error) {
      client.release(true);
      throw unavailable(error);
    }
    return {
      run: (text, parameters) => run(client, text, parameters),
      release: (broken) => client.release(broken),
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.end(), this.#house.end()]);
  }

  async #connect(pool: pg.Pool): Promise<pg.PoolClient> {
    const client = await pool.connect().catch((error: unknown) => {
      throw unavailable(error);
    });
    if (this.#prepared.has(client)) return client;
    try {
      await client.query(PREPARE);
    } catch (error) {
      client.release(true);
      throw unavailable(error);
    }
    this.#prepared.set(client, { reader: null });
    return client;
  }

  /** Says for whom a connection reads from now on, where it is another one than before. */
  async #say(client: pg.PoolClient, reader: Reader): Promise<void> {
    this.#bound ??= await isBound(client);
    const said = this.#prepared.get(client);
    const setting = this.#settingOf(reader);
    if (!this.#bound || said === undefined || said.reader === setting) return;
    said.reader = null;
    await client.query({
      name: 'reader',
      text: "select set_config('concordance.reader', $1, false)",
      values: [setting],
    });
    said.reader = setting;
  }
}

function poolOf(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: PATIENCE_MS,
    application_name: 'concordance',
    types: { getTypeParser: (typeId: number) => parserFor(typeId) },
  });
  // An idle connection that breaks is replaced by the pool; without a listener the event would end the process.
  pool.on('error', () => {});
  return pool;
}

async function isBound(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(
    'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
  );
  return rows[0]?.free !== true;
}

async function run(client: pg.PoolClient, text: string, parameters: readonly Parameter[]): Promise<Answer> {
  try {
    const result: pg.QueryResult | pg.QueryResult[] = await ask(client, text, parameters.map(asBuffer));
    const last = Array.isArray(result) ? result.at(-1) : result;
    return { rows: last?.rows ?? [], command: last?.command ?? '', affected: affectedBy(last) };
  } catch (error) {
    const fields = errorFields(error);
    // Class 57 (the server stops or cancels) and 08 (the connection fails) leave no session to go on with.
    if (!fields || /^(57P|08)/.test(fields.code)) throw unavailable(error);
    throw new DatabaseError(fields);
  }
}

/** The plan of a statement no longer fits because a migration changed its tables. */
const PLAN_OUTDATED = '0A000';

async function ask(client: pg.PoolClient, text: string, values: (string | Buffer | null)[]) {
  if (values.length === 0) return client.query(text);
  const name = STATEMENTS.nameOf(text);
  if (name === null) return client.query(text, values);
  try {
    return await client.query({ name, text, values });
  } catch (error) {
    if (errorFields(error)?.code !== PLAN_OUTDATED) throw error;
    return client.query(text, values);
  }
}

function affectedBy(result: pg.QueryResult | undefined): number {
  return result && /^(INSERT|UPDATE|DELETE|MERGE)$/.test(result.command) ? (result.rowCount ?? 0) : 0;
}

/** pg knows bytes as a Buffer only. */
function asBuffer(parameter: Parameter): string | Buffer | null {
  return parameter instanceof Uint8Array
    ? Buffer.from(parameter.buffer, parameter.byteOffset, parameter.byteLength)
    : parameter;
}

function unavailable(error: unknown): DatabaseUnavailable {
  const reason =
    error instanceof Error ? error.message || ('code' in error ? String(error.code) : error.name) : String(error);
  return new DatabaseUnavailable(
    `The PostgreSQL server at DATABASE_URL cannot be used (${reason}). Check that it runs, and the address, name and password.`,
    error,
  );
}
