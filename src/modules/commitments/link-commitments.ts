import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import { type Database, newId } from '../../kernel/db/index.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import { relinkLines } from './relink-lines.js';
import { findCommitment, nextRevision } from './store/commitments.js';
import { findLink, readMembersById, setLink } from './store/line.js';
import { insertLinks } from './store/links.js';

/**
 * Joins two commitments of different documents by hand: they are one request. Which is the earlier one follows from their documents.
 * `other` is a key, or an address that ends in one.
 *
 * @throws Refusal `no-such-commitment`, `same-document`, `already-decided`; NotAllowed.
 */
export async function linkCommitments(
  db: Database,
  actor: Actor,
  key: string,
  other: string,
): Promise<{ linkId: string }> {
  const { id: person } = requirePermission(actor, 'register.write', OF_THE_HOUSE);
  return db.transaction(async (c) => {
    const revision = await nextRevision(c);
    const one = await findCommitment(c, { key });
    if (one === null || !may(actor, 'write', 'filing', one)) throw new Refusal('no-such-commitment');
    const two = await findCommitment(c, { key: keyIn(other) });
    if (two === null || !may(actor, 'write', 'filing', two))
      throw new Refusal('no-such-commitment', { field: 'other' });
    if (one.documentId === two.documentId) throw new Refusal('same-document', { field: 'other' });
    const [earlier, later] = await readMembersById(c, [one.id, two.id]);
    if (earlier === undefined || later === undefined) throw new Refusal('no-such-commitment');
    const now = new Date();
    const decided = { standing: 'confirmed', decided_by: person, decided_at: now } as const;
    const there = await findLink(c, earlier.id, later.id);
    if (there?.standing === 'confirmed') throw new Refusal('already-decided', { field: 'other' });
    const linkId = there?.id ?? newId();
    if (there !== null) await setLink(c, there.id, decided);
    else
      await insertLinks(c, [
        {
          id: linkId,
          kind: 'line',
          earlier_id: earlier.id,
          later_id: later.id,
          similarity: null,
          suggested_by: null,
          ...decided,
        },
      ]);
    await relinkLines(c, [earlier.id, later.id], { revision, now });
    await recordAction(c, {
      actor,
      verb: 'commitments.link',
      subject: { type: 'commitment', id: one.id },
      details: { link: linkId, earlier: earlier.id, later: later.id, before: there?.standing ?? null },
    });
    return { linkId };
  });
}

/** "a-res-70-179-op-1-1", also as the end of an address, with what a browser adds to it. */
function keyIn(text: string): string {
  const path = text.trim().split(/[?#]/u)[0] ?? '';
  const parts = path.split('/').filter((part) => part !== '' && part !== 'line');
  // A zero byte would be an error of the database.
  return (parts.at(-1) ?? '').replaceAll('\0', '').toLowerCase();
}
