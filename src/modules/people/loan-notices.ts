import { type Delegation, findDelegations } from '../../kernel/access/index.js';
import type { Action } from '../../kernel/audit/index.js';
import type { MessageKey } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { type Notifying, type RecordKind, recordKind } from '../../kernel/work/index.js';
import { type PartyNames, partyNames } from '../parties/index.js';
import { roleWord } from './words.js';

/** A loan of a role is a record to the one who lent it and the one who took it, and to nobody else. */
export function loanRecords({ db }: House): RecordKind {
  return recordKind<Delegation & { named: PartyNames }>({
    type: 'delegation',
    comments: false,
    async load(ids) {
      const named = await partyNames(db);
      const found = await findDelegations(db.connection, { ids });
      return new Map(found.map((one) => [one.id, { ...one, named }]));
    },
    sees: (actor, { giver, taker }) => actor.kind === 'person' && (actor.id === giver.id || actor.id === taker.id),
    show: ({ role, party, giver, taker, named }, t) => ({
      title: t('people.loan.record', {
        role: t('people.role.for', { role: roleWord(t, role), party: named(party, t.lang) }),
        giver: giver.name,
        taker: taker.name,
      }),
      lang: t.lang,
      path: '/account/delegations',
      open: false,
    }),
  });
}

type Side = 'giver' | 'taker';

/** Who is told of which act, and in which words. Whoever did it is never told. */
const TOLD: Readonly<Record<string, { to: readonly Side[]; message: MessageKey }>> = {
  'access.give-delegation': { to: ['taker'], message: 'people.loan.given' },
  'access.start-delegation': { to: ['giver', 'taker'], message: 'people.loan.started' },
  'access.begin-acting': { to: ['giver'], message: 'people.loan.acting' },
  'access.end-acting': { to: ['giver'], message: 'people.loan.laid-down' },
  'access.end-delegation': { to: ['giver', 'taker'], message: 'people.loan.ended' },
  'access.close-delegation': { to: ['giver', 'taker'], message: 'people.loan.over' },
};

/** The one acted for and the one acting learn when it begins, when it is used, and when it ends. */
export function loansNotify({ db }: House): Notifying {
  return {
    topic: 'roles',
    label: 'people.work.topic',
    verbs: Object.keys(TOLD),
    async tell({ verb, subject }: Action) {
      const told = TOLD[verb];
      const [loan] = await findDelegations(db.connection, { ids: [subject.id] });
      if (told === undefined || loan === undefined) return [];
      const to = told.to.map((side) => ({ person: loan[side].id }));
      return [{ to, message: told.message, about: subject, values: { date: loan.from } }];
    },
  };
}
