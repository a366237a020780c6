import { type Actor, partiesPermitted, permits } from '../../kernel/access/index.js';
import type { House } from '../../kernel/module/index.js';
import type { Task, TaskGroup, WaitProvider, WaitRequest } from '../../kernel/work/index.js';
import { findParty, partyName } from '../parties/index.js';
import { textIn } from './calls/texts.js';
import { partiesOf } from './policy.js';
import { type Call, findCalls } from './store/calls.js';
import { findAsking, listRecipients } from './store/recipients.js';
import { listSubmissions } from './store/submissions.js';

/** What waits in calls: answers and signatures for those who act for a party, decisions for the secretariat. */
export function reportingWaits(house: House): WaitProvider[] {
  return [
    {
      order: 15,
      find: async (request) => [...(await ofParties(house, request)), ...(await ofOfficers(house, request))],
    },
  ];
}

/** Open calls that ask the actor's parties and that were not answered, the nearest deadline first. */
async function ofParties({ db }: House, { actor, t, limit }: WaitRequest): Promise<TaskGroup[]> {
  const partyIds = partiesOf(actor);
  if (partyIds.length === 0) return [];
  const c = db.connection;
  const [recipients, submissions] = await Promise.all([
    listRecipients(c, { partyIds }),
    listSubmissions(c, { partyIds }),
  ]);
  const calls = new Map(
    (
      await findCalls(
        c,
        recipients.map(({ callId }) => callId),
      )
    ).map((call) => [call.id, call]),
  );
  const groups: TaskGroup[] = [];
  for (const partyId of partyIds) {
    const party = await findParty(db, actor, { id: partyId });
    if (party === null) continue;
    const tasks = recipients.flatMap((recipient): Task[] => {
      const call = calls.get(recipient.callId);
      if (recipient.partyId !== partyId || recipient.told === 0 || recipient.state === 'removed') return [];
      if (call?.state !== 'open') return [];
      const submission = submissions.find((one) => one.callId === call.id && one.partyId === partyId);
      const state = submission?.state ?? 'none';
      if (state === 'sent' || (state === 'assembled' && !signs(actor, partyId))) return [];
      const path = `/calls/${call.key}/answers/${party.code}${state === 'assembled' ? '/sign' : ''}`;
      const meta = [t(`reporting.submission.${state}`)];
      return [{ ...titleOf(t, call), path, due: recipient.deadline, meta, open: true }];
    });
    tasks.sort((a, b) => ((a.due ?? '~') < (b.due ?? '~') ? -1 : 1));
    const heading = t('reporting.waits.answer', { party: partyName(t, party), n: tasks.length });
    groups.push({
      id: `calls-${party.code.toLowerCase()}`,
      heading,
      total: tasks.length,
      tasks: tasks.slice(0, limit),
      more: null,
    });
  }
  return groups;
}

function signs(actor: Actor, partyId: string): boolean {
  return partiesPermitted(actor, 'calls.sign').some(({ id }) => id === partyId);
}

/** Parties that ask for more time, and letters that did not arrive. */
async function ofOfficers({ db }: House, { actor, t, limit }: WaitRequest): Promise<TaskGroup[]> {
  if (!permits(actor, 'calls.write')) return [];
  const asking = await findAsking(db.connection);
  const calls = new Map(
    (
      await findCalls(
        db.connection,
        asking.map(({ callId }) => callId),
      )
    ).map((call) => [call.id, call]),
  );
  const tasks: Task[] = [];
  for (const recipient of asking) {
    const call = calls.get(recipient.callId);
    const party = await findParty(db, actor, { id: recipient.partyId });
    if (call === undefined || party === null) continue;
    const why = recipient.askedUntil === null ? t('reporting.parties.undeliverable') : t('reporting.parties.asks-time');
    tasks.push({
      title: `${partyName(t, party)}: ${titleOf(t, call).title}`,
      lang: t.lang,
      path: `/calls/${call.key}/parties/${party.code}`,
      due: null,
      meta: [why],
      open: false,
    });
  }
  const heading = t('reporting.waits.decide', { n: tasks.length });
  return [{ id: 'calls-decide', heading, total: tasks.length, tasks: tasks.slice(0, limit), more: null }];
}

function titleOf(t: WaitRequest['t'], { content, key }: Call): Pick<Task, 'title' | 'lang'> {
  const shown = textIn(content.texts, 'title', t.lang, content.lang);
  return { title: shown?.text ?? key, lang: shown?.lang ?? t.lang };
}
