import { findDelegations } from '../../kernel/access/index.js';
import type { House } from '../../kernel/module/index.js';
import type { WaitProvider } from '../../kernel/work/index.js';
import { partyNames } from '../parties/index.js';
import { roleWord } from './words.js';

/** Loans of roles that run for whoever asks, while they act for themselves. */
export function loanWaits({ db }: House): WaitProvider[] {
  return [
    {
      order: 20,
      async find({ actor, t, limit }) {
        if (actor.kind !== 'person' || actor.actingFor !== undefined) return [];
        const running = (await findDelegations(db.connection, { personId: actor.id })).filter(
          ({ taker, state }) => taker.id === actor.id && state === 'running',
        );
        const named = await partyNames(db);
        const tasks = running.slice(0, limit).map(({ role, party, giver, to }) => ({
          title: t('people.role.for', { role: roleWord(t, role), party: named(party, t.lang) }),
          lang: t.lang,
          path: '/account/delegations',
          due: to,
          meta: [t('people.delegation.from-giver', { giver: giver.name })],
          open: false,
        }));
        const heading = t('people.delegation.taken');
        return [{ id: 'delegations', heading, total: running.length, tasks, more: null }];
      },
    },
  ];
}
