import { randomBytes } from 'node:crypto';
import { type Connection, tables } from '../db/index.js';

interface SecretTables {
  secret: { name: string; content: Uint8Array; created: Date };
}

/** 32 random bytes that stay the same over restarts and are the same for all servers on one database. */
export async function findOrMakeSecret(c: Connection, name: string): Promise<Uint8Array> {
  const db = tables<SecretTables>(c);
  await db
    .insertInto('secret')
    .values({ name, content: randomBytes(32), created: new Date() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { content } = await db
    .selectFrom('secret')
    .select('content')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return content;
}
