import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/kernel/access/index.js';
import { findActions } from '../../src/kernel/audit/index.js';
import { stateAnswer } from '../../src/modules/commitments/answers/state-answer.js';
import { bringTable } from '../../src/modules/estimation/studies/bring-table.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import { describeOnBoth } from '../kit/databases.js';
import { FIRST, resolution } from '../kit/line-texts.js';
import { person } from '../kit/people.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { type Insider, letIn, partyRef, serveTestHouse } from '../kit/served-house.js';

const ANSWER = '/en/commitments/a-res-67-190-op-1-1/answers/BY';

describeOnBoth('reads of sensitive records', (engine) => {
  let register: RegisterHouse;
  let server: Awaited<ReturnType<typeof serveTestHouse>>;
  let who: Record<'own' | 'reviewer' | 'auditor' | 'administrator' | 'officer', Insider>;
  let study = '';
  const db = () => register.house.db;

  beforeAll(async () => {
    register = await openRegisterHouse(engine);
    server = await serveTestHouse(register.house);
    await loadParties(db());
    const [symbol, session, asks] = FIRST;
    await register.bring(resolution(symbol, session, asks), { lang: 'en', symbol });
    const by = await partyRef(db(), 'BY');
    who = {
      own: await letIn(db(), [['state-focal-point', by]]),
      reviewer: await letIn(db(), [['reviewer', null]]),
      auditor: await letIn(db(), [['auditor', null]]),
      administrator: await letIn(db(), [['administrator', null]]),
      officer: await letIn(db(), [['secretariat-officer', null]]),
    };
    const focal: Actor = person(who.own.id, 'state-focal-point', by);
    const said = { state: 'stated', standing: 'done', words: 'Lamps.', lang: 'en', happened: '' } as const;
    const rest = {
      link: 'https://law.example/',
      file: null,
      keepsFile: false,
      audience: 'secretariat',
      version: 0,
    } as const;
    await stateAnswer(db(), focal, { key: 'a-res-67-190-op-1-1', code: 'BY' }, { ...said, ...rest }, '2026-11-29');
    const bytes = new TextEncoder().encode('police,shelter,count\n1,0,120\n0,1,90\n1,1,50\n');
    ({ studyId: study } = await bringTable(db(), ADMINISTRATOR, { title: 'A study', name: 'x.csv', bytes }));
  }, 120_000);
  afterAll(async () => {
    await server?.close();
    await register?.test.drop();
  });

  const seen = async () =>
    (await findActions(db().connection, { reads: true })).map(({ actor, verb, subject, party }) => ({
      by: actor.id,
      verb,
      subject: subject.id,
      party,
    }));

  it('are written once for a session and a record, and not for those whose record it is', async () => {
    const read = async (by: Insider, path: string) => expect((await server.as(by).get(path)).status, path).toBe(200);
    await read(who.own, ANSWER);
    expect(await seen()).toEqual([]);
    for (const _ of [1, 2, 3]) await read(who.reviewer, ANSWER);
    const by = await partyRef(db(), 'BY');
    expect(await seen()).toEqual([
      { by: who.reviewer.id, verb: 'commitments.see-answer', subject: expect.any(String), party: by.id },
    ]);
    await read(who.auditor, ANSWER);
    await read(who.administrator, '/en/people');
    await read(who.administrator, `/en/people/${who.own.id}`);
    await read(who.officer, `/en/estimation/${study}`);
    await read(who.officer, `/en/estimation/${study}/columns`);
    await read(who.officer, `/en/estimation/${study}`);
    expect((await seen()).map(({ by: id, verb, subject }) => [id, verb, subject]).slice(0, -2)).toEqual([
      [who.officer.id, 'estimation.see-table', study],
      [who.officer.id, 'estimation.see-study', study],
      [who.administrator.id, 'people.see-person', who.own.id],
      [who.administrator.id, 'people.see-people', 'people'],
    ]);
    expect((await server.as(null).get(ANSWER)).status).toBe(404);
    expect((await server.as(null).get(`/en/estimation/${study}`)).status).toBe(404);
    expect(await seen()).toHaveLength(6);
  });

  it('are found by the auditor, apart from acts', async () => {
    const auditor = server.as(who.auditor);
    const reads = (await auditor.get('/en/audit?kind=reads')).text;
    expect(reads).toContain('Read the whole answer of another party');
    expect(reads.match(/class="sym quiet"[^>]*>commitments\.state-answer/u)).toBeNull();
    expect((await auditor.get('/en/audit?kind=acts')).text).toContain('commitments.state-answer</bdi>');
    const { entries } = JSON.parse((await auditor.get('/api/v1/audit/entries?kind=reads')).text) as {
      entries: { verb: string }[];
    };
    expect(entries).toHaveLength(6);
    expect(entries.every(({ verb }) => verb.includes('.see-'))).toBe(true);
  });
});
