import type { House } from '../../kernel/module/index.js';
import type { RecordKind, SeenRecord } from '../../kernel/work/index.js';
import { may } from './policy.js';
import { nameOf } from './registration.js';
import { findRegistration } from './store/registrations.js';

/** How registrations are named to those who are told of them, and who sees which. Comments would outlive what is cleared. */
export function registrationRecords({ db }: House): RecordKind[] {
  return [
    {
      type: 'registration',
      comments: false,
      async find(actor, ids, t) {
        const found = new Map<string, SeenRecord>();
        for (const id of ids) {
          const held = await findRegistration(db.connection, id);
          if (held === null || !may(actor, 'read', 'registration', { state: held.state, party: held.seat })) continue;
          const { name, lang } = nameOf(held, t.lang);
          found.set(id, { title: name, lang, path: `/organizations/${id}`, open: false });
        }
        return found;
      },
    },
  ];
}
