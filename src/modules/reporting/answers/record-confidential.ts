import type { Actor } from '../../../kernel/access/index.js';
import { recordRead } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { partiesOf } from '../policy.js';
import type { SentAnswer } from '../store/submissions.js';

/** Writes down that somebody reads confidential answers of parties for which they do not act. @throws what the database throws; then show nothing */
export async function recordConfidential(
  db: Database,
  actor: Actor,
  answers: readonly Pick<SentAnswer, 'audience' | 'partyId' | 'submissionId'>[],
): Promise<void> {
  if (actor.kind === 'public') return;
  const own = new Set(partiesOf(actor));
  const read = answers.filter(({ audience, partyId }) => audience === 'confidential' && !own.has(partyId));
  const bySubmission = new Map(read.map(({ submissionId, partyId }) => [submissionId, partyId]));
  await Promise.all(
    [...bySubmission].map(([id, party]) =>
      recordRead(db, { actor, party, verb: 'reporting.see-answers', subject: { type: 'submission', id } }),
    ),
  );
}
