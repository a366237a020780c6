/** The database: one door to the embedded engine and to PostgreSQL, with transactions and migrations. */
export { readInBatches } from './batches.js';
export { type Connection, type Engine, execute, jsonb, tables } from './connection.js';
export type { Database, TransactionOptions } from './database.js';
export { DatabaseError, DatabaseUnavailable, isDiskFull, isDuplicate, OutsideTransaction } from './errors.js';
export { findLockHolder, type LockHolder } from './folder-lock.js';
export type { Json } from './json.js';
export {
  applyMigration,
  createMigrationTable,
  type MigrationName,
  type MigrationPlan,
  MigrationRefused,
  migrate,
  planMigrations,
} from './migrate.js';
export { type Migration, type MigrationFolder, readMigrations } from './migration-files.js';
export { newId } from './new-id.js';
export { type OpenOptions, openDatabase } from './open.js';
export { assertReaderKnown, keepReaderKey } from './reader-key.js';
