import type { Connection } from '../db/index.js';
import { isLang } from '../i18n/index.js';
import { type Actor, OF_THE_HOUSE, permits } from './actor.js';
import { findRoles, type RoleOfPerson } from './held-roles.js';
import type { Person } from './person.js';
import { accessTables } from './store.js';

/** A person with the roles that have not been ended. */
export interface PersonWithRoles extends Person {
  made: Date;
  holds: RoleOfPerson[];
}

/** A page of the people with accounts by name, for those who give roles; nobody for everybody else. */
export async function findPeople(
  c: Connection,
  actor: Actor,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ people: PersonWithRoles[]; total: number }> {
  if (!permits(actor, 'roles.give', OF_THE_HOUSE)) return { people: [], total: 0 };
  const open = accessTables(c).selectFrom('person').where('closed', 'is', null);
  const { total } = await open.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await open
    .select(['id', 'name', 'lang', 'email', 'made'])
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const roles = await findRoles(c, { personIds: rows.map(({ id }) => id) });
  return {
    total: Number(total),
    people: rows.map((row) => ({
      ...row,
      lang: isLang(row.lang) ? row.lang : 'en',
      holds: roles.filter(({ personId }) => personId === row.id),
    })),
  };
}
