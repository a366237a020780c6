import { sql } from 'kysely';
import { verifyChain } from '../../kernel/audit/index.js';
import type { Config } from '../../kernel/config/index.js';
import { type Database, findLockHolder, openDatabase, planMigrations } from '../../kernel/db/index.js';
import { findJobs } from '../../kernel/jobs/index.js';
import { migrationFolders } from '../migrations.js';
import { MODULES } from '../modules.js';
import type { Finding } from './finding.js';
import { lookAtInvariants } from './look-at-invariants.js';

/** Looks at the database without changing it; one that a running server has for itself is left alone. */
export async function lookAtDatabase(config: Config): Promise<Finding[]> {
  const holder = config.databaseUrl === undefined ? findLockHolder(config.dataFolder) : null;
  if (holder)
    return [
      {
        state: 'ok',
        about: 'database',
        found: `in use by process ${holder.pid} on ${holder.host} since ${holder.since}; stop it to have the inside looked at`,
      },
    ];
  try {
    const db = await openDatabase({ url: config.databaseUrl, folder: config.dataFolder });
    try {
      return await lookInside(db);
    } finally {
      await db.close();
    }
  } catch (error) {
    return [{ state: 'wrong', about: 'database', found: 'cannot be opened', mend: messageOf(error) }];
  }
}

async function lookInside(db: Database): Promise<Finding[]> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(
    db.connection.queries,
  );
  const engine = db.engine === 'pglite' ? 'embedded, PostgreSQL' : 'PostgreSQL';
  const findings: Finding[] = [{ state: 'ok', about: 'database', found: `${engine} ${rows[0]?.version ?? ''}` }];
  try {
    const { applied, pending } = await planMigrations(db.connection, migrationFolders());
    findings.push(
      pending.length === 0
        ? { state: 'ok', about: 'migrations', found: `${applied.length} applied` }
        : {
            state: 'advice',
            about: 'migrations',
            found: `${pending.length} to be applied`,
            mend: 'They are applied at the next start, or now by "concordance migrate". Make a backup first.',
          },
    );
    if (pending.length > 0) return findings;
  } catch (error) {
    return [...findings, { state: 'wrong', about: 'migrations', found: 'refused', mend: messageOf(error) }];
  }
  return [...findings, await lookAtJobs(db), await lookAtLog(db), ...(await lookAtInvariants(db, MODULES))];
}

async function lookAtJobs(db: Database): Promise<Finding> {
  const open = await findJobs(db.connection, { states: ['waiting', 'running'], limit: 1000 });
  const ended = await findJobs(db.connection, { states: ['failed', 'interrupted'], limit: 1000 });
  const found = `${open.length} open, ${ended.length} failed or interrupted`;
  return ended.length === 0
    ? { state: 'ok', about: 'jobs', found }
    : {
        state: 'advice',
        about: 'jobs',
        found,
        mend: 'The pages they belong to say what went wrong and offer to do it again.',
      };
}

async function lookAtLog(db: Database): Promise<Finding> {
  const verdict = await verifyChain(db.connection);
  return verdict.intact
    ? { state: 'ok', about: 'action log', found: `${verdict.actions} actions, intact` }
    : {
        state: 'wrong',
        about: 'action log',
        found: `broken at entry ${verdict.position}`,
        mend: 'Compare it with the last backup ("concordance restore --check"); someone changed it by other means than the program.',
      };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
