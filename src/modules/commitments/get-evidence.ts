import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { findFile, loadFile } from '../../kernel/files/index.js';
import { readableCommitment } from './get-commitment.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import { stepsTakenBack } from './steps.js';
import { findSteps } from './store/steps.js';

export interface EvidenceFile {
  bytes: Uint8Array;
  name: string;
  /** As the bytes say; `application/octet-stream` where nobody knows. */
  mediaType: string;
}

/**
 * The file that backs a step, for all who may see the commitment. That of a step that was taken back may have been attached by
 * mistake: it is kept, and only those who may write see it.
 *
 * @throws Refusal `no-such-commitment`, `no-such-file`.
 */
export async function getEvidence(db: Database, actor: Actor, key: string, stepId: string): Promise<EvidenceFile> {
  const c = db.connection;
  const { held } = await readableCommitment(c, actor, key);
  const steps = await findSteps(c, held.id);
  const step = steps.find(({ id }) => id === stepId);
  const gone = stepsTakenBack(steps).has(stepId);
  if (step?.evidence?.kind !== 'file' || (gone && !may(actor, 'read', 'evidence taken back', held)))
    throw new Refusal('no-such-file');
  const { sha256, name } = step.evidence;
  const file = await findFile(c, sha256);
  if (file === null) throw new Refusal('no-such-file');
  return { bytes: await loadFile(c, sha256), name, mediaType: file.mediaType };
}
