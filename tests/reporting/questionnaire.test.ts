import { afterAll, beforeAll, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { addDays, dayOf } from '../../src/kernel/calendar/index.js';
import { LANGS } from '../../src/kernel/i18n/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import { QUESTIONNAIRE_FORMATS } from '../../src/modules/reporting/questionnaire/write-file.js';
import { dropQuestionnairesBefore } from '../../src/modules/reporting/store/questionnaires.js';
import type { Client } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { FIRST, resolution } from '../kit/line-texts.js';
import { type PeopleServer, person, servePeople } from '../kit/people.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';

const CALL = '/api/v1/calls/2026-by-file';
const FILES = `${CALL}/questionnaire`;

describeOnBoth('the questionnaire of a call as a file', (engine) => {
  let register: RegisterHouse;
  let server: PeopleServer;
  let officer: Client;
  let focal: Client;
  beforeAll(async () => {
    register = await openRegisterHouse(engine);
    await loadParties(register.house.db);
    const [symbol, session, asks] = FIRST;
    await register.bring(resolution(symbol, session, asks), { lang: 'en', symbol });
    server = await servePeople(register.house);
    const party = await findParty(register.house.db, PUBLIC, { code: 'BY' });
    if (party === null) throw new Error('No BY');
    officer = server.as(person('officer', 'secretariat-officer'));
    focal = server.as(person('focal', 'state-focal-point', { id: party.id, kind: party.kind, code: 'BY' }));
    const begun = { key: '2026-by-file', kind: 'questionnaire', lang: 'en', title: 'Global Report 2026' };
    await officer.send('POST', '/api/v1/calls', begun);
    await tagged('POST', '/from-register', { symbol, numbers: '1' });
    const asked = { kind: 'table', rows: 3, columns: [{ text: 'Year' }, { text: 'Persons' }] };
    await tagged('POST', '/questions', { asked, title: 'By year?', subjects: ['measure/12', 'target/16.2'] });
    await tagged('POST', '/questions', { asked: { kind: 'number', unit: 'persons', most: 9.5 }, title: 'How many?' });
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await register.test.drop();
  });

  const tagged = async (method: string, path: string, body?: unknown) => {
    const headers = { 'If-Match': (await officer.get(CALL)).headers.get('etag') ?? '' };
    return officer.send(method, `${CALL}${path}`, body, headers);
  };
  const bytesOf = async (path: string): Promise<Buffer> => {
    const cookie = `session=${person('officer', 'secretariat-officer').id}`;
    return Buffer.from(await (await fetch(`${server.address}${path}`, { headers: { Cookie: cookie } })).arrayBuffer());
  };
  const bring = async (file: Uint8Array | string, who = officer) => {
    const { status, text } = await who.send('POST', FILES, { content: Buffer.from(file).toString('base64') });
    return { status, ...JSON.parse(text) };
  };
  const act = async (id: string, verb: string) => (await officer.send('POST', `${FILES}/${id}/${verb}`)).status;
  const asJson = async () => (await bytesOf(FILES)).toString();

  it('comes back as it went, from every page in six languages and in each form', async () => {
    for (const lang of LANGS)
      for (const format of QUESTIONNAIRE_FORMATS) {
        const file = await bytesOf(`/${lang}/calls/2026-by-file/questionnaire.${format}`);
        expect(await bring(file), `${lang} ${format}`).toMatchObject({ status: 201, changes: [], faults: [] });
      }
  });

  it('is compared first, then taken over, and undone as long as nobody has changed the call since', async () => {
    const before = await asJson();
    const file = before.replace('By year?', 'By year and sex?').replace(/\{"place":"unit.*\n/u, '');
    const { id, changes, faults } = await bring(file);
    expect(faults).toEqual([]);
    expect(changes.map(({ kind, row }: Record<string, string>) => `${kind} ${row}`)).toEqual([
      ...['changed question', 'removed unit'],
    ]);
    expect(await asJson()).toBe(before);
    expect(await act(id, 'undo')).toBe(409);
    expect(await act(id, 'apply')).toBe(200);
    expect(await asJson()).toContain('By year and sex?');
    expect(await act(id, 'apply')).toBe(409);
    expect(await act(id, 'undo')).toBe(200);
    expect(await asJson()).toBe(before);

    const again = await bring(file);
    await tagged('POST', '/sections', { title: 'Later' });
    expect(await act(again.id, 'apply')).toBe(412);
    const third = await bring(await asJson());
    expect(third.changes).toEqual([]);
    expect(await dropQuestionnairesBefore(register.house.db.connection, new Date(0))).toBe(0);
  });

  it('goes into another call as what is asked there, under new ids', async () => {
    const begun = { key: '2028-by-file', kind: 'survey', lang: 'en', title: 'Another' };
    await officer.send('POST', '/api/v1/calls', begun);
    const other = '/api/v1/calls/2028-by-file/questionnaire';
    const content = Buffer.from(await asJson()).toString('base64');
    const { id } = JSON.parse((await officer.send('POST', other, { content })).text);
    expect((await officer.send('POST', `${other}/${id}/apply`)).status).toBe(200);
    const plain = (text: string) =>
      text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, 'ID').replace(/"call":"[^"]*"/u, '');
    const ours = await asJson();
    const theirs = (await bytesOf(other)).toString();
    expect(plain(theirs)).toBe(plain(ours));
    expect(/question\/([0-9a-f-]{36})/u.exec(theirs)?.[1]).not.toBe(/question\/([0-9a-f-]{36})/u.exec(ours)?.[1]);
  });

  it('says on its page what would change, what is wrong at which cell, and takes it over there', async () => {
    const page = '/en/calls/2026-by-file/questionnaire';
    const file = (text: string) => new File([text], 'questions.csv');
    const table = 'place,row,text_en,kind\n,question,What was done?,text\n,question,Which?,guess\n';
    const faulty = await officer.post(page, { file: file(table) });
    expect(faulty.status).toBe(303);
    const faults = (await officer.get(faulty.location)).text;
    expect(faults).toContain('D3');
    expect(faults).not.toContain('value="apply"');
    expect((await officer.post(faulty.location, { do: 'apply' }, page)).status).toBe(409);

    const good = await officer.post(page, { file: file(table.replace('guess', 'date')) });
    // What was brought before is listed where the next one is.
    expect((await officer.get(page)).text).toContain(`href="${good.location}"`);
    const changes = (await officer.get(good.location)).text;
    for (const words of ['What was done?', 'Which?', 'By year?', 'removed']) expect(changes).toContain(words);
    expect((await officer.post(good.location, { do: 'apply' })).status).toBe(303);
    expect((await officer.get('/en/calls/2026-by-file/questions')).text).toContain('What was done?');
    expect((await officer.post(good.location, { do: 'undo' })).status).toBe(303);
    expect((await officer.get('/en/calls/2026-by-file/questions')).text).toContain('By year?');

    expect((await officer.post(page, { file: file('a,b\n1,2\n') })).text).toContain('no questionnaire of a call');
    expect((await officer.post(page, {})).status).toBe(422);
  });

  it('is nobody else’s while it is a draft, and cannot be changed once the call is over', async () => {
    const content = await asJson();
    expect((await focal.get(FILES)).status).toBe(404);
    expect((await bring(content, focal)).status).toBe(404);
    const mine = await bring(content);
    expect((await focal.get(`${FILES}/${mine.id}`)).status).toBe(404);
    const about = { kind: 'questionnaire', title: 'Global Report 2026', intro: '' };
    await tagged('PUT', '', { ...about, deadline: addDays(dayOf(new Date()), 30) });
    await tagged('POST', '/parties', { parties: ['BY'] });
    expect((await tagged('POST', '/send')).status).toBe(200);
    // What was sent everybody may take along; only those who make calls bring something back.
    expect((await focal.get(FILES)).status).toBe(200);
    expect((await bring(content, focal)).status).toBe(403);
    expect((await focal.get('/en/calls/2026-by-file/questionnaire')).status).toBe(403);
    expect((await focal.get(`${FILES}/${mine.id}`)).status).toBe(403);
    expect((await tagged('POST', '/close')).status).toBe(200);
    expect((await bring(content)).status).toBe(409);
    expect((await officer.get('/en/calls/2026-by-file/questionnaire')).status).toBe(409);
    expect((await officer.get('/en/calls/2026-by-file/questions')).text).not.toContain('/questionnaire"');
  });
});
