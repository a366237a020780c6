import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MODULES } from '../../src/app/modules.js';
import {
  beginActing,
  endActing,
  endDelegation,
  findRoles,
  giveDelegation,
  type PartyRef,
  type PersonActor,
  passDelegations,
  sessionsIn,
} from '../../src/kernel/access/index.js';
import { beginSession } from '../../src/kernel/access/session.js';
import { addDays } from '../../src/kernel/calendar/index.js';
import { formatDate, translatorFor } from '../../src/kernel/i18n/index.js';
import type { RunningJob } from '../../src/kernel/jobs/index.js';
import { gatherWork } from '../../src/kernel/module/index.js';
import type { Notifying } from '../../src/kernel/work/index.js';
import { findNotices } from '../../src/modules/notices/find-notices.js';
import { findMatters } from '../../src/modules/notices/reminders/find-matters.js';
import { sendRoundNow } from '../../src/modules/notices/reminders/send-round.js';
import { sayNotice } from '../../src/modules/notices/say-notice.js';
import { tellJob } from '../../src/modules/notices/tell-people.js';
import { countedDatabase } from '../kit/counted-database.js';
import { describeOnBoth } from '../kit/databases.js';
import { type FlowHouse, openFlowHouse } from '../kit/flow.js';
import { resolution } from '../kit/line-texts.js';
import { letIn, serveTestHouse } from '../kit/served-house.js';

const TODAY = new Date().toISOString().slice(0, 10);
const DUE = addDays(TODAY, 7);
/** Two batches more than a few are. */
const CROWD = 450;
const BATCH = 200;
/** What is written for each batch: notices and jobs of a round, who got it, and notices and jobs of those who are told. */
const WRITTEN = 5;

