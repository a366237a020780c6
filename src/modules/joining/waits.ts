import { permits } from '../../kernel/access/index.js';
import type { House } from '../../kernel/module/index.js';
import type { TaskGroup, WaitProvider, WaitRequest } from '../../kernel/work/index.js';
import { findQueue } from './find-registrations.js';
import { nameOf, type Registration, type RegistrationState } from './registration.js';

/** Registrations to verify, and those that wait for the State that somebody acts for. */
export function joiningWaits({ db }: House): WaitProvider[] {
  return [
    {
      order: 30,
      async find(request) {
        const officer = permits(request.actor, 'parties.write', { party: null });
        const verify = officer ? await groupOf(request, 'verify', ['review', 'objected']) : null;
        // The printed link may agree for every State, and acts for none.
        const agree = request.actor.kind === 'person' && !officer ? await groupOf(request, 'agree', ['waiting']) : null;
        return [verify, agree].filter((group) => group !== null);
      },
    },
  ];

  async function groupOf(
    { actor, t, limit }: WaitRequest,
    id: 'verify' | 'agree',
    states: readonly RegistrationState[],
  ): Promise<TaskGroup> {
    const { total, registrations } = await findQueue(db.connection, actor, { states, limit, offset: 0 });
    const task = (one: Registration) => {
      const { name, lang } = nameOf(one, t.lang);
      const meta = [t(`parties.kind.${one.kind}`), t(`joining.state.${one.state}`)];
      return { title: name, lang, path: `/organizations/${one.id}`, due: one.silenceAfter, meta, open: false };
    };
    return {
      id: `joining-${id}`,
      heading: t(`joining.waits.${id}`, { n: total }),
      total,
      tasks: registrations.slice(0, limit).map(task),
      more: total > limit ? '/organizations' : null,
    };
  }
}
