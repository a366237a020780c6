import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import type { Commitment, Filing, Scheme, Standing } from './commitment.js';
import { lockCommitment } from './lock-commitment.js';
import { Refusal } from './refusal.js';
import { nextRevision, setCommitment } from './store/commitments.js';
import { dropFiling, findFilings, type HeldFiling, putFiling } from './store/filings.js';

export type FilingDecision = 'confirm' | 'reject' | 'undo';

export interface DecideFiling {
  scheme: Scheme;
  code: string;
  decision: FilingDecision;
  /** The version of the commitment that the person saw. */
  version: number;
}

/**
 * A person says yes or no to how a commitment is filed, or takes that back. A rejected filing is kept, so that no rule brings it
 * again; taking back what a person filed without a suggestion takes it away.
 *
 * @returns where the filing stands now; null when it is gone.
 * @throws Refusal `no-such-commitment`, `changed-meanwhile`, `no-such-filing`, `already-decided`, `nothing-to-undo`; NotAllowed.
 */
export async function decideFiling(
  db: Database,
  actor: Actor,
  key: string,
  given: DecideFiling,
): Promise<{ standing: Standing | null }> {
  requirePermission(actor, 'register.write', OF_THE_HOUSE);
  return db.transaction(async (c) => {
    const commitment = await lockCommitment(c, actor, key, { noun: 'filing', version: given.version });
    const filings = await findFilings(c, commitment.id);
    const held = filings.find(({ scheme, code }) => scheme === given.scheme && code === given.code);
    if (held === undefined) throw new Refusal('no-such-filing');
    const standing = standingAfter(held, given.decision);
    await keep(c, actor, commitment, [{ held, standing }], new Date());
    return { standing };
  });
}

export interface DecideSuggested {
  key: string;
  filings: readonly Pick<Filing, 'scheme' | 'code'>[];
}

/**
 * The same answer to many suggestions at once, a page of them. What somebody else has decided meanwhile is left as it is.
 *
 * @returns how many were decided, how many somebody else was quicker with, and the moment by which `undoDecided` finds them.
 * @throws NotAllowed.
 */
export async function decideSuggested(
  db: Database,
  actor: Actor,
  list: readonly DecideSuggested[],
  decision: 'confirm' | 'reject',
): Promise<{ decided: number; left: number; at: Date }> {
  requirePermission(actor, 'register.write', OF_THE_HOUSE);
  const at = new Date();
  return db.transaction(async (c) => {
    let [decided, asked] = [0, 0];
    // In the order of their keys, so that two who decide the same page wait for one another and do not lock each other out.
    for (const { key, filings } of [...list].sort((a, b) => (a.key < b.key ? -1 : 1))) {
      const commitment = await lockCommitment(c, actor, key, { noun: 'filing' });
      const waiting = (await findFilings(c, commitment.id)).filter(
        (held) =>
          held.standing === 'suggested' &&
          filings.some(({ scheme, code }) => scheme === held.scheme && code === held.code),
      );
      asked += filings.length;
      decided += waiting.length;
      if (waiting.length === 0) continue;
      await keep(
        c,
        actor,
        commitment,
        waiting.map((held) => ({ held, standing: standingAfter(held, decision) })),
        at,
      );
    }
    return { decided, left: asked - decided, at };
  });
}

/** Where a filing stands after a decision; null when it is gone. Pure. */
export function standingAfter(held: Pick<HeldFiling, 'standing' | 'suggestedBy'>, decision: FilingDecision) {
  if (decision === 'undo') {
    if (held.standing === 'suggested') throw new Refusal('nothing-to-undo');
    return held.suggestedBy === null ? null : 'suggested';
  }
  const standing = decision === 'confirm' ? 'confirmed' : 'rejected';
  if (held.standing === standing) throw new Refusal('already-decided');
  return standing;
}

interface Decided {
  held: HeldFiling;
  standing: Standing | null;
}

async function keep(
  c: Connection,
  actor: Actor,
  commitment: Commitment,
  decided: readonly Decided[],
  at: Date,
): Promise<void> {
  const { id: by } = requirePermission(actor, 'register.write', OF_THE_HOUSE);
  for (const { held, standing } of decided) {
    const { scheme, code } = held;
    if (standing === null) await dropFiling(c, commitment.id, held);
    else await putFiling(c, commitment.id, { scheme, code, standing }, standing === 'suggested' ? null : { by, at });
  }
  await setCommitment(c, commitment.id, {}, { revision: await nextRevision(c), now: at });
  await recordAction(c, {
    actor,
    verb: 'commitments.decide-filing',
    subject: { type: 'commitment', id: commitment.id },
    details: {
      filings: decided.map(({ held: { scheme, code, standing: before }, standing: after }) => ({
        scheme,
        code,
        before,
        after,
      })),
    },
  });
}
