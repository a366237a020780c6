import { recordAction } from '../../audit/index.js';
import { type Connection, type Database, newId } from '../../db/index.js';
import { type Actor, NotAllowed, requirePermission } from '../actor.js';
import { dayOf, findRoles, type RoleOfPerson, readDays } from '../held-roles.js';
import { findPerson, type Person, readEmail } from '../person.js';
import { Refused } from '../refused.js';
import type { Permission } from '../roles.js';
import { accessTables } from '../store.js';
import { type Delegation, LONGEST_LOAN_DAYS, lendable } from './delegation.js';
import { findDelegations } from './find-delegations.js';

export interface DelegationGiven {
  /** The role of which a part is lent. */
  heldId: string;
  /** Of the person to whom; who must have an account. */
  email: string;
  permissions: readonly Permission[];
  from: string;
  to: string;
}

/** Roles of which the actor can lend something today: their own, for a party. Nobody lends while they act for another. */
export async function findLendableRoles(c: Connection, actor: Actor, now: Date): Promise<RoleOfPerson[]> {
  if (actor.kind !== 'person' || actor.actingFor !== undefined) return [];
  const today = dayOf(now);
  const roles = await findRoles(c, { personIds: [actor.id] });
  return roles.filter(
    (held) =>
      held.party !== null &&
      held.from <= today &&
      (held.to === null || held.to >= today) &&
      lendable(held).length > 0 &&
      // A session that came in by an issuer holds less than the person.
      actor.holds.some(({ role, party }) => role === held.role && party?.id === held.party?.id),
  );
}

/**
 * Lends a part of a role. What asks for presence when it is done asks for it when it is lent. `tell` sends word to the taker.
 * @throws NotAllowed, StepUpNeeded, Refused
 */
export async function giveDelegation(
  db: Database,
  actor: Actor,
  given: DelegationGiven,
  tell: (c: Connection, delegation: Delegation, taker: Person) => Promise<void>,
  now = new Date(),
): Promise<Delegation> {
  if (actor.kind !== 'person' || actor.actingFor !== undefined) throw new NotAllowed();
  const held = (await findLendableRoles(db.connection, actor, now)).find(({ id }) => id === given.heldId);
  if (held === undefined || held.party === null) throw new Refused('held', 'unknown');
  const party = held.party.id;
  const permissions = lendable(held).filter((permission) => given.permissions.includes(permission));
  if (permissions.length === 0) throw new Refused('permissions', 'missing');
  if (permissions.length < new Set(given.permissions).size) throw new Refused('permissions', 'not-lent');
  const { from, to } = readLoan(given, held, now);
  const taker = await findTaker(db.connection, actor.id, given.email);
  for (const permission of permissions) requirePermission(actor, permission, { party, madeBy: actor.id });
  return db.transaction(async (c) => {
    const id = newId();
    await accessTables(c)
      .insertInto('delegation')
      .values({
        id,
        giver_id: actor.id,
        taker_id: taker.id,
        held_id: held.id,
        permissions: [...permissions],
        valid_from: from,
        valid_to: to,
        given_at: now,
        ended_at: null,
        ended_by: null,
        // Whoever takes it is told of it now: that it begins is not told again.
        begun_at: from <= dayOf(now) ? now : null,
        over_at: null,
      })
      .execute();
    const [delegation] = await findDelegations(c, { id }, now);
    if (delegation === undefined) throw new Error(`The delegation ${id} was written and is not there`);
    await tell(c, delegation, taker);
    await recordAction(c, {
      actor,
      party,
      verb: 'access.give-delegation',
      subject: { type: 'delegation', id },
      details: { to: taker.id, role: held.role, permissions: [...permissions], from, until: to },
    });
    return delegation;
  });
}

async function findTaker(c: Connection, giverId: string, typed: string): Promise<Person> {
  const email = readEmail(typed);
  if (email === null) throw new Refused('email', typed.trim() === '' ? 'missing' : 'malformed');
  const taker = await findPerson(c, { email });
  if (taker === null) throw new Refused('email', 'unknown');
  if (taker.id === giverId) throw new Refused('email', 'self');
  return taker;
}

function readLoan(typed: { from: string; to: string }, held: RoleOfPerson, now: Date): { from: string; to: string } {
  const { from, to } = readDays(typed, now);
  if (to === null) throw new Refused('to', 'missing');
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days > LONGEST_LOAN_DAYS || (held.to !== null && to > held.to)) throw new Refused('to', 'too-late');
  return { from, to };
}
