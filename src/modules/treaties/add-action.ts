import { type Actor, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import { dayOf } from '../../kernel/calendar/index.js';
import { type Connection, type Database, newId } from '../../kernel/db/index.js';
import { findParty } from '../parties/index.js';
import { type ActionContent, differing } from './action.js';
import { checkedAction } from './check-action.js';
import { followTargets } from './follow-target.js';
import { isUuid } from './is-uuid.js';
import { mayTakePart } from './participants.js';
import { Refusal } from './refusal.js';
import { findAction, findCorrected, insertActions } from './store/actions.js';
import { nextRevision, readInstruments } from './store/instruments.js';

/**
 * Adds what a participant did about an instrument, by hand.
 *
 * @throws Refusal: what `checkedAction` refuses, `no-such-instrument`, `no-such-participant`; NotAllowed.
 */
export async function addAction(
  db: Database,
  actor: Actor,
  { party, instrument, content }: { party: string; instrument: string; content: ActionContent },
): Promise<{ id: string }> {
  const { id: person } = requirePermission(actor, 'treaties.write');
  const checked = checkedAction(content, dayOf(new Date()));
  await requireTarget(db, actor, checked, party);
  const participant = await findParty(db, actor, { code: party });
  if (participant === null || !mayTakePart(participant)) throw new Refusal('no-such-participant', { field: 'party' });
  return db.transaction(async (c) => {
    await nextRevision(c);
    const found = (await readInstruments(c)).find(({ code }) => code === instrument);
    if (found === undefined) throw new Refusal('no-such-instrument', { field: 'instrument' });
    const id = newId();
    const row = { id, ...checked, instrumentId: found.id, partyId: participant.id, corrects: null, importId: null };
    await insertActions(c, [row], { by: person, now: new Date() });
    await recordAction(c, {
      actor,
      party: participant.id,
      verb: 'treaties.add-action',
      subject: { type: 'treaty-action', id },
      details: { instrument, kind: checked.kind, date: checked.date },
    });
    return { id };
  });
}

/**
 * Says an action anew. What was said before is kept; the new row takes its place.
 *
 * @throws Refusal: what `checkedAction` refuses, `no-such-action`, `already-corrected`, `nothing-changed`; NotAllowed.
 */
export async function correctAction(
  db: Database,
  actor: Actor,
  actionId: string,
  content: ActionContent,
): Promise<{ id: string }> {
  const { id: person } = requirePermission(actor, 'treaties.write');
  const checked = checkedAction(content, dayOf(new Date()));
  const known = isUuid(actionId) ? await findAction(db.connection, actionId) : null;
  if (known !== null && checked.targetParty !== known.targetParty)
    await requireTarget(db, actor, checked, known.partyId);
  return db.transaction(async (c) => {
    await nextRevision(c);
    const held = await standing(c, actionId);
    const changed = differing(held, checked);
    if (changed.length === 0) throw new Refusal('nothing-changed');
    const id = newId();
    const { instrumentId, partyId } = held;
    const by = { by: person, now: new Date() };
    await insertActions(c, [{ id, ...checked, instrumentId, partyId, corrects: held.id, importId: null }], by);
    const renamed = [{ instrumentId, partyId, before: held, after: checked }];
    await insertActions(c, await followTargets(c, renamed, { importId: null, taken: new Set() }), by);
    await recordAction(c, {
      actor,
      party: partyId,
      verb: 'treaties.correct-action',
      subject: { type: 'treaty-action', id },
      details: { corrects: held.id, changed, kind: checked.kind, date: checked.date },
    });
    return { id };
  });
}

/**
 * Says that there was no such action. It stays in the history.
 *
 * @throws Refusal `no-such-action`, `already-corrected`; NotAllowed.
 */
export async function strikeAction(db: Database, actor: Actor, actionId: string): Promise<void> {
  const { id: person } = requirePermission(actor, 'treaties.write');
  await db.transaction(async (c) => {
    await nextRevision(c);
    const held = await standing(c, actionId);
    const row = { ...held, id: newId(), corrects: held.id, struck: true, importId: null };
    await insertActions(c, [row], { by: person, now: new Date() });
    await recordAction(c, {
      actor,
      party: held.partyId,
      verb: 'treaties.strike-action',
      subject: { type: 'treaty-action', id: held.id },
      details: { kind: held.kind, date: held.date },
    });
  });
}

/**
 * Whose reservation or declaration is objected to: somebody else who can take part.
 *
 * @param own id or code of the participant that objects.
 * @throws Refusal `no-such-participant`, `target-own`.
 */
async function requireTarget(db: Database, actor: Actor, { targetParty }: ActionContent, own: string): Promise<void> {
  if (targetParty === null) return;
  const target = isUuid(targetParty) ? await findParty(db, actor, { id: targetParty }) : null;
  if (target === null || !mayTakePart(target)) throw new Refusal('no-such-participant', { field: 'targetParty' });
  if (own === target.id || own.toUpperCase() === target.code.toUpperCase())
    throw new Refusal('target-own', { field: 'targetParty' });
}

/** An action that holds. */
async function standing(c: Connection, id: string) {
  const held = isUuid(id) ? await findAction(c, id) : null;
  if (held === null || held.struck) throw new Refusal('no-such-action');
  if ((await findCorrected(c, [id])).size > 0) throw new Refusal('already-corrected');
  return held;
}
