import type { Clearing } from '../privacy/index.js';
import { mailTables } from './store.js';

/** Mail that is done with goes by the table of retention. */
export const MAIL_CLEARINGS: readonly Clearing[] = [
  {
    kind: 'mail',
    async clear(c, before) {
      const { numDeletedRows } = await mailTables(c).deleteFrom('mail').where('done', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },
  },
];