describeOnBoth('loans are told, reminders have an API, and thousands are told at once', (engine) => {
  let flow: FlowHouse;
  let giver: PersonActor;
  let taker: PersonActor;
  let officer: PersonActor;
  const t = translatorFor('en');
  const db = () => flow.house.db;
  const told = async (person: PersonActor) => {
    const rooms = { db: db(), records: flow.work.records };
    const found = await findNotices(rooms, await flow.again(person), { topic: 'roles' }, { offset: 0, limit: 50 }, t);
    return found.rows.map((notice) => sayNotice(t, notice, found.seen));
  };
  const lend = async (from: string, to: string) => {
    const [held] = await findRoles(db().connection, { personIds: [giver.id] });
    const given = { heldId: held?.id ?? '', email: 'tara.taker@example.org', from, to };
    return giveDelegation(db(), giver, { ...given, permissions: ['register.answer'] }, async () => {});
  };

  beforeAll(async () => {
    flow = await openFlowHouse(engine);
    const asks = [`Urges Member States to light every small harbour no later than ${formatDate('en', DUE)}`];
    await flow.register.bring(resolution('A/RES/79/191', 'Seventy-ninth', asks), {
      lang: 'en',
      symbol: 'A/RES/79/191',
    });
    officer = await flow.add('Olga Officer', 'secretariat-officer', null);
    giver = await flow.add('Gita Giver', 'state-focal-point', await flow.partyOf('BY'));
    taker = await flow.add('Tara Taker', 'secretariat-officer', null);
    await flow.settle();
  }, 120_000);
  afterAll(() => flow?.register.test.drop());

  it('tells the one acted for and the one acting when a loan is given, used and ended, and nobody of what they did', async () => {
    const loan = await lend(TODAY, addDays(TODAY, 5));
    await flow.settle();
    expect(await told(taker)).toEqual([
      expect.stringMatching(/^Lent to you, from .*: .*Belarus, from Gita Giver to Tara Taker$/u),
    ]);
    expect(await told(giver)).toEqual([]);
    const token = await db().transaction((c) =>
      beginSession(c, { personId: taker.id, strongly: true, device: '' }, new Date()),
    );
    const acting = await beginActing(db(), await sessionsIn(db()).find(token), loan.id);
    await endActing(db(), await sessionsIn(db()).find(acting));
    await endDelegation(db(), giver, loan.id);
    await flow.settle();
    expect((await told(giver)).map((said) => said?.split(':')[0])).toEqual([
      'They act for themselves again',
      'Somebody began to act in your place',
    ]);
    expect((await told(taker)).map((said) => said?.split(':')[0])).toContain('The loan of a role was ended');
    expect(await told(officer)).toEqual([]);
  });

  it('tells both, once, when a loan begins by its day, and when it is over by its day', async () => {
    const before = [(await told(giver)).length, (await told(taker)).length] as const;
    await lend(addDays(TODAY, 2), addDays(TODAY, 3));
    expect(await passDelegations(db())).toEqual({ begun: 0, over: 0 });
    const at = (days: number) => new Date(`${addDays(TODAY, days)}T09:00:00Z`);
    expect(await passDelegations(db(), at(2))).toEqual({ begun: 1, over: 0 });
    expect(await passDelegations(db(), at(3))).toEqual({ begun: 0, over: 0 });
    expect(await passDelegations(db(), at(4))).toEqual({ begun: 0, over: 1 });
    expect(await passDelegations(db(), at(5))).toEqual({ begun: 0, over: 0 });
    await flow.settle();
    for (const [person, had] of [
      [giver, before[0]],
      [taker, before[1] + 1],
    ] as const) {
      const said = (await told(person)).map((one) => one?.split(':')[0]);
      expect(said).toHaveLength(had + 2);
      expect(said.slice(0, 2).sort()).toEqual(['The loan of a role is over', 'The loan of a role runs from today']);
    }
  });

  it('lists, previews and decides reminders for programs by the policy of the pages', async () => {
    const served = await serveTestHouse(flow.house);
    const asOfficer = served.as(await letIn(db(), [['secretariat-officer', null]]));
    const list = JSON.parse((await asOfficer.get('/api/v1/reminders')).text);
    const of = list.reminders.find((one: { due: string }) => one.due === DUE);
    expect(of).toMatchObject({ name: 'commitments.deadlines', record: { type: 'commitment' } });
    const round = `/api/v1/reminders/round?${new URLSearchParams({ name: of.name, matter: of.matter, days: '0' })}`;
    const preview = JSON.parse((await asOfficer.get(round)).text);
    expect(preview.reminded).toEqual([expect.objectContaining({ person: 'Gita Giver', party: 'Belarus', lang: 'en' })]);
    expect(preview.sentences.en).toContain(formatDate('en', DUE));
    expect(preview.leftOut.some(({ why }: { why: string }) => why === 'nobody')).toBe(true);
    expect(preview.log).toEqual([]);
    const others = served.as(await letIn(db(), [['state-focal-point', await flow.partyOf('BY')]]));
    for (const client of [others, served.as(null)]) {
      expect((await client.get('/api/v1/reminders')).status).toBe(404);
      expect((await client.get(round)).status).toBeGreaterThanOrEqual(403);
      expect((await client.send('POST', round, { act: 'send' })).status).toBeGreaterThanOrEqual(401);
    }
    expect((await asOfficer.send('POST', round, { act: 'schedule', onDay: '1999-01-01' })).status).toBe(422);
    expect((await asOfficer.send('POST', round, { act: 'cancel' })).status).toBe(200);
    expect((await asOfficer.send('POST', round, { act: 'send' })).status).toBe(409);
    await served.close();
  });

  /** People who act for a State. */
  async function addCrowd({ id, kind, code }: PartyRef): Promise<void> {
    const q = db().connection.queries;
    await sql`insert into person (id, name, lang, email, made)
      select md5('crowd' || i)::uuid, 'Crowd ' || i, 'en', 'crowd' || i || '@example.org', now()
      from generate_series(1, ${CROWD}::int) i`.execute(q);
    await sql`insert into role_held (id, person_id, party_id, party_kind, party_code, role, read_only, own_only, valid_from, given_by, given_at)
      select md5('held' || i)::uuid, md5('crowd' || i)::uuid, ${id}::uuid, ${kind}, ${code}, 'state-focal-point', false, false, current_date,
        'test', now()
      from generate_series(1, ${CROWD}::int) i`.execute(q);
  }

  it('asks the database as often for a crowd as for a few, but for what is written in batches, to tell and to remind', async () => {
    const belarus = await flow.partyOf('BY');
    const spent = async (days: 0 | 7) => {
      const { db: same, spent: asked } = countedDatabase(db());
      const house = { ...flow.house, db: same };
      const work = await gatherWork(house, MODULES);
      const found = await findMatters(db().connection, work.reminds, TODAY);
      const of = found.find(({ matter }) => matter.due === DUE);
      if (of === undefined) throw new Error('Nothing is due');
      const before = asked().statements;
      const people = await sendRoundNow(house, work, officer, { name: of.reminding.name, matter: of.matter.key, days });
      const crowd: Notifying = {
        topic: 'crowd',
        label: 'people.work.topic',
        verbs: ['notices.send-round'],
        tell: async () => [
          {
            to: [{ party: belarus.id, permission: 'register.answer' }],
            message: 'people.work.given',
            about: of.matter.about,
          },
        ],
      };
      const { rows } = await sql<{ position: number }>`select max(position)::int as position from action`.execute(
        db().connection.queries,
      );
      const job: RunningJob = {
        id: 'told',
        kind: 'notices.tell',
        payload: { position: rows[0]?.position ?? 0 },
        attempt: 1,
        db: same,
        signal: new AbortController().signal,
        progress: async () => {},
        finish: (keep) => same.transaction(keep),
      };
      return {
        people,
        told: await tellJob(house, { ...work, notifies: [crowd] })(job),
        statements: asked().statements - before,
      };
    };
    const few = await spent(7);
    await addCrowd(belarus);
    await sql`delete from reminder_round`.execute(db().connection.queries);
    const many = await spent(0);
    expect(few).toMatchObject({ people: expect.any(Number), told: { told: few.people } });
    expect(many).toMatchObject({ people: few.people + CROWD, told: { told: few.people + CROWD } });
    expect(many.statements - few.statements).toBeLessThanOrEqual(WRITTEN * Math.ceil(CROWD / BATCH));
    // An officer turns the pages of each list by itself.
    const served = await serveTestHouse(flow.house);
    const asOfficer = served.as(await letIn(db(), [['secretariat-officer', null]]));
    const [matter] = await findMatters(db().connection, flow.work.reminds, TODAY);
    const of = { name: 'commitments.deadlines', matter: matter?.matter.key ?? '' };
    const shown = async (days: string, more = {}) => {
      const { text } = await asOfficer.get(`/en/reminders/round?${new URLSearchParams({ ...of, days, ...more })}`);
      const rows = (id: string) => text.split(`id="${id}"`)[1]?.split('</table>')[0]?.match(/<tr/gu)?.length ?? 0;
      return { text, log: rows('log-table') - 1, reminded: rows('reminded-table') - 1 };
    };
    const first = await shown('0');
    expect(first).toMatchObject({ log: 50, reminded: 50 });
    expect(first.text).toContain(`of ${many.people}`);
    const last = String(Math.ceil(many.people / 50));
    expect(await shown('0', { reminded: last })).toMatchObject({ log: 50, reminded: many.people % 50 });
    await served.close();
  }, 120_000);
});
