import type { Connection } from '../db/index.js';
import type { Clearing } from '../privacy/index.js';
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
];

async function cleared(query: { executeTakeFirst(): Promise<{ numDeletedRows: bigint }> }): Promise<number> {
  return Number((await query.executeTakeFirst()).numDeletedRows);
}
