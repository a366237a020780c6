import type { Connection } from '../db/index.js';
import type { Clearing, PersonEraser } from '../privacy/index.js';
import { endRoles } from './held-roles.js';
import { accessTables } from './store.js';

/** What of access goes by the table of retention. */
export const ACCESS_CLEARINGS: readonly Clearing[] = [
  {
    kind: 'session',
    clear: (c: Connection, before: Date) =>
      cleared(accessTables(c).deleteFrom('session').where('expires', '<', before)),
  },
  {
    kind: 'entry-link',
    clear: (c: Connection, before: Date) =>
      cleared(accessTables(c).deleteFrom('entry_link').where('expires', '<', before)),
  },
  {
    kind: 'sent-link',
    clear: async (c: Connection, before: Date) =>
      (await cleared(accessTables(c).deleteFrom('invitation').where('expires', '<', before))) +
      (await cleared(accessTables(c).deleteFrom('reset_link').where('expires', '<', before))),
  },
];

/**
 * Who an account belonged to. Its id stays, and the roles it held: by which party something was done is part of the record.
 * @throws Refused where it is the last administrator's.
 */
export const ACCESS_ERASER: PersonEraser = {
  about: 'accounts',
  async erase(c: Connection, personId: string) {
    const db = accessTables(c);
    const person = await db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirst();
    if (person === undefined) return 0;
    // First: whoever is the last administrator stays.
    const now = new Date();
    const held = await db
      .selectFrom('role_held')
      .select('id')
      .where('person_id', '=', personId)
      .where('ended_at', 'is', null)
      .execute();
    await endRoles(
      c,
      held.map(({ id }) => id),
      personId,
      now,
    );
    let erased = 0;
    for (const table of [
      'recovery_code',
      'person_totp',
      'passkey',
      'person_password',
      'reset_link',
      'session',
      'sign_on_subject',
    ] as const)
      erased += await cleared(db.deleteFrom(table).where('person_id', '=', personId));
    erased += await cleared(
      db.deleteFrom('invitation').where((or) => or.or([or('used_by', '=', personId), or('email', '=', person.email)])),
    );
    // An address must be somebody's alone; this one can be no address.
    await db
      .updateTable('person')
      .set((of) => ({ name: '', email: `erased ${personId}`, closed: of.fn.coalesce('closed', of.val(now)) }))
      .where('id', '=', personId)
      .execute();
    return erased + 1;
  },
};

async function cleared(query: { executeTakeFirst(): Promise<{ numDeletedRows: bigint }> }): Promise<number> {
  return Number((await query.executeTakeFirst()).numDeletedRows);
}
