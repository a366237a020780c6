import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { findFile } from '../../kernel/files/index.js';
import { readableCommitment } from './get-commitment.js';
import { may } from './policy.js';
import { stepsTakenBack } from './steps.js';
import { findSteps } from './store/steps.js';

/** What backs a step of a commitment. */
export interface BackedBy {
  stepId: string;
  madeAt: Date;
  /** The step was taken back; only those who may write see what backed it. */
  takenBack: boolean;
  evidence: { kind: 'link'; href: string } | { kind: 'file'; name: string; mediaType: string; bytes: number };
}

/** What backs the steps of a commitment, in the order in which they were made. @throws Refusal `no-such-commitment`. */
export async function findEvidence(db: Database, actor: Actor, key: string): Promise<BackedBy[]> {
  const c = db.connection;
  const { held } = await readableCommitment(c, actor, key);
  const steps = await findSteps(c, held.id);
  const gone = stepsTakenBack(steps);
  const seesGone = may(actor, 'read', 'evidence taken back', held);
  const list: BackedBy[] = [];
  for (const { id, madeAt, evidence } of steps) {
    const takenBack = gone.has(id);
    if (evidence === null || (takenBack && !seesGone)) continue;
    const step = { stepId: id, madeAt, takenBack };
    if (evidence.kind === 'link') list.push({ ...step, evidence });
    else {
      const file = await findFile(c, evidence.sha256);
      if (file === null) continue;
      const { mediaType, size } = file;
      list.push({ ...step, evidence: { kind: 'file', name: evidence.name, mediaType, bytes: size } });
    }
  }
  return list;
}
