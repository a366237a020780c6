import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { changeLaw, findLaw } from '../store/laws.js';

const LONGEST_REMARK = 2000;

/**
 * Accepts a law, so that everybody sees it, or gives it back with a remark. Nobody reviews what they wrote.
 *
 * @throws Refusal `no-such-law`, `changed-meanwhile`, `own-review`, `remark-missing`, `too-long`; NotAllowed.
 */
export async function reviewLaw(
  db: Database,
  actor: Actor,
  lawId: string,
  { version, accept, remark }: { version: number; accept: boolean; remark: string },
): Promise<void> {
  const said = remark.replaceAll('\0', '').trim();
  if (!accept && said === '') throw new Refusal('remark-missing', { field: 'remark' });
  if (said.length > LONGEST_REMARK)
    throw new Refusal('too-long', { field: 'remark', values: { most: LONGEST_REMARK } });
  await db.transaction(async (c) => {
    const held = await findLaw(c, lawId, { lock: true });
    const about = held === null ? null : { state: held.state, party: held.partyId, madeBy: held.madeBy };
    if (held === null || about === null || !may(actor, 'write', 'law review', about)) throw new Refusal('no-such-law');
    const { id: person } = requirePermission(actor, 'register.review', about);
    if (held.version !== version) throw new Refusal('changed-meanwhile');
    if (held.writtenBy === person) throw new Refusal('own-review');
    await changeLaw(c, held.id, {
      ...{ state: accept ? 'reviewed' : 'returned', remark: accept ? null : said, reviewedBy: person },
    });
    await recordAction(c, {
      actor,
      party: held.partyId,
      verb: accept ? 'treaties.accept-law' : 'treaties.return-law',
      subject: { type: 'treaty-law', id: held.id },
      details: { version: held.version + 1 },
    });
  });
}
