import { type Actor, NotAllowed, requirePermission } from '../../../kernel/access/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import { findParty, type Party } from '../../parties/index.js';
import { may, mayPropose } from '../policy.js';
import { Refusal } from '../refusal.js';
import { addEntries, type HeldConcrete, lockConcrete, type NewEntry } from '../store/concrete.js';
import { nextRevision } from '../store/revision.js';
import { type FoldedLog, foldLog } from './log.js';

/** A concrete measure about to be changed; nobody else changes the Plan until the transaction ends. */
export interface OpenLog {
  held: HeldConcrete;
  folded: FoldedLog;
  revision: number;
}

/** The party that a measure is entered for, where the actor may see it. @throws Refusal `no-such-party`. */
export async function leadingParty(db: Database, actor: Actor, code: string): Promise<Party> {
  const party = await findParty(db, actor, { code });
  if (party === null || party.state !== 'active') throw new Refusal('no-such-party', { field: 'lead' });
  return party;
}

/** @throws NotAllowed where the actor enters nothing for this party. */
export function requireProposer(actor: Actor, party: string, writtenBy: string | null): { id: string } {
  const madeBy = writtenBy ?? (actor.kind === 'public' ? null : actor.id);
  return requirePermission(actor, 'plan.propose', { party, madeBy });
}

/**
 * Holds a measure that the actor may write. A measure of which they may not even know is not there.
 *
 * @param seen Number of the last entry that they saw.
 * @throws Refusal `no-such-concrete`, `changed-meanwhile`; NotAllowed.
 */
export async function openOwnLog(c: Connection, actor: Actor, key: string, seen: number): Promise<OpenLog> {
  const open = await openLog(c, actor, key);
  const { held, folded } = open;
  if (!mayPropose(actor, { party: held.partyId, writtenBy: writerOf(held) })) throw new NotAllowed();
  if (folded.version !== seen) throw new Refusal('changed-meanwhile');
  return open;
}

/** @throws Refusal `no-such-concrete`, also for one that the actor may not see. */
export async function openLog(c: Connection, actor: Actor, key: string): Promise<OpenLog> {
  const revision = await nextRevision(c);
  const held = await lockConcrete(c, key);
  const folded = held === null ? null : foldLog(held.entries);
  if (held === null || folded === null || !seesConcrete(actor, held, folded)) throw new Refusal('no-such-concrete');
  return { held, folded, revision };
}

/** Whether the actor sees anything of a measure: what is public of it, or all. */
export function seesConcrete(
  actor: Actor,
  held: Pick<HeldConcrete, 'partyId' | 'entries'>,
  { published }: Pick<FoldedLog, 'published'>,
): boolean {
  return may(actor, 'read', 'concrete', { published: published !== null }) || seesInFull(actor, held);
}

export function seesInFull(actor: Actor, held: Pick<HeldConcrete, 'partyId' | 'entries'>): boolean {
  return may(actor, 'read', 'concrete in full', { party: held.partyId, madeBy: writerOf(held) });
}

/** Who entered it: whose own record it is. */
export function writerOf({ entries }: Pick<HeldConcrete, 'entries'>): string | null {
  return entries[0]?.madeBy ?? null;
}

/** Adds to a log that was opened. @returns the number of its last entry. */
export function addTo(c: Connection, { held, revision }: OpenLog, entries: readonly NewEntry[]): Promise<number> {
  return addEntries(c, held, entries, { revision, now: new Date() });
}

/** The party that asked the actor to act for it, where the actor does not belong to it. */
export function onBehalf(actor: Actor, partyId: string): string | undefined {
  if (actor.kind !== 'person') return undefined;
  return actor.holds.find((held) => held.party?.id === partyId && held.onBehalfOf !== null)?.onBehalfOf?.id;
}
