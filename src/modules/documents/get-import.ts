import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { findJob, type Job } from '../../kernel/jobs/index.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import { isUuid } from './store/documents.js';
import { findImport, type TextImport } from './store/imports.js';

/**
 * One bringing of a text and the job that reads it (null once the job was swept away).
 *
 * @throws Refusal `no-such-import`, also for who may not see imports.
 */
export async function getImport(
  db: Database,
  actor: Actor,
  id: string,
): Promise<{ found: TextImport; job: Job | null }> {
  const found = isUuid(id) ? await findImport(db.connection, id) : null;
  if (found === null || !may(actor, 'read', 'import', found)) throw new Refusal('no-such-import');
  return { found, job: found.jobId === null ? null : await findJob(db.connection, found.jobId) };
}
