import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { changesOf, recordAction } from '../../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../../kernel/db/index.js';
import { findParty } from '../../parties/index.js';
import { isState } from '../board.js';
import { AREAS, type Area } from '../instrument.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { readInstruments } from '../store/instruments.js';
import { changeLaw, findLaw, insertLaw } from '../store/laws.js';
import { checkedLaw, type Law, type LawContent } from './law.js';

/**
 * Enters a law by which a State implements an area of an instrument. Everybody sees it once somebody else has reviewed it.
 *
 * @throws Refusal: what `checkedLaw` refuses, `no-such-participant`, `no-such-instrument`, `not-in-list`; NotAllowed.
 */
export async function stateLaw(
  db: Database,
  actor: Actor,
  given: { party: string; instrument: string; area: string; content: LawContent },
): Promise<{ id: string }> {
  const party = await findParty(db, actor, { code: given.party });
  if (party === null || !isState(party)) throw new Refusal('no-such-participant', { field: 'party' });
  const { id: person } = requirePermission(actor, 'legislation.write', {
    ...{ party: party.id, madeBy: actor.kind === 'public' ? null : actor.id },
  });
  const content = checkedLaw(given.content);
  const area = areaIn(given.area);
  return db.transaction(async (c) => {
    const instrument = (await readInstruments(c)).find(({ code }) => code === given.instrument);
    if (instrument === undefined) throw new Refusal('no-such-instrument', { field: 'instrument' });
    const id = newId();
    await insertLaw(c, { id, key: id, partyId: party.id, instrumentId: instrument.id, area, content, by: person });
    await recordAction(c, {
      actor,
      party: party.id,
      verb: 'treaties.state-law',
      subject: { type: 'treaty-law', id },
      details: { instrument: instrument.code, area },
    });
    return { id };
  });
}

function areaIn(given: string): Area {
  const area = AREAS.find((one) => one === given);
  if (area === undefined) throw new Refusal('not-in-list', { field: 'area', values: { given } });
  return area;
}

/**
 * Says a law anew; it waits for a review again.
 *
 * @param version the version that the person saw.
 * @throws Refusal: what `checkedLaw` refuses, `no-such-law`, `changed-meanwhile`, `nothing-changed`; NotAllowed.
 */
export async function editLaw(
  db: Database,
  actor: Actor,
  lawId: string,
  { version, content: given }: { version: number; content: LawContent },
): Promise<void> {
  const content = checkedLaw(given);
  await db.transaction(async (c) => {
    const held = await writable(c, actor, lawId, version);
    const { id: person } = requirePermission(actor, 'legislation.write', { party: held.partyId, madeBy: held.madeBy });
    const changes = changesOf(held, content, ['title', 'citation', 'link', 'date', 'lang', 'articles', 'words']);
    if (Object.keys(changes).length === 0) throw new Refusal('nothing-changed');
    await changeLaw(c, held.id, { state: 'stated', content, writtenBy: person, reviewedBy: null });
    await recordAction(c, {
      actor,
      party: held.partyId,
      verb: 'treaties.edit-law',
      subject: { type: 'treaty-law', id: held.id },
      details: { changed: Object.keys(changes), version: held.version + 1 },
    });
  });
}

/** Takes a law back; it is shown no more. @throws Refusal `no-such-law`, `changed-meanwhile`; NotAllowed. */
export async function withdrawLaw(db: Database, actor: Actor, lawId: string, version: number): Promise<void> {
  await db.transaction(async (c) => {
    const held = await writable(c, actor, lawId, version);
    requirePermission(actor, 'legislation.write', { party: held.partyId, madeBy: held.madeBy });
    await changeLaw(c, held.id, { state: 'withdrawn' });
    await recordAction(c, {
      actor,
      party: held.partyId,
      verb: 'treaties.withdraw-law',
      subject: { type: 'treaty-law', id: held.id },
    });
  });
}

async function writable(c: Connection, actor: Actor, lawId: string, version: number): Promise<Law> {
  const held = await findLaw(c, lawId, { lock: true });
  const about = held === null ? null : { state: held.state, party: held.partyId, madeBy: held.madeBy };
  if (held === null || about === null || !may(actor, 'write', 'law', about)) throw new Refusal('no-such-law');
  if (held.version !== version) throw new Refusal('changed-meanwhile');
  return held;
}
