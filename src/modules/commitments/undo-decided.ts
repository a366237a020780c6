import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Database } from '../../kernel/db/index.js';
import { nextRevision, setCommitment } from './store/commitments.js';
import { putFiling, takeDecided } from './store/filings.js';

/**
 * Takes back all answers to suggestions that a person gave in one moment: a whole page that was decided at once. What was decided anew
 * since stays.
 *
 * @returns how many wait again.
 * @throws NotAllowed.
 */
export async function undoDecided(db: Database, actor: Actor, moment: Date): Promise<{ undone: number }> {
  const { id: by } = requirePermission(actor, 'register.write', OF_THE_HOUSE);
  return db.transaction(async (c) => {
    const decided = await takeDecided(c, { by, at: moment });
    if (decided.length === 0) return { undone: 0 };
    const now = new Date();
    const revision = await nextRevision(c);
    for (const { commitmentId, scheme, code } of decided)
      await putFiling(c, commitmentId, { scheme, code, standing: 'suggested' }, null);
    for (const id of new Set(decided.map(({ commitmentId }) => commitmentId))) {
      await setCommitment(c, id, {}, { revision, now });
      await recordAction(c, {
        actor,
        verb: 'commitments.undo-decided',
        subject: { type: 'commitment', id },
        details: {
          filings: decided
            .filter(({ commitmentId }) => commitmentId === id)
            .map(({ scheme, code, standing }) => ({ scheme, code, before: standing, after: 'suggested' })),
        },
      });
    }
    return { undone: decided.length };
  });
}
