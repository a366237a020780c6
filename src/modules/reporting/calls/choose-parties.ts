import { type Actor, readEmail } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { EVERY_PARTY, findParties, type Party } from '../../parties/index.js';
import { Refusal } from '../refusal.js';
import { findCall } from '../store/calls.js';
import { addRecipientEntries, listRecipients, type Recipient } from '../store/recipients.js';
import { listSubmissions } from '../store/submissions.js';
import { canChange } from './call.js';
import { changeCall } from './open-call.js';

/** Whom a call is to ask: parties by name, by kind and region, or those that did not answer an earlier call. */
export interface Choice {
  /** Codes of parties, as typed: "BY, FR; UNODC". */
  codes: string;
  kinds: readonly string[];
  /** M49 regions or regional groups; empty for all of the kinds. */
  regions: readonly string[];
  /** Key of a call whose recipients did not answer; empty for none. */
  unanswered: string;
}

const ALL = { sort: 'name', descending: false, offset: 0, limit: 100_000 } as const;

/** The parties that a choice means, each once. @throws Refusal `no-such-party` with the code, `no-such-call`. */
export async function partiesMeant(db: Database, actor: Actor, choice: Choice, lang: Lang): Promise<Party[]> {
  const { rows } = await findParties(db, actor, EVERY_PARTY, ALL, lang);
  const active = rows.filter(({ state }) => state === 'active');
  const byCode = new Map(active.map((party) => [party.code, party]));
  const typed = choice.codes.split(/[\s,;،、；，]+/u).filter((code) => code !== '');
  const named = typed.map((code) => {
    const party = byCode.get(code.toUpperCase());
    if (party === undefined) throw new Refusal('no-such-party', { field: 'codes', values: { code } });
    return party;
  });
  const byKind = active.filter(
    (party) => choice.kinds.includes(party.kind) && (choice.regions.length === 0 || isIn(party, choice.regions)),
  );
  const silent = new Set(await silentParties(db, choice.unanswered));
  const again = active.filter(({ id }) => silent.has(id));
  return [...new Map([...named, ...byKind, ...again].map((party) => [party.id, party])).values()];
}

function isIn({ region, subregion, memberships }: Party, regions: readonly string[]): boolean {
  const groups: readonly string[] = memberships.filter(({ until }) => until === null).map(({ body }) => body);
  return regions.some((one) => one === region || one === subregion || groups.includes(one));
}

/** Whom an earlier call asked and who never sent an answer. */
async function silentParties(db: Database, key: string): Promise<string[]> {
  if (key === '') return [];
  const call = await findCall(db.connection, { key });
  if (call === null) throw new Refusal('no-such-call', { field: 'unanswered' });
  const [recipients, submissions] = await Promise.all([
    listRecipients(db.connection, { callId: call.id }),
    listSubmissions(db.connection, { callId: call.id }),
  ]);
  const answered = new Set(submissions.filter(({ version }) => version > 0).map(({ partyId }) => partyId));
  return recipients
    .filter(({ state, partyId }) => state !== 'removed' && !answered.has(partyId))
    .map(({ partyId }) => partyId);
}

/** Adds parties to those that a call asks. @returns how many are new. @throws Refusal `nothing-changed`, ...; NotAllowed. */
export async function chooseParties(
  db: Database,
  actor: Actor,
  key: string,
  choice: Choice,
  lang: Lang,
): Promise<number> {
  const parties = await partiesMeant(db, actor, choice, lang);
  let added = 0;
  await changeCall(db, actor, { key, seen: null }, async ({ c, call, by }) => {
    if (!canChange(call.state)) throw new Refusal('wrong-state');
    const held = new Map((await listRecipients(c, { callId: call.id })).map((one) => [one.partyId, one]));
    const wanted = parties.filter(({ id }) => (held.get(id)?.state ?? 'removed') === 'removed');
    if (wanted.length === 0) throw new Refusal('nothing-changed', { field: 'codes' });
    for (const { id } of wanted) {
      const before = held.get(id) ?? null;
      const { address, lang: language } = before ?? { address: null, lang: null };
      const place = { callId: call.id, partyId: id, held: before };
      await addRecipientEntries(c, place, [{ did: 'chosen', address, lang: language }], by);
    }
    added = wanted.length;
    return { verb: 'choose-parties', entries: [], details: { parties: wanted.map(({ id }) => id) } };
  });
  return added;
}

/** Where and in which language letters to a party go; empty for those who act for it. */
export interface LetterPlace {
  address: string;
  lang: Lang | null;
}

/** @throws Refusal `not-an-email`, `not-asked`; NotAllowed. */
export async function setAddress(
  db: Database,
  actor: Actor,
  { key, partyId }: { key: string; partyId: string },
  { address, lang }: LetterPlace,
): Promise<void> {
  const email = address.trim() === '' ? null : readEmail(address);
  if (address.trim() !== '' && email === null) throw new Refusal('not-an-email', { field: 'address' });
  await changeRecipient(db, actor, { key, partyId }, 'set-address', (held) =>
    held.state === 'chosen' ? { did: 'chosen', address: email, lang } : { did: 'address-mended', address: email, lang },
  );
}

/** Not asked any more; what it answered stays. @throws Refusal `wrong-state` once it was written to; NotAllowed. */
export async function removeParty(db: Database, actor: Actor, place: { key: string; partyId: string }): Promise<void> {
  await changeRecipient(db, actor, place, 'remove-party', (held) => {
    if (held.state !== 'chosen') throw new Refusal('wrong-state');
    return { did: 'removed' };
  });
}

/** A letter came back. @throws Refusal `reason-missing`; NotAllowed. */
export async function noteBounce(
  db: Database,
  actor: Actor,
  place: { key: string; partyId: string },
  reason: string,
): Promise<void> {
  if (reason.trim() === '') throw new Refusal('reason-missing', { field: 'reason' });
  await changeRecipient(db, actor, place, 'note-bounce', (held) => {
    if (held.state === 'chosen') throw new Refusal('wrong-state');
    return { did: 'bounced', reason: reason.trim().slice(0, 500) };
  });
}

type One = Parameters<typeof addRecipientEntries>[2][number];

async function changeRecipient(
  db: Database,
  actor: Actor,
  { key, partyId }: { key: string; partyId: string },
  verb: string,
  entryOf: (held: Recipient) => One,
): Promise<void> {
  await changeCall(db, actor, { key, seen: null }, async ({ c, call, by }) => {
    const held = (await listRecipients(c, { callId: call.id })).find((one) => one.partyId === partyId);
    if (held === undefined || held.state === 'removed') throw new Refusal('not-asked');
    await addRecipientEntries(c, { callId: call.id, partyId, held }, [entryOf(held)], by);
    return { verb, entries: [], details: { party: partyId } };
  });
}
