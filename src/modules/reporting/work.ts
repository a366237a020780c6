import type { Actor } from '../../kernel/access/index.js';
import type { Action } from '../../kernel/audit/index.js';
import type { Day } from '../../kernel/calendar/index.js';
import type { Translator } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import {
  type DueMatter,
  type Notifying,
  type RecordKind,
  type Reminding,
  recordKind,
  type SeenRecord,
  type Told,
} from '../../kernel/work/index.js';
import { findPartiesById, findParty, type Party, partyName, seesParty } from '../parties/index.js';
import { textIn } from './calls/texts.js';
import { maker, may } from './policy.js';
import { type Call, findCall, findCalls, isShownCall } from './store/calls.js';
import { findDueDays, listRecipients } from './store/recipients.js';
import { findHeads, listSubmissions } from './store/submissions.js';

/** What flows between people round calls: how records are named, who is told of what, what is due. */

function titleOf(
  t: Translator,
  { content, key }: Pick<Call, 'content' | 'key'>,
): { title: string; lang: SeenRecord['lang'] } {
  const shown = textIn(content.texts, 'title', t.lang, content.lang);
  return { title: shown?.text ?? key, lang: shown?.lang ?? t.lang };
}

/** Calls, and what parties answer: a submission is a record to its own people, and to everybody once it was sent. */
export function reportingRecords({ db }: House): RecordKind[] {
  const calls = async (ids: readonly string[]) =>
    new Map((await findCalls(db.connection, ids)).map((call) => [call.id, call]));
  return [
    recordKind<Call>({
      type: 'call',
      comments: true,
      load: calls,
      sees: (actor, { state, madeBy }) =>
        may(actor, 'read', 'call', { shown: isShownCall(state), party: null, madeBy }),
      show: (call, t) => ({ ...titleOf(t, call), path: `/calls/${call.key}`, open: isShownCall(call.state) }),
    }),
    recordKind<SubmissionRecord>({
      type: 'submission',
      comments: true,
      async load(ids) {
        const heads = await findHeads(db.connection, ids);
        const byId = await calls([...new Set(heads.map(({ callId }) => callId))]);
        const parties = await findPartiesById(
          db,
          HOUSE,
          heads.map(({ partyId }) => partyId),
        );
        const found = new Map<string, SubmissionRecord>();
        for (const { id, callId, partyId, version } of heads) {
          const [call, party] = [byId.get(callId), parties.get(partyId)];
          if (call !== undefined && party !== undefined) found.set(id, { call, party, version });
        }
        return found;
      },
      sees: (actor, { party, version }) =>
        seesParty(actor, party) &&
        (version > 0 || may(actor, 'read', 'draft', { party: party.id, madeBy: maker(actor) })),
      show: ({ call, party, version }, t) => ({
        title: t('reporting.record', { party: partyName(t, party), title: titleOf(t, call).title }),
        lang: t.lang,
        path: `/calls/${call.key}/answers/${party.code}`,
        open: version > 0,
      }),
    }),
  ];
}

interface SubmissionRecord {
  call: Call;
  party: Party;
  version: number;
}

/** Which acts tell whom. */
export function reportingNotifies({ db }: House): Notifying[] {
  const common = { topic: 'calls', label: 'reporting.notify.topic' } as const;
  const about = ({ subject }: Action) => ({ type: subject.type, id: subject.id });
  const partyOf = ({ details }: Action) => (typeof details.party === 'string' ? details.party : null);
  return [
    {
      ...common,
      verbs: ['reporting.ask-extension'],
      tell: async (action) => {
        const call = await findCall(db.connection, { id: action.subject.id });
        const party = partyOf(action) === null ? null : await findParty(db, HOUSE, { id: partyOf(action) ?? '' });
        if (call === null || party === null) return [];
        const path = `/calls/${call.key}/parties/${party.code}`;
        return [{ to: [{ permission: 'calls.write' }], message: 'reporting.notify.ask', about: about(action), path }];
      },
    },
    {
      ...common,
      verbs: ['reporting.grant-extension', 'reporting.refuse-extension'],
      tell: async (action): Promise<Told[]> => {
        const party = partyOf(action);
        if (party === null) return [];
        const message = action.verb.includes('grant') ? 'reporting.notify.granted' : 'reporting.notify.refused';
        return [{ to: [{ party, permission: 'calls.answer' }], message, about: about(action) }];
      },
    },
    {
      ...common,
      verbs: ['reporting.give-section'],
      tell: async (action): Promise<Told[]> => {
        const { person } = action.details;
        if (typeof person !== 'string') return [];
        return [{ to: [{ person }], message: 'reporting.notify.section', about: about(action) }];
      },
    },
    {
      ...common,
      verbs: ['reporting.assemble-submission'],
      tell: async (action): Promise<Told[]> => {
        if (action.party === null) return [];
        const to = [{ party: action.party, permission: 'calls.sign' } as const];
        return [{ to, message: 'reporting.notify.sign', about: about(action) }];
      },
    },
    {
      ...common,
      verbs: ['reporting.send-submission'],
      tell: async (action): Promise<Told[]> => [
        { to: [{ permission: 'calls.write' }], message: 'reporting.notify.sent', about: about(action), open: true },
      ],
    },
  ];
}

const HOUSE: Actor = { kind: 'administrator', id: 'house' };

/** Deadlines of open calls, each party by its own day: who has sent nothing is reminded. */
export function reportingReminds({ db }: House): Reminding[] {
  return [
    {
      name: 'reporting.calls',
      label: 'reporting.remind.label',
      async due(days) {
        const due = await findDueDays(db.connection, days);
        const calls = new Map(
          (
            await findCalls(
              db.connection,
              due.map(({ callId }) => callId),
            )
          ).map((call) => [call.id, call]),
        );
        return due.flatMap(({ callId, day }) => {
          const call = calls.get(callId);
          return call === undefined ? [] : [matterOf(call, day)];
        });
      },
    },
  ];

  function matterOf(call: Call, due: Day): DueMatter {
    return {
      key: `${call.id}/${due}`,
      about: { type: 'call', id: call.id },
      due,
      async asked() {
        const [recipients, submissions] = await Promise.all([
          listRecipients(db.connection, { callId: call.id }),
          listSubmissions(db.connection, { callId: call.id }),
        ]);
        const answered = new Set(submissions.filter(({ version }) => version > 0).map(({ partyId }) => partyId));
        const asked = recipients.filter(
          ({ state, told, deadline }) => state !== 'removed' && told > 0 && deadline === due,
        );
        const parties = await findPartiesById(
          db,
          HOUSE,
          asked.map(({ partyId }) => partyId),
        );
        return asked.map(({ partyId }) => {
          const party = parties.get(partyId);
          return {
            party: partyId,
            permission: 'calls.answer' as const,
            acted: answered.has(partyId),
            about: { type: 'call', id: call.id },
            ...(party === undefined ? {} : { path: `/calls/${call.key}/answers/${party.code}` }),
          };
        });
      },
    };
  }
}
