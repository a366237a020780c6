import {
  type Accounts,
  type Actor,
  NotAllowed,
  Refused,
  requirePresence,
  type Session,
  StepUpNeeded,
} from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import type { ConcordanceModule } from '../../kernel/module/index.js';
import { may } from './policy.js';

/** Why somebody else erases a person. A code, for the log keeps it for good. */
export const ERASURE_REASONS = ['asked', 'asked-by-party', 'ordered', 'mistaken', 'died'] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** The written request: why, and under which number it is kept. Never a name, for it stays in the log. */
export interface ErasureRequest {
  reason: ErasureReason;
  reference: string;
}

const LONGEST_REFERENCE = 60;

/**
 * Erases a person on a written request: every module takes away what links the id to the person (names, addresses, ways to sign in). The
 * id stays in the action log and as maker of records, as a pseudonym of which nobody can say any more whose it was; so the chain stays
 * whole. All or nothing, and safe to do again.
 *
 * @param personId a UUID.
 * @returns how many rows were emptied or taken away, by what they were about.
 * @throws NotAllowed, StepUpNeeded; Refused without a reference, and for the last administrator.
 */
export async function erasePerson(
  db: Database,
  actor: Actor,
  personId: string,
  modules: readonly ConcordanceModule[],
  { reason, reference }: ErasureRequest,
): Promise<Record<string, number>> {
  if (actor.kind === 'public' || !may(actor, 'erase', 'identity', {})) throw new NotAllowed();
  if (actor.kind === 'person' && !actor.steppedUp) throw new StepUpNeeded();
  const kept = reference.trim();
  if (kept === '') throw new Refused('reference', 'missing');
  // An address of mail would stay for good.
  if (kept.length > LONGEST_REFERENCE || kept.includes('@')) throw new Refused('reference', 'malformed');
  const by = { kind: actor.kind, id: actor.id };
  // What goes is the person's, and nobody but the person sees all of it.
  return db.forHouse('erasure').transaction(async (c) => {
    const erased = await eraseFrom(c, personId, modules);
    const details = { erased, reason, reference: kept };
    await recordAction(c, {
      actor: by,
      verb: 'audit.erase-person',
      subject: { type: 'person', id: personId },
      details,
    });
    return erased;
  });
}

/**
 * Erases whoever asks, as `erasePerson` does. @throws NotAllowed for those without an account; StepUpNeeded; Refused for the last
 * administrator.
 */
export async function eraseOneself(
  { db }: Pick<Accounts, 'db'>,
  session: Session | null,
  modules: readonly ConcordanceModule[],
): Promise<void> {
  const { id } = await requirePresence(db.connection, session);
  await db.forHouse('erasure').transaction(async (c) => {
    const erased = await eraseFrom(c, id, modules);
    await recordAction(c, {
      actor: { kind: 'person', id },
      verb: 'audit.erase-oneself',
      subject: { type: 'person', id },
      details: { erased },
    });
  });
}

async function eraseFrom(
  c: Connection,
  personId: string,
  modules: readonly ConcordanceModule[],
): Promise<Record<string, number>> {
  const erasers = (await Promise.all(modules.map(async ({ erases }) => (await erases?.()) ?? []))).flat();
  const erased: Record<string, number> = {};
  for (const { about, erase } of erasers) erased[about] = (erased[about] ?? 0) + (await erase(c, personId));
  return erased;
}
