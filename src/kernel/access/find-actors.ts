import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../db/index.js';
import { isLang } from '../i18n/index.js';
import type { Actor } from './actor.js';
import { dayOf, isRole } from './held-roles.js';
import { holdsOn } from './holds-on.js';
import { type Permission, ROLE_PERMISSIONS, ROLES } from './roles.js';

/** Somebody with an account, as what the house does for them is asked: without a proof of presence. */
export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** Whether this is a person whose account is kept here: only of such can there be rows. */
export function hasAccount(actor: Actor): actor is PersonActor {
  return actor.kind === 'person' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(actor.id);
}

/** A person as an actor, and where mail reaches them. */
export interface Reachable {
  actor: PersonActor;
  email: string;
}

/** Whom: these people, whoever holds any role for one of these parties, or whoever holds a role of the house that permits something everywhere. */
export type WhichPeople = { ids: readonly string[] } | { parties: readonly string[] } | { everywhere: Permission };

/**
 * People with the roles they hold today, for what is done for them while they are not there: telling, reminding, sending. What each may
 * see is then asked of the policies, as when they ask themselves. Whoever holds no role today is left out, but for those named by id.
 *
 * @param most so many are read, by name; all of them where nothing is said.
 */
export async function findActors(
  c: Connection,
  which: WhichPeople,
  now: Date,
  most: number | null = null,
): Promise<Reachable[]> {
  const today = dayOf(now);
  const condition = conditionOf(which);
  if (condition === null) return [];
  const { rows } = await sql<{ id: string; name: string; lang: string; email: string; holds: PersonActor['holds'] }>`
    select p.id, p.name, p.lang, p.email, ${holdsOn(today)} as holds
    from person p where p.closed is null and ${condition} order by p.name, p.id limit ${most}`.execute(c.queries);
  return rows
    .map(({ id, name, lang, email, holds }) => ({
      email,
      actor: {
        kind: 'person' as const,
        id,
        name,
        lang: isLang(lang) ? lang : 'en',
        holds: holds.filter(({ role }) => isRole(role)),
        steppedUp: false,
      },
    }))
    .filter(({ actor }) => 'ids' in which || actor.holds.some((held) => isMeant(held, which)));
}

function conditionOf(which: WhichPeople): RawBuilder<boolean> | null {
  if ('ids' in which) return which.ids.length === 0 ? null : sql<boolean>`p.id in (${sql.join([...which.ids])})`;
  // Roughly, by the index of roles; exactly by what is held today.
  if ('parties' in which) {
    const wanted = sql`any(${sql.val([...which.parties])}::uuid[])`;
    return sql<boolean>`p.id in (select person_id from role_held where party_id = ${wanted} and ended_at is null)`;
  }
  const roles = ROLES.filter((role) => ROLE_PERMISSIONS[role].all?.includes(which.everywhere));
  if (roles.length === 0) return null;
  return sql<boolean>`p.id in (select person_id from role_held where role in (${sql.join(roles)}) and ended_at is null)`;
}

function isMeant(
  { role, party }: PersonActor['holds'][number],
  which: Exclude<WhichPeople, { ids: unknown }>,
): boolean {
  return 'parties' in which
    ? party !== null && which.parties.includes(party.id)
    : ROLE_PERMISSIONS[role].all?.includes(which.everywhere) === true;
}
