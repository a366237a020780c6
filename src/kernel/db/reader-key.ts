import { sql } from 'kysely';
import { readerKeyPads } from '../reader/index.js';
import type { Database } from './database.js';
import { DatabaseUnavailable } from './errors.js';

/** Keeps the key by which readers are signed, or takes it away where none is given. The owner of the tables does it, after migrating. */
export async function keepReaderKey({ transaction }: Database, key: string | undefined): Promise<void> {
  await transaction(async ({ queries }) => {
    await sql`delete from concordance_keys.reader_key`.execute(queries);
    if (key === undefined) return;
    const { inner, outer } = readerKeyPads(key);
    await sql`insert into concordance_keys.reader_key (inner_pad, outer_pad) values (${inner}, ${outer})`.execute(
      queries,
    );
  });
}

/** @throws DatabaseUnavailable where the policies do not know the house: all would be hidden from it, without an error. */
export async function assertReaderKnown(db: Database): Promise<void> {
  const { rows } = await sql<{ unknown: boolean }>`
    select row_security_active('person') and not reader_is_house() as unknown
  `.execute(db.forHouse('start').connection.queries);
  if (rows[0]?.unknown === true)
    throw new DatabaseUnavailable(
      'The database does not know who reads. Set CONCORDANCE_READER_KEY to the one that "concordance migrate" was run with as the owner, or run it again.',
    );
}
