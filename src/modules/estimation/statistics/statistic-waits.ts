import { hasAccount, partiesPermitted } from '../../../kernel/access/index.js';
import type { House } from '../../../kernel/module/index.js';
import type { WaitProvider } from '../../../kernel/work/index.js';
import { partyNames } from '../../parties/index.js';
import { listStatistics } from '../store/statistics.js';
import { mayDecide } from './find-statistics.js';

/** Statistics that wait for a second name, for those who may release data of the State. */
export function statisticsWait({ db }: House): WaitProvider[] {
  return [
    {
      order: 35,
      async find({ actor, t, limit }) {
        const parties = hasAccount(actor) ? partiesPermitted(actor, 'evidence.release').map(({ id }) => id) : [];
        const proposed = await listStatistics(db.connection, { partyIds: parties, states: ['proposed'] });
        const waiting = proposed.filter((one) => mayDecide(actor, one));
        const named = await partyNames(db);
        const tasks = waiting.slice(0, limit).map(({ studyId, partyId, year }) => ({
          title: t('estimation.statistic.task', {
            party: named({ id: partyId, code: '' }, t.lang),
            year: String(year),
          }),
          lang: t.lang,
          path: `/estimation/${studyId}/statistic`,
          due: null,
          meta: [],
          open: false,
        }));
        const heading = t('estimation.statistic.waits', { n: waiting.length });
        return [{ id: 'statistics', heading, total: waiting.length, tasks, more: null }];
      },
    },
  ];
}
