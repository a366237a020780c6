import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { addDays, dayOf } from '../../src/kernel/calendar/index.js';
import { LANGS } from '../../src/kernel/i18n/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import { reportingInvariants } from '../../src/modules/reporting/invariants.js';
import type { Client } from '../kit/client.js';
import { FIRST, resolution } from '../kit/line-texts.js';
import { type PeopleServer, person, servePeople } from '../kit/people.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';

const CALL = '/api/v1/calls/2026-by-program';
const DEADLINE = addDays(dayOf(new Date()), 30);

describe('a call that programs make, send and see to', () => {
  let register: RegisterHouse;
  let server: PeopleServer;
  let officer: Client;
  let focal: Client;
  beforeAll(async () => {
    register = await openRegisterHouse('pglite');
    await loadParties(register.house.db);
    const [symbol, session, asks] = FIRST;
    await register.bring(resolution(symbol, session, asks), { lang: 'en', symbol });
    server = await servePeople(register.house);
    const party = await findParty(register.house.db, PUBLIC, { code: 'BY' });
    if (party === null) throw new Error('No BY');
    officer = server.as(person('officer', 'secretariat-officer'));
    focal = server.as(person('focal', 'state-focal-point', { id: party.id, kind: party.kind, code: 'BY' }));
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await register.test.drop();
  });

  const tag = async () => (await officer.get(CALL)).headers.get('etag') ?? '';
  const send = async (method: string, path: string, body: unknown, who = officer, seen?: string) => {
    const headers = { 'If-Match': seen ?? (await tag()) };
    const answer = await who.send(method, `${CALL}${path}`, body, headers);
    return { status: answer.status, body: answer.text === '' ? null : JSON.parse(answer.text) };
  };

  it('is begun, asked, worded in six languages and looked at, each against the version that was seen', async () => {
    const begun = { key: '2026-by-program', kind: 'questionnaire', lang: 'en', title: 'Global Report 2026' };
    expect((await focal.send('POST', '/api/v1/calls', begun)).status).toBe(403);
    const made = await officer.send('POST', '/api/v1/calls', begun);
    expect([made.status, JSON.parse(made.text)]).toMatchObject([201, { state: 'draft', version: 0 }]);
    expect((await officer.send('POST', '/api/v1/calls', begun)).status).toBe(409);
    // A draft is nobody else's.
    expect((await focal.get(CALL)).status).toBe(404);

    const about = { kind: 'survey', title: 'Global Report, 2026', intro: 'Every two years.', deadline: DEADLINE };
    expect(await send('PUT', '', { ...about, deadline: '2020-01-01' })).toMatchObject({
      ...{ status: 422, body: { code: 'reporting.date-past' } },
    });
    const before = await tag();
    expect(await send('PUT', '', about)).toMatchObject({ status: 200, body: { deadline: DEADLINE, kind: 'survey' } });
    expect(await send('PUT', '', about, officer, before)).toMatchObject({ status: 412 });
    expect(await send('PUT', '', about, focal)).toMatchObject({ status: 403 });

    const section = (await send('POST', '/sections', { title: 'Prosecution' })).body.id as string;
    const asked = { kind: 'choice', many: true, options: [{ text: 'Yes' }, { text: 'No' }] };
    const question = {
      section,
      asked,
      title: 'Is there a law?',
      required: true,
      subjects: ['measure/12', 'target/16.2'],
    };
    expect(await send('POST', '/questions', { ...question, subjects: ['measure/x'] })).toMatchObject({ status: 422 });
    const first = await send('POST', '/questions', question);
    expect(first.status).toBe(201);
    const persons = { kind: 'number', unit: 'persons', persons: true, least: 0 };
    const second = await send('POST', '/questions', { asked: persons, title: 'How many?' });
    expect(await send('DELETE', `/questions/${second.body.id}`, undefined)).toMatchObject({ status: 200 });
    expect(await send('PUT', `/questions/${second.body.id}`, { asked: persons, title: 'x' })).toMatchObject({
      status: 404,
    });
    expect(await send('POST', '/from-register', { symbol: FIRST[0], numbers: '1' })).toMatchObject({ status: 200 });

    const translations = async () => JSON.parse((await officer.get(`${CALL}/translations`)).text);
    // Questions about paragraphs come in six languages; what was written here does not.
    const counted = (await translations()).counts;
    expect(counted.fr.none).toBeGreaterThan(0);
    const wordings = LANGS.filter((lang) => lang !== 'en').map((lang) => ({
      ...{
        place: `question/${first.body.id}`,
        lang,
        text: `Loi (${lang})`,
        state: lang === 'ar' ? 'machine' : 'reviewed',
      },
    }));
    expect(await send('PUT', '/translations', { wordings })).toMatchObject({ status: 200 });
    const { counts, texts } = await translations();
    expect([counts.fr.reviewed - counted.fr.reviewed, counts.ar.machine, counted.ar.machine]).toEqual([1, 1, 0]);
    expect(texts[`question/${first.body.id}`].ar).toEqual({ text: 'Loi (ar)', state: 'machine' });
    const shown = JSON.parse((await officer.get(CALL)).text);
    expect(shown.questions.length).toBeGreaterThan(1);
  });

  it('is sent, reminded of and extended; what came back is shown to those who write, and to nobody else', async () => {
    const choose = (parties: string[]) => send('POST', '/parties', { parties });
    expect(await choose(['BY', 'NOWHERE'])).toMatchObject({ status: 404 });
    expect(await choose(['BY', 'KE'])).toMatchObject({ status: 200, body: { added: 2 } });
    expect(await choose(['FR'])).toMatchObject({ status: 200, body: { added: 1 } });
    expect(await send('DELETE', '/parties/FR', undefined)).toMatchObject({ status: 204 });
    expect(await send('PUT', '/parties/KE', { address: 'mission@example.org', lang: 'fr' })).toMatchObject({
      ...{ status: 200, body: { address: 'mission@example.org', lang: 'fr', state: 'chosen' } },
    });
    expect(await send('PUT', '/parties/KE', { address: 'no address' })).toMatchObject({ status: 422 });
    expect(await send('POST', '/send', undefined, focal)).toMatchObject({ status: 403 });
    expect(await send('POST', '/send', undefined, officer, '"1"')).toMatchObject({ status: 412 });
    expect(await send('POST', '/send', undefined)).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await send('POST', '/send', undefined)).toMatchObject({ body: { code: 'reporting.nothing-changed' } });

    const bounced = await send('POST', '/parties/ke/bounce', { reason: '550 no such mailbox' });
    expect(bounced).toMatchObject({ status: 200, body: { state: 'undeliverable', bounce: '550 no such mailbox' } });
    const listed = JSON.parse((await officer.get(`${CALL}/parties`)).text).parties as { party: string }[];
    expect(listed.map(({ party }) => party).sort()).toEqual(['BY', 'KE']);
    expect((await focal.get(`${CALL}/parties`)).status).toBe(404);

    const until = addDays(DEADLINE, 14);
    const why = { until, reason: 'Two ministries are still writing' };
    expect(await send('POST', '/parties/KE/extension-request', why, focal)).toMatchObject({ status: 403 });
    expect(await send('POST', '/parties/BY/extension-request', why, focal)).toMatchObject({ status: 204 });
    const waiting = JSON.parse((await officer.get(`${CALL}/parties`)).text).parties;
    expect(waiting).toContainEqual(expect.objectContaining({ party: 'BY', askedUntil: until, askedWhy: why.reason }));
    expect(await send('POST', '/parties/BY/extension', { until }, focal)).toMatchObject({ status: 403 });
    expect(await send('POST', '/parties/BY/extension', { until: '2020-01-01' })).toMatchObject({ status: 422 });
    expect(await send('POST', '/parties/BY/extension', { until })).toMatchObject({
      ...{ status: 200, body: { deadline: until, extended: true, askedUntil: null } },
    });
    expect(await send('POST', '/parties/KE/extension', { reason: 'Nothing was asked' })).toMatchObject({ status: 409 });

    expect(await send('POST', '/remind', { parties: ['KE'] })).toMatchObject({ status: 200, body: { reminded: 1 } });
    expect(await send('POST', '/remind', { parties: ['KE'] })).toMatchObject({ status: 409 });
    expect(await send('POST', '/close', undefined)).toMatchObject({ status: 200, body: { state: 'closed' } });
    expect(await send('POST', '/drop', undefined)).toMatchObject({ status: 409 });
    expect(await send('POST', '/reopen', undefined)).toMatchObject({ status: 200, body: { state: 'open' } });
    for (const { about, broken } of reportingInvariants)
      expect(await broken(register.house.db.connection), about).toEqual([]);
  });
});
