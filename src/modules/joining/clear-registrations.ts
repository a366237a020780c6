import { findPerson } from '../../kernel/access/index.js';
import type { Connection } from '../../kernel/db/index.js';
import { quarantineFile } from '../../kernel/files/index.js';
import { type Clearing, ownDataPart, type PersonEraser } from '../../kernel/privacy/index.js';
import { digestsHeld } from './store/registrations.js';
import { joiningTables } from './store/tables.js';

/** What goes by the table of retention: steps and documents go with their registration. */
export const JOINING_CLEARINGS: readonly Clearing[] = [
  {
    kind: 'unconfirmed-registration',
    clear: (c, before) => clear(c, (query) => query.where('state', '=', 'registered').where('made', '<', before)),
  },
  {
    kind: 'ended-registration',
    async clear(c, before) {
      const ended = await clear(c, (query) =>
        query.where('state', 'in', ['refused', 'withdrawn']).where('ended', '<', before),
      );
      // How an organization came in stays; who filled in the form does not.
      return ended + (await forget(c, (query) => query.where('ended', '<', before)));
    },
  },
];

type Choosing = ReturnType<typeof choosing>;

function choosing(c: Connection) {
  return joiningTables(c).selectFrom('registration').select('id').forUpdate();
}

/** Takes registrations away; their documents go into quarantine, from which they are cleared once nothing refers to them. */
async function clear(c: Connection, which: (query: Choosing) => Choosing): Promise<number> {
  const ids = (await which(choosing(c)).execute()).map(({ id }) => id);
  if (ids.length === 0) return 0;
  const files = await joiningTables(c)
    .selectFrom('registration_file')
    .select('sha256')
    .distinct()
    .where('registration_id', 'in', ids)
    .execute();
  await joiningTables(c).deleteFrom('registration').where('id', 'in', ids).execute();
  const digests = files.map(({ sha256 }) => sha256);
  const held = await digestsHeld(c, digests);
  for (const digest of digests) if (!held.includes(digest)) await quarantineFile(c, digest, 'cleared');
  return ids.length;
}

/** Whoever filled in forms with the address of the account. */
export const JOINING_ERASER: PersonEraser = {
  about: 'registrations',
  async erase(c, personId) {
    const person = await findPerson(c, { id: personId });
    return person === null ? 0 : forget(c, (query) => query.where('applicant_email', '=', person.email));
  },
};

export const JOINING_OWN_DATA = ownDataPart({
  name: 'registrations',
  fields: ['name', 'email', 'kind', 'state', 'made', 'ended'],
  words: { state: 'joining.state', kind: 'parties.kind' },
  async read(c, id) {
    const person = await findPerson(c, { id });
    if (person === null) return [];
    return joiningTables(c)
      .selectFrom('registration')
      .select(['applicant_name as name', 'applicant_email as email', 'kind', 'state', 'made', 'ended'])
      .where('applicant_email', '=', person.email)
      .orderBy('made', 'desc')
      .execute();
  },
});

type Forgetting = ReturnType<typeof forgetting>;

function forgetting(c: Connection) {
  return joiningTables(c)
    .updateTable('registration')
    .set({ applicant_name: '', applicant_email: '' })
    .where('applicant_email', '<>', '')
    .where('ended', 'is not', null);
}

async function forget(c: Connection, which: (query: Forgetting) => Forgetting): Promise<number> {
  return Number((await which(forgetting(c)).executeTakeFirst()).numUpdatedRows);
}
