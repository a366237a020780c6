/** What the engine said about one statement, the same for both engines. `code` is the SQLSTATE. */
export class DatabaseError extends Error {
  readonly code: string;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;

  constructor(fields: DatabaseErrorFields) {
    super(fields.message);
    this.name = 'DatabaseError';
    this.code = fields.code;
    this.detail = fields.detail;
    this.constraint = fields.constraint;
    this.table = fields.table;
    this.column = fields.column;
  }
}

export interface DatabaseErrorFields {
  message: string;
  code: string;
  detail?: string | undefined;
  constraint?: string | undefined;
  table?: string | undefined;
  column?: string | undefined;
}

/** There is no working database behind the connection: it cannot be reached, or it has gone. `message` says what to do. */
export class DatabaseUnavailable extends Error {
  readonly code = 'db.unavailable';

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DatabaseUnavailable';
  }
}

/** A query asked for a connection of its own inside of a transaction, where it would wait for itself for ever. */
export class OutsideTransaction extends Error {
  readonly code = 'db.outside-transaction';

  constructor() {
    super('Inside of a transaction use the connection that it gives; database.connection stands outside of it');
    this.name = 'OutsideTransaction';
  }
}

/** Picks the fields of an error of either engine out of what was thrown, or null when it is no error of the engine. */
export function errorFields(thrown: unknown): DatabaseErrorFields | null {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return null;
  // Node's own errors have codes too, and "EPIPE" looks like a SQLSTATE.
  if (!/^[0-9A-Z]{5}$/.test(thrown.code) || !('severity' in thrown)) return null;
  const text = (key: string): string | undefined => {
    const value: unknown = Reflect.get(thrown, key);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    message: thrown.message,
    code: thrown.code,
    detail: text('detail'),
    constraint: text('constraint'),
    table: text('table'),
    column: text('column'),
  };
}

/** The two conflicts that trying again mends: serialization failure and deadlock. */
export function isConflict(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === '40001' || error.code === '40P01');
}

/** A row with this key is already there. Give the constraint's name to ask about one key only. */
export function isDuplicate(error: unknown, constraint?: string): boolean {
  return (
    error instanceof DatabaseError &&
    error.code === '23505' &&
    (constraint === undefined || error.constraint === constraint)
  );
}

/** Whether there was no place on the disk: of the database (SQLSTATE 53100), or of this machine. What was to be written was not. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '53100' || error.code === 'ENOSPC');
}
