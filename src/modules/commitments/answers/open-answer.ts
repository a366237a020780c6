import { type Actor, NotAllowed, requirePermission } from '../../../kernel/access/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import { findDocument } from '../../documents/index.js';
import { findParty, type Party } from '../../parties/index.js';
import type { Commitment } from '../commitment.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { findHeldAnswer, findVersions, type HeldAnswer } from '../store/answers.js';
import { findCommitment } from '../store/commitments.js';
import type { AnswerVersion } from './answer.js';

/** A party's answer about to be changed: its commitment is held until the end of the transaction, so that changes come one by one. */
export interface OpenAnswer {
  commitment: Commitment;
  /** Whether everybody sees the commitment. */
  shown: boolean;
  party: Party;
  held: HeldAnswer | null;
  versions: AnswerVersion[];
}

/** The party of an address, where the actor may see it. @throws Refusal `no-such-party`. */
export async function answeringParty(db: Database, actor: Actor, code: string): Promise<Party> {
  const party = await findParty(db, actor, { code });
  if (party === null) throw new Refusal('no-such-party');
  return party;
}

/** Whether there can be an answer of theirs for the party. @throws NotAllowed */
export function requireAnswerer(actor: Actor, party: Party): { id: string } {
  return requirePermission(actor, 'register.answer', {
    party: party.id,
    madeBy: actor.kind === 'public' ? null : actor.id,
  });
}

/** @throws Refusal `no-such-commitment`, also for one that the actor may not see. */
export async function openAnswer(c: Connection, actor: Actor, key: string, party: Party): Promise<OpenAnswer> {
  const commitment = await findCommitment(c, { key }, { lock: true });
  const document = commitment === null ? null : await findDocument(c, commitment.documentId);
  const shown = commitment !== null && document !== null && commitment.shown && document.shown;
  if (commitment === null || !may(actor, 'read', 'commitment', { shown })) throw new Refusal('no-such-commitment');
  const held = await findHeldAnswer(c, commitment.id, party.id);
  return { commitment, shown, party, held, versions: held === null ? [] : await findVersions(c, held.id) };
}

/**
 * @throws Refusal `answered-meanwhile` where the person saw another version than the one that is held.
 * @param seen 0: none yet.
 */
export function refuseOvertaken(held: HeldAnswer | null, seen: number): void {
  if ((held?.version ?? 0) !== seen) throw new Refusal('answered-meanwhile');
}

/** The party that asked the actor to act for it, where the actor does not belong to it. */
export function onBehalf(actor: Actor, party: Party): string | undefined {
  if (actor.kind !== 'person') return undefined;
  return actor.holds.find((held) => held.party?.id === party.id && held.onBehalfOf !== null)?.onBehalfOf?.id;
}

/** @throws Refusal `no-such-answer` where the actor may not know of it; NotAllowed where they may. */
export function refuseUnseen(actor: Actor, { shown, party, held }: OpenAnswer): never {
  const about = { shown, party: party.id, madeBy: held?.writtenBy ?? null };
  const seen =
    may(actor, 'read', 'answer in full', about) ||
    may(actor, 'read', 'answer', { shown, published: held !== null && held.published !== null });
  if (!seen && held !== null) throw new Refusal('no-such-answer');
  throw new NotAllowed();
}
