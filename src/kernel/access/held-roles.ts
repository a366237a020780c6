import { sql } from 'kysely';
import { recordAction } from '../audit/index.js';
import { type Connection, type Database, jsonb, newId } from '../db/index.js';
import { type Actor, type HeldRole, OF_THE_HOUSE, type PartyRef, requirePermission } from './actor.js';
import { Refused } from './refused.js';
import { fitsKind, ROLE_PERMISSIONS, ROLES, type Role } from './roles.js';
import { accessTables, partyColumns, partyOf, type RoleHeldRow } from './store.js';

/** A role as it is given: what is held, by whom, and from when until when (days of UTC; open where null). */
export interface RoleGiven {
  personId: string;
  role: Role;
  party: PartyRef | null;
  readOnly?: boolean;
  ownOnly?: boolean;
  onBehalfOf?: PartyRef | null;
  from?: string;
  to?: string | null;
}

/** A role with its whole story, for those who give roles. */
export interface RoleOfPerson extends HeldRole {
  id: string;
  personId: string;
  from: string;
  to: string | null;
  endedAt: Date | null;
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** Whether all that the role permits is for one party, so that without one it would permit nothing. */
export function needsParty(role: Role): boolean {
  return ROLE_PERMISSIONS[role].all === undefined && ROLE_PERMISSIONS[role].own !== undefined;
}

/** @throws Refused where a role is held for no party and must be, or for one of a kind that it is not for. */
export function refuseUnfit(role: Role, party: PartyRef | null): void {
  if (party === null && needsParty(role)) throw new Refused('party', 'role-needs-party');
  if (party !== null && !fitsKind(role, party.kind)) throw new Refused('party', 'role-not-for-kind');
}

/**
 * Days as they were typed, `to` empty where there is no end. @throws Refused
 * @returns what a role is given with: from today where nothing was typed.
 */
export function readDays(typed: { from: string; to: string }, now: Date): { from: string; to: string | null } {
  const today = dayOf(now);
  const [from, to] = [typed.from.trim() || today, typed.to.trim()];
  if (!isDay(from)) throw new Refused('from', 'malformed');
  if (to !== '' && !isDay(to)) throw new Refused('to', 'malformed');
  if (from < today) throw new Refused('from', 'past');
  if (to !== '' && to < from) throw new Refused('to', 'reversed');
  return { from, to: to === '' ? null : to };
}

function isDay(text: string): boolean {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(moment.getTime()) && dayOf(moment) === text;
}

/** Gives a role. @throws NotAllowed, StepUpNeeded, Refused */
export async function giveRole(db: Database, actor: Actor, given: RoleGiven, now = new Date()): Promise<string> {
  const { id: by } = requirePermission(actor, 'roles.give', OF_THE_HOUSE);
  return db.transaction(async (c) => {
    const id = await holdRole(c, given, by, now);
    await recordAction(c, {
      actor: { kind: actor.kind, id: by },
      verb: 'access.give-role',
      subject: { type: 'person', id: given.personId },
      details: { role: given.role, party: given.party?.id ?? null, held: id },
    });
    return id;
  });
}

/** Writes the role down; whoever calls has checked who may give it and records the action. @throws Refused */
export async function holdRole(c: Connection, given: RoleGiven, by: string, now: Date): Promise<string> {
  const { personId, role, party, readOnly = false, ownOnly = false, onBehalfOf = null, from, to = null } = given;
  refuseUnfit(role, party);
  const id = newId();
  await accessTables(c)
    .insertInto('role_held')
    .values({
      id,
      person_id: personId,
      ...partyColumns(party),
      role,
      read_only: readOnly,
      own_only: ownOnly,
      on_behalf_of: onBehalfOf === null ? null : jsonb({ ...onBehalfOf }),
      valid_from: from ?? dayOf(now),
      valid_to: to,
      given_by: by,
      given_at: now,
      ended_by: null,
      ended_at: null,
    })
    .execute();
  return id;
}

/**
 * Ends a role at once: the next request of its holder is without it. The role stays in the records.
 * @throws NotAllowed, StepUpNeeded; Refused when it is the last administrator's, or there is no such role.
 */
export async function endRole(db: Database, actor: Actor, heldId: string, now = new Date()): Promise<void> {
  const { id: by } = requirePermission(actor, 'roles.give', OF_THE_HOUSE);
  await db.transaction(async (c) => {
    const ended = await endRoles(c, [heldId], by, now);
    const [row] = ended;
    if (row === undefined) throw new Refused('role', 'unknown');
    await recordAction(c, {
      actor: { kind: actor.kind, id: by },
      verb: 'access.end-role',
      subject: { type: 'person', id: row.person_id },
      details: { role: row.role, party: row.party_id, held: row.id },
    });
  });
}

/**
 * A person leaves a party: all roles for it end at once, what the person wrote for the party stays. The person does it, or whoever gives
 * roles. @throws NotAllowed, StepUpNeeded
 */
export async function leaveParty(
  db: Database,
  actor: Actor,
  { personId, partyId }: { personId: string; partyId: string },
  now = new Date(),
): Promise<void> {
  const own = actor.kind === 'person' && actor.id === personId;
  const by = own ? actor.id : requirePermission(actor, 'roles.give', OF_THE_HOUSE).id;
  await db.transaction(async (c) => {
    const held = await accessTables(c)
      .selectFrom('role_held')
      .select('id')
      .where('person_id', '=', personId)
      .where('party_id', '=', partyId)
      .where('ended_at', 'is', null)
      .execute();
    const ended = await endRoles(
      c,
      held.map(({ id }) => id),
      by,
      now,
    );
    if (ended.length === 0) return;
    await recordAction(c, {
      actor: { kind: actor.kind, id: by },
      verb: 'access.leave-party',
      subject: { type: 'person', id: personId },
      details: { party: partyId, held: ended.map(({ id }) => id) },
    });
  });
}

/** Ends roles, and says which they were. @throws Refused when nobody would be left to give roles. */
export async function endRoles(c: Connection, ids: readonly string[], by: string, now: Date): Promise<RoleHeldRow[]> {
  if (ids.length === 0) return [];
  await refuseLastAdministrator(c, ({ id }) => ids.includes(id), now);
  return accessTables(c)
    .updateTable('role_held')
    .set({ ended_at: now, ended_by: by })
    .where('id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .returningAll()
    .execute();
}

/**
 * Guard of whatever ends roles: somebody must be left who is administrator today and without an end.
 * @param ends whether a role is among those that are to end.
 * @throws Refused
 */
async function refuseLastAdministrator(
  c: Connection,
  ends: (held: { id: string; person_id: string }) => boolean,
  now: Date,
): Promise<void> {
  // All administrators are locked first, so that two who end one another meet here.
  const standing = await accessTables(c)
    .selectFrom('role_held')
    .select(['id', 'person_id', 'valid_to'])
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .where('valid_from', '<=', dayOf(now))
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', dayOf(now))]))
    .orderBy('id')
    .forUpdate()
    .execute();
  if (standing.some(ends) && !standing.some((held) => !ends(held) && held.valid_to === null))
    throw new Refused('role', 'last-administrator');
}

/** Roles of the people given, or of everybody; those that have ended too where asked for. */
export async function findRoles(
  c: Connection,
  { personIds, ended = false }: { personIds?: readonly string[]; ended?: boolean } = {},
): Promise<RoleOfPerson[]> {
  let query = accessTables(c).selectFrom('role_held').selectAll().orderBy('given_at');
  if (personIds !== undefined) {
    if (personIds.length === 0) return [];
    query = query.where('person_id', 'in', [...personIds]);
  }
  if (!ended) query = query.where('ended_at', 'is', null);
  return (await query.execute()).map(roleOf);
}

/** Whether anybody holds the role of administrator today. */
export async function countAdministrators(c: Connection, now = new Date()): Promise<number> {
  const { n } = await accessTables(c)
    .selectFrom('role_held')
    .innerJoin('person', 'person.id', 'role_held.person_id')
    .select(sql<number>`count(distinct person.id)::int`.as('n'))
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .where('person.closed', 'is', null)
    .where('valid_from', '<=', dayOf(now))
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', dayOf(now))]))
    .executeTakeFirstOrThrow();
  return n;
}

function roleOf(row: RoleHeldRow): RoleOfPerson {
  if (!isRole(row.role)) throw new Error(`The role ${row.role} of ${row.id} does not exist`);
  return {
    id: row.id,
    personId: row.person_id,
    role: row.role,
    party: partyOf(row),
    readOnly: row.read_only,
    ownOnly: row.own_only,
    onBehalfOf: row.on_behalf_of,
    from: row.valid_from,
    to: row.valid_to,
    endedAt: row.ended_at,
  };
}

export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
