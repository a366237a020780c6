import { findActors, type PersonActor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { RecordRef, Records } from '../../kernel/work/index.js';
import { readsComments } from './policy.js';
import { listComments } from './store/comments.js';

/** More than a person looks through. */
const MOST = 100;
/** Of each kind so many are asked whether they see the record; some of them do not. */
const READ = 200;

/**
 * People whom the author may address by name: those who act for the same parties, the secretariat, and whoever has written about the record;
 * of these, those who see the record and read comments. Everybody else is reached by their party: a list of all people would say who is here.
 */
export async function findAddressable(
  { db, records }: { db: Database; records: Records },
  author: PersonActor,
  about: RecordRef,
): Promise<PersonActor[]> {
  const c = db.connection;
  const now = new Date();
  const parties = [...new Set(author.holds.flatMap(({ party }) => party?.id ?? []))];
  const writers = [...new Set((await listComments(c, about)).map(({ authorId }) => authorId))];
  const found = [
    ...(parties.length === 0 ? [] : await findActors(c, { parties }, now, READ)),
    ...(await findActors(c, { everywhere: 'register.write' }, now, READ)),
    ...(await findActors(c, { ids: writers.slice(-READ) }, now)),
  ];
  const people = [...new Map(found.map(({ actor }) => [actor.id, actor])).values()];
  const sees = await records.sees([about]);
  const addressable = people.filter(
    (person) => person.id !== author.id && readsComments(person) && sees(person, about),
  );
  return addressable.slice(0, MOST).sort((a, b) => a.name.localeCompare(b.name, author.lang));
}
