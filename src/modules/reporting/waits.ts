import { partiesPermitted, permits } from '../../kernel/access/index.js';
import type { House } from '../../kernel/module/index.js';
import type { Task, TaskGroup, WaitProvider, WaitRequest } from '../../kernel/work/index.js';
import { findPartiesById, partyName } from '../parties/index.js';
import { textIn } from './calls/texts.js';
import { partiesOf } from './policy.js';
import { type Call, findCalls } from './store/calls.js';
import { findAsking, findUnsent } from './store/recipients.js';

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
  const c = db.connection;
  const signing = partiesPermitted(actor, 'calls.sign').map(({ id }) => id);
  const groups: TaskGroup[] = [];
  for (const [partyId, party] of await findPartiesById(db, actor, partyIds)) {
    const { rows, total } = await findUnsent(c, { partyId, signs: signing.includes(partyId), limit });
    const calls = await findCalls(
      c,
      rows.map(({ callId }) => callId),
    );
    const tasks = rows.flatMap(({ callId, deadline, state }): Task[] => {
      const call = calls.find(({ id }) => id === callId);
      if (call === undefined) return [];
      const path = `/calls/${call.key}/answers/${party.code}${state === 'assembled' ? '/sign' : ''}`;
      return [{ ...titleOf(t, call), path, due: deadline, meta: [t(`reporting.submission.${state}`)], open: true }];
    });
    const heading = t('reporting.waits.answer', { party: partyName(t, party), n: total });
    groups.push({ id: `calls-${party.code.toLowerCase()}`, heading, total, tasks, more: null });
  }
  return groups;
}

/** Parties that ask for more time, and letters that did not arrive. */
async function ofOfficers({ db }: House, { actor, t, limit }: WaitRequest): Promise<TaskGroup[]> {
  if (!permits(actor, 'calls.write')) return [];
  const { rows: asking, total } = await findAsking(db.connection, limit);
  const calls = new Map(
    (
      await findCalls(
        db.connection,
        asking.map(({ callId }) => callId),
      )
    ).map((call) => [call.id, call]),
  );
  const parties = await findPartiesById(
    db,
    actor,
    asking.map(({ partyId }) => partyId),
  );
  const tasks: Task[] = [];
  for (const recipient of asking) {
    const [call, party] = [calls.get(recipient.callId), parties.get(recipient.partyId)];
    if (call === undefined || party === undefined) continue;
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
  const heading = t('reporting.waits.decide', { n: total });
  return [{ id: 'calls-decide', heading, total, tasks, more: null }];
}

function titleOf(t: WaitRequest['t'], { content, key }: Call): Pick<Task, 'title' | 'lang'> {
  const shown = textIn(content.texts, 'title', t.lang, content.lang);
  return { title: shown?.text ?? key, lang: shown?.lang ?? t.lang };
}
