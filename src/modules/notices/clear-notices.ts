import type { Clearing, PersonEraser } from '../../kernel/privacy/index.js';
import { noticesTables } from './store/tables.js';

/** What people were told goes by the table of retention; a feed that was revoked too. */
export const NOTICE_CLEARINGS: readonly Clearing[] = [
  {
    kind: 'notice',
    async clear(c, before) {
      const notices = await noticesTables(c).deleteFrom('notice').where('made', '<', before).executeTakeFirst();
      const feeds = await noticesTables(c).deleteFrom('notice_feed').where('revoked', '<', before).executeTakeFirst();
      return Number(notices.numDeletedRows) + Number(feeds.numDeletedRows);
    },
  },
];

/** Whom a round of reminders went to stays in its log by the number of the person. */
export const NOTICE_ERASER: PersonEraser = {
  about: 'notices',
  async erase(c, personId) {
    let erased = 0;
    for (const table of ['notice', 'notice_wish', 'notice_hours', 'notice_feed'] as const) {
      const gone = await noticesTables(c).deleteFrom(table).where('person_id', '=', personId).executeTakeFirst();
      erased += Number(gone.numDeletedRows);
    }
    return erased;
  },
};
