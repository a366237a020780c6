import { type Actor, findActors, permits } from '../../../kernel/access/index.js';
import type { House } from '../../../kernel/module/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { giveCopy, type NewPassphrase } from './make-key.js';

/** Somebody else who may hold a copy of the key. */
export interface Colleague {
  id: string;
  name: string;
}

/** Who decides on releases of a party today, by name. */
export async function colleaguesOf({ db }: Pick<House, 'db'>, partyId: string): Promise<Colleague[]> {
  const people = await findActors(db.connection, { parties: [partyId] }, new Date());
  return people
    .filter(({ actor }) => permits(actor, 'evidence.release', partyId))
    .map(({ actor: { id, name } }) => ({ id, name }));
}

/**
 * Gives one of them a copy of the unlocked key.
 *
 * @throws HouseRefusal `not-in-list` for somebody who holds no data for the party, and what giveCopy throws
 */
export async function giveCopyTo(
  house: Pick<House, 'db'>,
  actor: Actor,
  partyId: string,
  given: NewPassphrase & { colleague: string },
): Promise<void> {
  const known = (await colleaguesOf(house, partyId)).some(({ id }) => id === given.colleague);
  if (!known) throw new HouseRefusal('not-in-list', { field: 'colleague' });
  await giveCopy(house.db, actor, partyId, given);
}
