import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import type { Lang } from '../../src/kernel/i18n/index.js';
import { reviewAnswer } from '../../src/modules/commitments/answers/review-answer.js';
import { stateAnswer } from '../../src/modules/commitments/answers/state-answer.js';
import { findParty } from '../../src/modules/parties/index.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
} from '../kit/browser.js';
import { administrator, type Client, type Fields, visitor } from '../kit/client.js';
import { FIRST, resolution, THIRD } from '../kit/line-texts.js';
import { type PeopleServer, type Person, person, servePeople } from '../kit/people.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

const KEY = 'a-res-72-195-op-1-1';
const LIST = `/en/commitments/${KEY}/answers`;
const HERE = `${LIST}/BY`;
const TODAY = '2026-11-29';

describe('answers as pages and API', () => {
  let register: RegisterHouse;
  let server: PeopleServer;
  let focal: Client;
  let colleague: Client;
  let other: Client;
  let reviewer: Client;
  const anyone = () => visitor(server);
  beforeAll(async () => {
    register = await openRegisterHouse('pglite');
    await loadParties(register.house.db);
    for (const [symbol, session, asks] of [FIRST, THIRD])
      await register.bring(resolution(symbol, session, asks), { lang: 'en', symbol });
    server = await servePeople(register.house);
    const belarus = await refOf(register, 'BY');
    focal = server.as(person('focal', 'state-focal-point', belarus));
    colleague = server.as(person('colleague', 'state-focal-point', belarus));
    other = server.as(person('other', 'state-focal-point', await refOf(register, 'KE')));
    reviewer = server.as(person('reviewer', 'reviewer'));
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await register.test.drop();
  });

  const versionIn = async (client: Client, path: string) =>
    /name="version" value="(\d+)"/u.exec((await client.get(path)).text)?.[1] ?? 'none';
  const send = async (client: Client, fields: Fields) =>
    client.post(
      `${HERE}/state`,
      {
        version: await versionIn(client, `${HERE}/state`),
        ...{ standing: 'done', words: 'Lamps were lit in Brest', lang: 'en', audience: 'public', send: 'stated' },
        ...fields,
      },
      `${HERE}/state`,
    );
  /** Every door by which something could come out that is not public. */
  const DOORS = [
    `/en/commitments/${KEY}`,
    LIST,
    HERE,
    `${HERE}/state`,
    `${HERE}/evidence/1`,
    '/en',
    '/en/answers',
    '/en/parties/BY',
    '/en/search?q=Brest',
    `/api/v1/commitments/${KEY}/answers`,
    `/api/v1/commitments/${KEY}/answers/BY`,
    `/api/v1/commitments/${KEY}`,
  ];

  it('shows all that they are asked, and to a focal point the own line and what waits', async () => {
    const { text } = await anyone().get(`/en/commitments/${KEY}`);
    expect(text).toContain('0 of 193 States have answered');
    expect(text).not.toContain('Say what');
    const own = await focal.get(`/en/commitments/${KEY}`);
    expect(own.text).toContain('Say what Belarus has done');
    expect((await focal.get('/en/answers')).text).toContain(`${HERE}/state`);
    expect((await focal.get('/en')).text).toContain('Belarus:');
    expect((await anyone().get('/en/answers')).text).toContain('Nothing waits for you');
    expect((await anyone().get('/en')).text).not.toContain('/en/answers');
    const lines = (await anyone().get(LIST)).text;
    expect(lines.match(/<th scope="row"/gu)).toHaveLength(193);
    expect((await anyone().get(`${LIST}?region=019`)).text.match(/<th scope="row"/gu)).toHaveLength(35);
    expect((await anyone().get(`${LIST}?standing=done`)).text).toContain('No line fits these choices');
  });

  it('gives the form to the people of the party only', async () => {
    expect((await focal.get(`${HERE}/state`)).status).toBe(200);
    for (const client of [anyone(), other]) expect((await client.get(`${HERE}/state`)).status).toBe(404);
    expect((await reviewer.get(`${HERE}/state`)).status).not.toBe(200);
    expect((await focal.get(`${LIST}/KE/state`)).status).toBe(404);
  });

  it('says beside the field what is wrong, and keeps what was typed', async () => {
    const sent = await send(focal, { standing: '', words: 'Kept words' });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('Say how far it has come.');
    expect(sent.text).toContain('Kept words');
  });

  it('lets no draft out by any door', async () => {
    expect((await send(focal, { send: 'draft' })).status).toBe(303);
    for (const client of [anyone(), other])
      for (const door of DOORS) {
        const { text, status } = await client.get(door);
        expect(text, door).not.toContain('Lamps were lit');
        expect(text, door).not.toMatch(/<span class="tag[^>]*>Draft/u);
        if (door.startsWith(HERE) || door.endsWith('/BY')) expect([200, 404], door).toContain(status);
      }
    expect((await focal.get(HERE)).text).toContain('Lamps were lit');
    expect((await reviewer.get(LIST)).text).toContain('drafts 1');
  });

  it('shows both versions where a co-author was quicker', async () => {
    const late = await versionIn(focal, `${HERE}/state`);
    expect((await send(colleague, { words: 'Lamps were lit in Minsk' })).status).toBe(303);
    const sent = await send(focal, { version: late, words: 'Lamps were lit in Gomel' });
    expect(sent.status).toBe(412);
    expect(sent.text).toContain('Nothing was overwritten');
    expect(sent.text).toContain('Lamps were lit in Minsk');
    expect(sent.text).toContain('Lamps were lit in Gomel');
    expect((await focal.get(HERE)).text).not.toContain('Gomel');
  });

  it('appears as reviewed once the secretariat has reviewed it', async () => {
    expect((await reviewer.get('/en/answers')).text).toContain('1 answer to review');
    const review = async (fields: Fields) =>
      reviewer.post(`${HERE}/review`, { version: await versionIn(reviewer, HERE), note: '', ...fields }, HERE);
    const missing = await review({ decision: 'return' });
    expect([missing.status, missing.text.includes('Write what is missing')]).toEqual([422, true]);
    expect((await focal.post(`${HERE}/review`, { version: '2', decision: 'review', note: '' }, HERE)).status).toBe(403);
    expect((await review({ decision: 'review', note: 'Only for Belarus' })).status).toBe(303);
    const page = await anyone().get(HERE);
    for (const words of ['Lamps were lit in Minsk', 'Reviewed by the secretariat on'])
      expect(page.text).toContain(words);
    for (const words of ['Only for Belarus', 'History', 'Brest']) expect(page.text).not.toContain(words);
    expect((await anyone().get(`/en/commitments/${KEY}`)).text).toContain('1 of 193 States have answered');
    expect((await anyone().get('/en/parties/BY')).text).toContain(HERE);
    const lists = JSON.parse((await anyone().get(`/api/v1/commitments/${KEY}/answers`)).text);
    expect(lists).toMatchObject({
      asked: 193,
      answered: 1,
      answers: [{ party: 'BY', region: '150', standing: 'done' }],
    });
    const one = JSON.parse((await anyone().get(`/api/v1/commitments/${KEY}/answers/BY`)).text);
    expect(one).toMatchObject({ latest: null, published: { words: 'Lamps were lit in Minsk' } });
  });

  it('is stated and reviewed by programs, with the version that was seen', async () => {
    const at = `/api/v1/commitments/${KEY}/answers/BY`;
    const given = { state: 'stated', standing: 'under-way', words: 'By program', lang: 'fr', audience: 'public' };
    const { headers } = await focal.get(at);
    expect(headers.get('ETag')).toContain('"3"');
    expect((await focal.send('PUT', at, given)).status).toBe(400);
    expect((await focal.send('PUT', at, given, { 'If-Match': '"2"' })).status).toBe(412);
    expect((await anyone().send('PUT', at, given, { 'If-Match': '"3"' })).status).toBe(403);
    expect((await focal.send('PUT', at, given, { 'If-Match': '"3"' })).status).toBe(200);
    const own = await focal.send('POST', `${at}/review`, { decision: 'review' }, { 'If-Match': '"4"' });
    expect(own.status).toBe(403);
    const reviewed = await reviewer.send('POST', `${at}/review`, { decision: 'review' }, { 'If-Match': '"4"' });
    expect(JSON.parse(reviewed.text)).toMatchObject({ published: { words: 'By program' }, latest: { version: 5 } });
  });

  it('is withdrawn', async () => {
    const sent = await focal.post(`${HERE}/withdraw`, { version: '5' }, HERE);
    expect(sent.status).toBe(303);
    expect((await anyone().get(HERE)).status).toBe(404);
    expect((await focal.get(HERE)).text).toContain('Withdrawn');
  });
});

async function refOf({ house }: Pick<RegisterHouse, 'house'>, code: string) {
  const party = await findParty(house.db, PUBLIC, { code });
  if (party === null) throw new Error(`No party ${code}`);
  return { id: party.id, kind: party.kind, code };
}

describe.skipIf(findChromium() === null)('answers in a browser', () => {
  let server: TestServer;
  let people: PeopleServer;
  let browser: Browser;
  const commitment = 'a-res-80-228-op-1-1';
  let key = commitment;
  let focal: Person;
  const reviewer = person('reviewer', 'reviewer');
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
    people = await servePeople(server.house);
    const { text } = await visitor(server).get('/api/v1/commitments?addressee=MEMBER_STATES&state=open&size=1');
    key = (JSON.parse(text) as { commitments: { key: string }[] }).commitments[0]?.key ?? commitment;
    focal = person('focal', 'state-focal-point', await refOf(server, 'BY'));
    for (const [code, standing] of [
      ['AR', 'done'],
      ['EG', 'under-way'],
      ['FJ', 'not-begun'],
      ['BY', 'under-way'],
    ] as const) {
      const author = person(`author-${code}`, 'state-focal-point', await refOf(server, code));
      const words = `A law was passed and its offices were opened.\n\nNumber ${code}.`;
      const given = {
        standing,
        words,
        lang: 'en',
        happened: '2024-05',
        link: 'https://law.example/1',
        file: null,
      } as const;
      const rest = { keepsFile: false, audience: 'public', state: 'stated', version: 0 } as const;
      await stateAnswer(server.house.db, author, { key, code }, { ...given, ...rest }, TODAY);
      if (code !== 'BY')
        await reviewAnswer(server.house.db, reviewer, { key, code }, { decision: 'review', note: '', version: 1 });
    }
    people.as(focal);
    people.as(reviewer);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await people.close();
    await server.stop();
  });

  const PAGES = [
    ['commitment', 'focal', (k: string) => `/commitments/${k}`],
    ['list', 'reviewer', (k: string) => `/commitments/${k}/answers?region=009`],
    ['answer', 'reviewer', (k: string) => `/commitments/${k}/answers/BY`],
    ['form', 'focal', (k: string) => `/commitments/${k}/answers/BY/state`],
    ['waiting', 'focal', () => '/answers'],
    ['waiting-review', 'reviewer', () => '/answers'],
    ['home', 'focal', () => ''],
    ['party', 'focal', () => '/parties/AR'],
  ] as const;

  it.each(
    (['en', 'ar', 'zh'] satisfies Lang[]).flatMap((lang) =>
      PAGES.map(([name, who, path]) => ({ lang, name, who, path })),
    ),
  )(
    '$lang, $name: no fault for axe, nothing sideways at 360',
    async ({ lang, name, who, path }) => {
      const { page, complaints, close } = await openPage(browser, 'about:blank', { lang, width: 360 });
      const { id } = who === 'focal' ? focal : reviewer;
      await page.context().addCookies([{ name: 'session', value: id, url: people.address }]);
      await page.goto(`${people.address}/${lang}${path(key)}`);
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await screenshot(page, `answers-${name}-${lang}-360`);
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(await accessibilityViolations(page)).toEqual([]);
      await screenshot(page, `answers-${name}-${lang}-1280`);
      expect(complaints).toEqual([]);
      await close();
    },
    60_000,
  );

  it('is stated without JavaScript by the administrator, and waits', async () => {
    const admin = await administrator(server);
    const at = `/en/commitments/${key}/answers/KE/state`;
    const sent = await admin.post(at, {
      ...{ version: '0', standing: 'done', words: 'By hand', lang: 'en', audience: 'public', send: 'stated' },
    });
    expect(sent.status).toBe(303);
    expect((await admin.get(sent.location)).text).toContain('Whoever wrote in it does not review it');
  });
});
