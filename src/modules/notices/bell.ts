import { hasAccount } from '../../kernel/access/index.js';
import type { Bell } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { countUnseen } from './store/notices.js';

/** More than so many is said as that. */
const MOST = 100;

/** How much is new, on every page of somebody with an account. */
export function noticesBell({ db }: House): Bell {
  return {
    path: '/notices',
    count: async (actor) => (hasAccount(actor) ? countUnseen(db.connection, actor.id, MOST) : 0),
    label: (t, count) => t('notices.bell', { n: count }),
  };
}
