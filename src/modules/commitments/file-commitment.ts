import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Database } from '../../kernel/db/index.js';
import { SCHEMES, type Scheme } from './commitment.js';
import { lockCommitment } from './lock-commitment.js';
import { Refusal } from './refusal.js';
import { nextRevision, setCommitment } from './store/commitments.js';
import { findFilings, putFiling } from './store/filings.js';

/**
 * Files a commitment under a theme, a pillar or a target that no rule suggested. What was rejected before is confirmed by it.
 *
 * @throws Refusal `no-such-commitment`, `changed-meanwhile`, `not-in-list`, `already-decided`; NotAllowed.
 */
export async function fileCommitment(
  db: Database,
  actor: Actor,
  key: string,
  { scheme, code, version }: { scheme: Scheme; code: string; version: number },
): Promise<void> {
  const { id: by } = requirePermission(actor, 'register.write', OF_THE_HOUSE);
  const codes: readonly string[] = SCHEMES[scheme];
  if (!codes.includes(code)) throw new Refusal('not-in-list', { field: 'filing', values: { given: code } });
  await db.transaction(async (c) => {
    const commitment = await lockCommitment(c, actor, key, { noun: 'filing', version });
    const held = (await findFilings(c, commitment.id)).find((one) => one.scheme === scheme && one.code === code);
    if (held?.standing === 'confirmed') throw new Refusal('already-decided', { field: 'filing' });
    const at = new Date();
    await putFiling(c, commitment.id, { scheme, code, standing: 'confirmed' }, { by, at });
    await setCommitment(c, commitment.id, {}, { revision: await nextRevision(c), now: at });
    await recordAction(c, {
      actor,
      verb: 'commitments.file-commitment',
      subject: { type: 'commitment', id: commitment.id },
      details: { scheme, code, before: held?.standing ?? null },
    });
  });
}
