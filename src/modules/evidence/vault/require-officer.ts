import { type Actor, NotAllowed, requirePermission } from '../../../kernel/access/index.js';
import type { Connection } from '../../../kernel/db/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { findWrappedIdentity } from '../store/data-sets.js';
import { findRecipient } from '../store/keys.js';
import { openWith } from './key-pair.js';
import { type Keyring, keyring } from './keyring.js';

/**
 * A data officer of the party who has just proved presence. Who came in by the link of the program is nobody in particular, and holds no key.
 *
 * @returns the id of the person. @throws NotAllowed, StepUpNeeded
 */
export function requireOfficer(actor: Actor, partyId: string): string {
  if (actor.kind !== 'person') throw new NotAllowed();
  return requirePermission(actor, 'evidence.release', partyId).id;
}

/** What encrypts for the party. @throws HouseRefusal `no-key` */
export async function recipientOf(c: Connection, partyId: string): Promise<string> {
  const recipient = await findRecipient(c, partyId);
  if (recipient === null) throw new HouseRefusal('no-key');
  return recipient;
}

/**
 * What decrypts the rows of a data set, for whoever has unlocked the party's key.
 *
 * @throws HouseRefusal `locked`, `shredded`; NotAllowed, StepUpNeeded
 */
export async function identityOfSet(
  c: Connection,
  actor: Actor,
  set: { id: string; partyId: string },
  keys: Keyring = keyring,
): Promise<string> {
  const person = requireOfficer(actor, set.partyId);
  const wrapped = await findWrappedIdentity(c, set.id);
  if (wrapped === null) throw new HouseRefusal('shredded');
  const identity = keys.identity(person, set.partyId);
  if (identity === null) throw new HouseRefusal('locked');
  return openWith(identity, wrapped);
}
