import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../../kernel/db/index.js';
import { Refusal } from '../refusal.js';
import { addEntries, countOfParty, lockConcrete } from '../store/concrete.js';
import { nextRevision } from '../store/revision.js';
import { type ContentGiven, checkedContent } from './check-content.js';
import { sameContent } from './content.js';
import { canFollow } from './log.js';
import { addTo, leadingParty, onBehalf, openOwnLog, requireProposer } from './open-log.js';

/** A draft waits for its party; what is proposed goes to the secretariat. */
export type Sent = 'draft' | 'propose';

/**
 * Enters a concrete measure for a party.
 *
 * @param lead Code of the party that leads it.
 * @returns its key.
 * @throws Refusal `no-such-party`, and what is wrong with the content; NotAllowed.
 */
export async function addConcrete(
  db: Database,
  actor: Actor,
  lead: string,
  given: ContentGiven,
  sent: Sent,
): Promise<{ key: string; version: number }> {
  const party = await leadingParty(db, actor, lead);
  const { id: person } = requireProposer(actor, party.id, null);
  const content = checkedContent(given);
  return db.transaction(async (c) => {
    const revision = await nextRevision(c);
    const key = await nextKey(c, party);
    const held = { id: newId(), key, partyId: party.id, entries: [] };
    const at = { revision, now: new Date() };
    const version = await addEntries(c, held, [{ kind: sent, content, madeBy: person }], at);
    await recordAction(c, {
      actor,
      party: party.id,
      onBehalfOf: onBehalf(actor, party.id),
      verb: sent === 'draft' ? 'plan.draft-measure' : 'plan.propose-measure',
      subject: { type: 'concrete-measure', id: held.id },
      details: { key, version },
    });
    return { key, version };
  });
}

/** "by-3": the party and how many it has had, or the next that no sheet has used. The Plan is held, so nobody else takes the number. */
async function nextKey(c: Connection, party: { id: string; code: string }): Promise<string> {
  const code = party.code.toLowerCase().replace(/[^a-z0-9]+/gu, '-');
  for (let n = (await countOfParty(c, party.id)) + 1; ; n += 1) {
    const key = `${code}-${n}`;
    if ((await lockConcrete(c, key)) === null) return key;
  }
}

/**
 * Changes what a concrete measure says, as a draft or for review. What is public stays so until the change is reviewed.
 *
 * @param seen Number of the last entry that the person saw: co-authors never overwrite one another unseen.
 * @throws Refusal `no-such-concrete`, `changed-meanwhile`, `nothing-said`, and what is wrong with the content; NotAllowed.
 */
export async function editConcrete(
  db: Database,
  actor: Actor,
  key: string,
  given: ContentGiven,
  { sent, seen }: { sent: Sent; seen: number },
): Promise<{ version: number }> {
  return db.transaction(async (c) => {
    const open = await openOwnLog(c, actor, key, seen);
    const { held, folded } = open;
    const { id: person } = requireProposer(actor, held.partyId, held.entries[0]?.madeBy ?? null);
    const content = checkedContent(given);
    const same = sameContent(content, folded.latest.content);
    const waits = folded.review === 'proposed' || folded.review === 'published';
    if (same && (sent === 'draft' || waits)) throw new Refusal('nothing-said', { field: 'title' });
    if (!canFollow(folded.review, sent)) throw new Refusal('not-now');
    const version = await addTo(c, open, [{ kind: sent, content, madeBy: person }]);
    await recordAction(c, {
      actor,
      party: held.partyId,
      onBehalfOf: onBehalf(actor, held.partyId),
      verb: sent === 'draft' ? 'plan.draft-measure' : 'plan.propose-measure',
      subject: { type: 'concrete-measure', id: held.id },
      details: { key, version },
    });
    return { version };
  });
}
