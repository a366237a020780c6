import type { Kysely } from 'kysely';
import { type Connection, tables } from '../db/index.js';

interface AccessTables {
  entry_link: { token_sha256: string; administrator: string; made: Date; expires: Date; used: Date | null };
  session: { token_sha256: string; administrator: string; made: Date; expires: Date };
}

/** The tables of access, by their hashes; nothing else touches them. */
export function accessTables(c: Connection): Kysely<AccessTables> {
  return tables<AccessTables>(c);
}
