import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { Refusal } from '../refusal.js';
import { canFollow } from './log.js';
import { addTo, onBehalf, openOwnLog, requireProposer } from './open-log.js';

/**
 * Withdraws a concrete measure for its party: from now on it is not public. Lists as of earlier days still have it, as they had it then;
 * calendars are told that it is off.
 *
 * @throws Refusal `no-such-concrete`, `changed-meanwhile`, `not-now`; NotAllowed.
 */
export async function withdrawConcrete(
  db: Database,
  actor: Actor,
  key: string,
  { seen }: { seen: number },
): Promise<{ version: number }> {
  return db.transaction(async (c) => {
    const open = await openOwnLog(c, actor, key, seen);
    const { held, folded } = open;
    const { id: person } = requireProposer(actor, held.partyId, held.entries[0]?.madeBy ?? null);
    if (!canFollow(folded.review, 'withdraw')) throw new Refusal('not-now');
    const version = await addTo(c, open, [{ kind: 'withdraw', madeBy: person }]);
    await recordAction(c, {
      actor,
      party: held.partyId,
      onBehalfOf: onBehalf(actor, held.partyId),
      verb: 'plan.withdraw-measure',
      subject: { type: 'concrete-measure', id: held.id },
      details: { key, version, before: folded.review },
    });
    return { version };
  });
}
