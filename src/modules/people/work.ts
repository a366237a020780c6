import { findInvitationsTo, findPerson, hasAccount } from '../../kernel/access/index.js';
import { dayOf } from '../../kernel/calendar/index.js';
import type { House } from '../../kernel/module/index.js';
import type { Notifying, RecordKind, WaitProvider } from '../../kernel/work/index.js';
import { partyNames } from '../parties/index.js';
import { roleWord } from './words.js';

/** An account is a record that only its owner is told of; nobody comments on people. */
export const PERSON_RECORDS: readonly RecordKind[] = [
  {
    type: 'person',
    comments: false,
    async find(actor, ids) {
      if (actor.kind !== 'person' || !ids.includes(actor.id)) return new Map();
      return new Map([[actor.id, { title: actor.name, lang: actor.lang, path: '/account', open: false }]]);
    },
    sees: async () => (actor, id) => actor.kind === 'person' && actor.id === id,
  },
];

/** Whoever is given a role, or loses one, is told. */
export const PEOPLE_NOTIFY: readonly Notifying[] = [
  {
    topic: 'roles',
    label: 'people.work.topic',
    verbs: ['access.give-role', 'access.end-role'],
    async tell({ verb, subject }) {
      return [
        {
          to: [{ person: subject.id }],
          message: verb === 'access.give-role' ? 'people.work.given' : 'people.work.ended',
          about: subject,
        },
      ];
    },
  },
];

/** Invitations that wait for whoever has an account: their links stand in the mail. */
export function peopleWait({ db }: House): WaitProvider[] {
  return [
    {
      order: 5,
      async find({ actor, t, limit }) {
        const person = hasAccount(actor) ? await findPerson(db.connection, { id: actor.id }) : null;
        if (person === null) return [];
        const waiting = await findInvitationsTo(db.connection, person.email);
        const named = await partyNames(db);
        return [
          {
            id: 'invitations',
            heading: t('people.work.invitations', { n: waiting.length }),
            total: waiting.length,
            more: null,
            tasks: waiting.slice(0, limit).map(({ role, party, expires }) => ({
              title:
                party === null
                  ? roleWord(t, role)
                  : t('people.role.for', { role: roleWord(t, role), party: named(party, t.lang) }),
              lang: t.lang,
              path: '/account',
              due: dayOf(expires),
              meta: [t('people.work.in-mail')],
              open: false,
            })),
          },
        ];
      },
    },
  ];
}
