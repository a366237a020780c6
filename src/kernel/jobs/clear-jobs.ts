import type { Clearing } from '../privacy/index.js';
import { jobTables } from './store.js';

/** Jobs that are over go after their time. */
export const JOB_CLEARINGS: readonly Clearing[] = [
  {
    kind: 'job',
    async clear(c, before) {
      const { numDeletedRows } = await jobTables(c).deleteFrom('job').where('finished', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },
  },
];
