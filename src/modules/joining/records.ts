import type { House } from '../../kernel/module/index.js';
import { type RecordKind, recordKind } from '../../kernel/work/index.js';
import { may } from './policy.js';
import { nameOf } from './registration.js';
import { findRegistrationsById } from './store/registrations.js';

/** How registrations are named to those who are told of them, and who sees which. Comments would outlive what is cleared. */
export function registrationRecords({ db }: House): RecordKind[] {
  return [
    recordKind({
      type: 'registration',
      comments: false,
      load: async (ids) => new Map((await findRegistrationsById(db.connection, ids)).map((one) => [one.id, one])),
      sees: (actor, { state, seat }) => may(actor, 'read', 'registration', { state, party: seat }),
      show(held, t) {
        const { name, lang } = nameOf(held, t.lang);
        return { title: name, lang, path: `/organizations/${held.id}`, open: false };
      },
    }),
  ];
}
