import type { House } from '../../kernel/module/index.js';
import type { Notifying, Told } from '../../kernel/work/index.js';
import { findRegistration } from './store/registrations.js';

/** Officers are told of what is to be verified, the State of the seat of what it is asked. */
export function joiningNotifies({ db }: House): Notifying[] {
  const officers = (message: Told['message'], verbs: readonly string[]): Notifying => ({
    topic: 'organizations',
    label: 'joining.notice.topic',
    verbs,
    tell: async ({ subject }) => [{ to: [{ permission: 'parties.write' }], message, about: subject }],
  });
  return [
    officers('joining.notice.confirm', ['joining.confirm']),
    officers('joining.notice.answer', ['joining.answer']),
    officers('joining.notice.object', ['joining.object']),
    {
      topic: 'organizations',
      label: 'joining.notice.topic',
      verbs: ['joining.ask-state'],
      async tell({ subject }) {
        const held = await findRegistration(db.connection, subject.id);
        if (held === null || held.state !== 'waiting') return [];
        const to = [{ party: held.seat, permission: 'parties.agree' as const }];
        return [{ to, message: 'joining.notice.ask-state', about: subject }];
      },
    },
  ];
}
