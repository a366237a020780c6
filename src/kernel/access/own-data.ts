import { ownDataPart } from '../privacy/index.js';
import { findPasskeys } from './own-passkeys.js';
import { findMeans } from './presence.js';
import { accessTables } from './store.js';

/** What access holds about a person, for the person. Of secrets it says that they are there, and since when. */
export const ACCESS_OWN_DATA = [
  ownDataPart({
    name: 'account',
    fields: ['name', 'email', 'lang', 'made', 'closed'],
    read: (c, id) =>
      accessTables(c)
        .selectFrom('person')
        .select(['name', 'email', 'lang', 'made', 'closed'])
        .where('id', '=', id)
        .execute(),
  }),
  ownDataPart({
    name: 'means',
    fields: ['what', 'label', 'made', 'used', 'left'],
    async read(c, id) {
      const [means, passkeys, password] = [
        await findMeans(c, id),
        await findPasskeys(c, id),
        await accessTables(c)
          .selectFrom('person_password')
          .select('changed')
          .where('person_id', '=', id)
          .executeTakeFirst(),
      ];
      const none = { label: null, made: null, used: null, left: null };
      return [
        ...passkeys.map(({ label, made, used }) => ({ ...none, what: 'passkey', label, made, used })),
        ...(password === undefined ? [] : [{ ...none, what: 'password', made: password.changed }]),
        ...(means.codes ? [{ ...none, what: 'codes' }] : []),
        ...(means.recoveryCodes > 0 ? [{ ...none, what: 'recovery-codes', left: means.recoveryCodes }] : []),
      ];
    },
  }),
  ownDataPart({
    name: 'sessions',
    fields: ['device', 'made', 'used', 'expires'],
    read: (c, id) =>
      accessTables(c)
        .selectFrom('session')
        .select(['device', 'made', 'renewed as used', 'expires'])
        .where('person_id', '=', id)
        .orderBy('made', 'desc')
        .execute(),
  }),
  ownDataPart({
    name: 'roles',
    fields: ['role', 'party', 'from', 'to', 'given', 'ended', 'read-only', 'own-only'],
    words: { role: 'people.role' },
    read: (c, id) =>
      accessTables(c)
        .selectFrom('role_held')
        .select([
          'role',
          'party_code as party',
          'valid_from as from',
          'valid_to as to',
          'given_at as given',
          'ended_at as ended',
          'read_only as read-only',
          'own_only as own-only',
        ])
        .where('person_id', '=', id)
        .orderBy('given_at', 'desc')
        .execute(),
  }),
  ownDataPart({
    name: 'loans',
    fields: ['side', 'role', 'party', 'from', 'to', 'given', 'ended'],
    words: { role: 'people.role' },
    async read(c, id) {
      const loans = await accessTables(c)
        .selectFrom('delegation as d')
        .innerJoin('role_held as h', 'h.id', 'd.held_id')
        .select(['d.giver_id', 'h.role', 'h.party_code as party', 'd.valid_from as from', 'd.valid_to as to'])
        .select(['d.given_at as given', 'd.ended_at as ended'])
        .where((or) => or.or([or('d.giver_id', '=', id), or('d.taker_id', '=', id)]))
        .orderBy('d.given_at', 'desc')
        .execute();
      return loans.map(({ giver_id, ...loan }) => ({ side: giver_id === id ? 'given' : 'taken', ...loan }));
    },
  }),
  ownDataPart({
    name: 'invitations',
    fields: ['email', 'role', 'party', 'made', 'used', 'expires', 'withdrawn'],
    words: { role: 'people.role' },
    read: (c, id) =>
      accessTables(c)
        .selectFrom('invitation')
        .select(['email', 'role', 'party_code as party', 'made', 'used', 'expires', 'withdrawn'])
        .where((or) =>
          or.or([
            or('used_by', '=', id),
            or('email', '=', or.selectFrom('person').select('person.email').where('person.id', '=', id)),
          ]),
        )
        .orderBy('made', 'desc')
        .execute(),
  }),
];
