import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Database, isDuplicate } from '../../../kernel/db/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { findCopy, findRecipient, insertKey, putCopy, removeCopy } from '../store/keys.js';
import { makeKeyPair } from './key-pair.js';
import { type Keyring, keyring } from './keyring.js';
import { SHORTEST_PASSPHRASE, unwrapWithPassphrase, wrapWithPassphrase } from './passphrase.js';
import { requireOfficer } from './require-officer.js';

/** A passphrase typed twice. */
export interface NewPassphrase {
  passphrase: string;
  again: string;
}

interface Options {
  keys?: Keyring;
  /** Lower in tests only. */
  workFactor?: number;
}

function checked({ passphrase, again }: NewPassphrase): string {
  if ([...passphrase].length < SHORTEST_PASSPHRASE)
    throw new HouseRefusal('passphrase-short', { field: 'passphrase', values: { least: SHORTEST_PASSPHRASE } });
  if (passphrase !== again) throw new HouseRefusal('passphrases-differ', { field: 'again' });
  return passphrase;
}

const subjectOf = (partyId: string) => ({ type: 'evidence-key', id: partyId });

/**
 * Makes the key of a party, unlocked for its maker. Nobody can read rows without a copy of it and its passphrase: lost is lost.
 *
 * @throws HouseRefusal `key-there`, `passphrase-short`, `passphrases-differ`; NotAllowed, StepUpNeeded
 */
export async function makeKey(
  db: Database,
  actor: Actor,
  partyId: string,
  given: NewPassphrase,
  { keys = keyring, workFactor }: Options = {},
): Promise<void> {
  const person = requireOfficer(actor, partyId);
  const passphrase = checked(given);
  if ((await findRecipient(db.connection, partyId)) !== null) throw new HouseRefusal('key-there');
  const { identity, recipient } = await makeKeyPair();
  const wrapped = await wrapWithPassphrase(identity, passphrase, workFactor);
  const madeAt = new Date();
  try {
    await db.transaction(async (c) => {
      await insertKey(c, { partyId, recipient, madeBy: person, madeAt });
      await putCopy(c, { partyId, personId: person, wrapped, madeBy: person, madeAt });
      await recordAction(c, { actor, party: partyId, verb: 'evidence.make-key', subject: subjectOf(partyId) });
    });
  } catch (error) {
    if (isDuplicate(error)) throw new HouseRefusal('key-there');
    throw error;
  }
  keys.unlock(person, partyId, identity);
}

/**
 * Unlocks the party's key for this person, for ten minutes. Tries that fail are logged too.
 *
 * @throws HouseRefusal `no-key`, `no-copy`, `passphrase-wrong`; NotAllowed, StepUpNeeded
 */
export async function unlockKey(
  db: Database,
  actor: Actor,
  partyId: string,
  passphrase: string,
  { keys = keyring }: Options = {},
): Promise<void> {
  const person = requireOfficer(actor, partyId);
  const wrapped = await copyOf(db, partyId, person);
  const identity = await unwrapWithPassphrase(wrapped, passphrase);
  const verb = identity === null ? 'evidence.fail-unlock' : 'evidence.unlock';
  await db.transaction((c) => recordAction(c, { actor, party: partyId, verb, subject: subjectOf(partyId) }));
  if (identity === null) throw new HouseRefusal('passphrase-wrong', { field: 'passphrase' });
  keys.unlock(person, partyId, identity);
}

async function copyOf(db: Database, partyId: string, person: string): Promise<Uint8Array> {
  if ((await findRecipient(db.connection, partyId)) === null) throw new HouseRefusal('no-key');
  const wrapped = await findCopy(db.connection, partyId, person);
  if (wrapped === null) throw new HouseRefusal('no-copy');
  return wrapped;
}

/**
 * Puts another passphrase on one's own copy.
 *
 * @throws HouseRefusal `passphrase-wrong`, `passphrase-same`, and what makeKey throws for the new one
 */
export async function changePassphrase(
  db: Database,
  actor: Actor,
  partyId: string,
  { former, ...given }: NewPassphrase & { former: string },
  { workFactor }: Options = {},
): Promise<void> {
  const person = requireOfficer(actor, partyId);
  const passphrase = checked(given);
  const identity = await unwrapWithPassphrase(await copyOf(db, partyId, person), former);
  if (identity === null) throw new HouseRefusal('passphrase-wrong', { field: 'former' });
  if (passphrase === former) throw new HouseRefusal('passphrase-same', { field: 'passphrase' });
  const wrapped = await wrapWithPassphrase(identity, passphrase, workFactor);
  await db.transaction(async (c) => {
    await putCopy(c, { partyId, personId: person, wrapped, madeBy: person, madeAt: new Date() });
    await recordAction(c, { actor, party: partyId, verb: 'evidence.change-passphrase', subject: subjectOf(partyId) });
  });
}

/**
 * Gives a colleague a copy of the unlocked key, under a passphrase that the two agree upon by another way than this program, and that the
 * colleague changes.
 *
 * @param colleague id of a person who holds data for the party, as the caller has made sure of.
 * @throws HouseRefusal `locked`, and what makeKey throws for the passphrase; NotAllowed, StepUpNeeded
 */
export async function giveCopy(
  db: Database,
  actor: Actor,
  partyId: string,
  { colleague, ...given }: NewPassphrase & { colleague: string },
  { keys = keyring, workFactor }: Options = {},
): Promise<void> {
  const person = requireOfficer(actor, partyId);
  const passphrase = checked(given);
  const identity = keys.identity(person, partyId);
  if (identity === null) throw new HouseRefusal('locked');
  const wrapped = await wrapWithPassphrase(identity, passphrase, workFactor);
  await db.transaction(async (c) => {
    await putCopy(c, { partyId, personId: colleague, wrapped, madeBy: person, madeAt: new Date() });
    const details = { person: colleague };
    await recordAction(c, { actor, party: partyId, verb: 'evidence.give-key', subject: subjectOf(partyId), details });
  });
}

/** Takes a copy away: of oneself, or of somebody who left. @throws HouseRefusal `no-copy`; NotAllowed, StepUpNeeded */
export async function takeCopy(
  db: Database,
  actor: Actor,
  partyId: string,
  personId: string,
  { keys = keyring }: Options = {},
): Promise<void> {
  requireOfficer(actor, partyId);
  await db.transaction(async (c) => {
    if ((await findCopy(c, partyId, personId)) === null) throw new HouseRefusal('no-copy');
    await removeCopy(c, partyId, personId);
    const details = { person: personId };
    await recordAction(c, { actor, party: partyId, verb: 'evidence.take-key', subject: subjectOf(partyId), details });
  });
  keys.lock(personId);
}
