import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { mayAnswer } from '../policy.js';
import { Refusal } from '../refusal.js';
import { addVersion } from '../store/answers.js';
import { canBecome } from './answer.js';
import { answeringParty, onBehalf, openAnswer, refuseOvertaken, refuseUnseen, requireAnswerer } from './open-answer.js';

/**
 * Takes an answer back for its party: nobody but the party and the secretariat sees any more of it. Its history stays, and the party may
 * state it anew.
 *
 * @throws Refusal `no-such-commitment`, `no-such-party`, `no-such-answer`, `answered-meanwhile`, `nothing-to-undo`; NotAllowed.
 */
export async function withdrawAnswer(
  db: Database,
  actor: Actor,
  { key, code }: { key: string; code: string },
  { version }: { version: number },
): Promise<{ version: number }> {
  const party = await answeringParty(db, actor, code);
  const { id: person } = requireAnswerer(actor, party);
  return db.transaction(async (c) => {
    const open = await openAnswer(c, actor, key, party);
    const { commitment, shown, held, versions } = open;
    const last = versions.at(-1);
    if (held === null || last === undefined) throw new Refusal('no-such-answer');
    if (!mayAnswer(actor, { shown, party: party.id, writtenBy: held.writtenBy })) refuseUnseen(actor, open);
    refuseOvertaken(held, version);
    if (!canBecome(held.state, 'withdrawn')) throw new Refusal('nothing-to-undo');
    const added = await addVersion(
      c,
      { id: held.id, commitmentId: commitment.id, partyId: party.id, held },
      { ...last, state: 'withdrawn', note: '', madeBy: person, madeAt: new Date() },
    );
    await recordAction(c, {
      actor,
      party: party.id,
      onBehalfOf: onBehalf(actor, party),
      verb: 'commitments.withdraw-answer',
      subject: { type: 'answer', id: held.id },
      details: { commitment: commitment.id, version: added, before: held.state },
    });
    return { version: added };
  });
}
