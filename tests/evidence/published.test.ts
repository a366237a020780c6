import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/kernel/access/index.js';
import { readConfig } from '../../src/kernel/config/index.js';
import { LANGS } from '../../src/kernel/i18n/index.js';
import { createLogger } from '../../src/kernel/log/index.js';
import { QUESTIONS } from '../../src/modules/evidence/questions/question.js';
import { approveRelease, withdrawRelease } from '../../src/modules/evidence/releases/decide-release.js';
import { proposeIn } from '../../src/modules/evidence/releases/propose-release.js';
import { findParty } from '../../src/modules/parties/index.js';
import { accessibilityViolations, launchBrowser, openPage } from '../kit/browser.js';
import type { Client } from '../kit/client.js';
import type { TestDatabase } from '../kit/databases.js';
import { openPartiesDatabase } from '../kit/parties.js';
import { type PeopleServer, person, servePeople } from '../kit/people.js';

/** Invented numbers in the form of the open table: a total, its parts, ways, and what became of the case. */
const TABLE = [
  'Iso3_code,Country,Indicator,Dimension,Category,Sex,Age,Year,Unit of measurement,txtVALUE,Source',
  ...['2020', '2021'].flatMap((year) => [
    `AUT,Austria,Detected trafficking victims,Total,Total,Total,Total,${year},Counts,"1,200",x`,
    `AUT,Austria,Detected trafficking victims,Total,Total,Female,18 years or over,${year},Counts,700,x`,
    `AUT,Austria,Detected trafficking victims,Total,Total,Male,18 years or over,${year},Counts,<5,x`,
    `AUT,Austria,Detected trafficking victims,Total,Total,Female,0 to 17 years,${year},Counts,[c],x`,
    `AUT,Austria,Detected trafficking victims,by form of exploitation,Sexual exploitation,Total,Total,${year},Counts,800,x`,
    `AUT,Austria,Detected trafficking victims,by form of exploitation,Forced labour,Total,Total,${year},Counts,<5,x`,
    `AUT,Austria,Detected trafficking victims,by citizenship,Nigeria,Total,Total,${year},Counts,300,x`,
    `AUT,Austria,Detected trafficking victims,by citizenship,Nationals,Total,Total,${year},Counts,40,x`,
    `AUT,Austria,Detected trafficking victims,by citizenship,Fiji,Total,Total,${year},Counts,<5,x`,
    `AUT,Austria,Persons convicted,Total,Total,Total,Total,${year},Counts,31,x`,
    `MNG,Mongolia,Detected trafficking victims,Total,Total,Total,Total,${year},Counts,<5,x`,
  ]),
].join('\r\n');
const RELEASE = 'open-table/1';

let test: TestDatabase;
let server: PeopleServer;
let anyone: Client;
let browser: Browser;
let bob: Actor;
let id = '';

beforeAll(async () => {
  test = await openPartiesDatabase('pglite');
  const log = createLogger({ level: 'silent', readable: false, write() {} });
  server = await servePeople({ db: test.db, config: readConfig({}, 'unused'), log });
  anyone = server.as({ kind: 'public' });
  const party = await findParty(test.db, { kind: 'public' }, { code: 'BY' });
  if (party === null) throw new Error('no party');
  const officer = (name: string): Actor => ({
    ...person(name, 'data-officer', { id: party.id, kind: party.kind, code: 'BY' }),
    steppedUp: true,
  });
  const ann = officer('ann');
  bob = officer('bob');
  ({ id } = await test.db.transaction((c) =>
    proposeIn(c, ann, {
      ...{ partyId: party.id, dataSetId: null, kind: 'table', titles: { en: 'Open table', ar: 'الجدول المفتوح' } },
      method: { name: 'protected', limit: 5, atRisk: 2, withheld: 2 },
      checks: { audit: { recoverable: 0, determined: 0, linked: 0 }, compare: null, elsewhere: false },
      about: {
        ...{ name: 'x', lang: 'en', from: '2020-01-01', to: '2021-12-31', countingRule: 'persons' },
        ...{ unit: 'persons detected', source: 'Authorities', coverage: 'Two States', biases: 'Few men are found' },
      },
      columns: (TABLE.split('\r\n')[0] ?? '').split(',').map((name) => ({ name, concept: null })),
      ...{ rows: 22, licence: 'CC BY 4.0', rho: null, epsilon: null, delta: null, generated: false, corrects: null },
      file: new TextEncoder().encode(TABLE),
    }),
  ));
  for (const actor of [ann, bob]) await approveRelease(test.db, actor, id);
  browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await test.drop();
});

const api = async (path: string) => JSON.parse((await anyone.get(`/api/v1/evidence${path}`)).text);

it('answers programs under the protection of the release, and with nothing beside it', async () => {
  expect((await api('/releases')).releases[0]).toMatchObject({ slug: 'open-table', party: 'BY', licence: 'CC BY 4.0' });
  const counts = (query: string) => api(`/releases/${RELEASE}/counts?${query}`);
  expect((await counts('by=sex&reported_by=AT&year=2020&indicator=VICTIMS&age=Y_GE18')).cells).toEqual([
    { codes: ['F'], value: 700, hidden: 0 },
    { codes: ['M'], value: null, hidden: 1 },
  ]);
  expect((await counts('by=reported_by&indicator=VICTIMS')).cells).toEqual([
    { codes: ['AT'], value: 2400, hidden: 0 },
    { codes: ['MN'], value: null, hidden: 2 },
  ]);
  expect((await counts('by=citizenship&year=2021')).cells).toContainEqual({ codes: ['FJ'], value: null, hidden: 1 });
  expect(await counts('by=shelter')).toMatchObject({ status: 422, code: 'evidence.not-in-release' });
  expect((await anyone.get(`/api/v1/evidence/releases/open-table/2`)).status).toBe(404);
  const sdmx = await anyone.get(`/api/v1/evidence/releases/${RELEASE}/files/sdmx-csv`);
  expect(sdmx.headers.get('Content-Type')).toContain('application/vnd.sdmx.data+csv; version=2.0.0');
  expect(sdmx.text).toContain('dataflow,CONCORDANCE:DF_OPEN_TABLE(1.0.0),I,AT,VICTIMS,_T,_T,2020,SEXUAL,_T,_T,800,A,F');
  const zip = await fetch(`${server.address}/api/v1/evidence/releases/${RELEASE}/files/package`);
  expect(Object.keys(unzipSync(new Uint8Array(await zip.arrayBuffer())))).toContain('datapackage.json');
  expect((await anyone.get('/api/v1/evidence/releases.atom')).text).toContain('<title>Open table</title>');
  expect((await api('/concepts')).concepts.length).toBeGreaterThan(15);
  expect(JSON.stringify(await api('/releases'))).not.toContain('proposedBy');
}, 60_000);

it('shows each question in six languages with pictures that are light, told and marked', async () => {
  for (const [at, question] of QUESTIONS.entries()) {
    const lang = LANGS[at % LANGS.length];
    const page = await anyone.get(`/${lang}/evidence/${question}?release=demonstration`);
    expect(page.status).toBe(200);
    const pictures = page.text.match(/<svg[^>]*class="picture".*?<\/svg>/gsu) ?? [];
    expect(pictures.length, question).toBeGreaterThan(0);
    for (const svg of pictures) {
      expect(svg.length).toBeLessThan(150_000);
      // The mark stands in the drawing itself, not only in its description.
      expect(svg.match(/font-weight="700"/gu)).not.toBeNull();
    }
    expect(page.text.match(/<details>/gu)?.length).toBeGreaterThanOrEqual(pictures.length);
  }
  const who = (await anyone.get('/en/evidence/who')).text;
  expect(who).toContain('700');
  expect(who).not.toContain('Generated numbers: no real persons.');
  expect((await anyone.get('/en/evidence/how?release=demonstration')).text).toContain(
    'Generated numbers: no real persons.',
  );
  expect((await anyone.get('/en/evidence/who?country=MN')).text).not.toContain('700');
  expect((await anyone.get('/en/evidence/countries/AT')).text).toContain('What became of the case?');
  expect((await anyone.get('/en/evidence/countries/FR')).text).toContain('No released number speaks of this country.');
  expect((await anyone.get('/en/parties/BY')).text).toContain('It has published 1 release.');
  expect((await anyone.get('/en/search?q=open+table')).text).toContain('/en/evidence/releases/open-table/1');
  const svg = await anyone.get('/fr/evidence/where/flow-map/svg');
  expect(svg.headers.get('Content-Type')).toContain('image/svg+xml');
  expect((await anyone.get('/en/evidence/where/flow-map/csv')).text).toContain('Nigeria,Austria,600');
  expect((await anyone.get('/en/evidence/where/nothing/svg')).status).toBe(404);
}, 120_000);

it('reads well on a telephone and without JavaScript, in Arabic with its map', async () => {
  for (const [path, width] of [
    ['/ar/evidence/where?release=open-table/1', 360],
    ['/ar/evidence/where?release=demonstration', 1280],
    ['/zh/evidence/trust', 360],
    ['/ar/evidence/countries/AT', 1280],
    ['/en/evidence/concepts', 360],
  ] as const) {
    const { page, complaints, close } = await openPage(browser, server.address + path, { width });
    expect(await accessibilityViolations(page), path).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'), path).toBeLessThanOrEqual(
      0,
    );
    await close();
  }
  const { page, close } = await openPage(browser, `${server.address}/ar/evidence/where`, {
    width: 360,
    javaScript: false,
  });
  await page.getByLabel('من سنة').selectOption('2021');
  await page.getByRole('button', { name: 'تطبيق' }).click();
  expect(new URL(page.url()).searchParams.get('from')).toBe('2021');
  expect(await page.locator('#flow-map svg path[stroke-opacity]').count()).toBeGreaterThan(0);
  expect(await page.locator('#flow-map .disclaimer').count()).toBe(1);
  await page.locator('#flow-map summary').click();
  expect(await page.locator('#flow-map-table').textContent()).toContain('نيجيريا');
  await close();
}, 180_000);

it('takes the codes of another list beside ours from whoever keeps the house, and from nobody else', async () => {
  const file = () =>
    new File(['concept,code,en,mylist\nSEX,F,,X1\nSEX,NB,Neither,X3\n'], 'list.csv', { type: 'text/csv' });
  const at = '/en/evidence/concepts';
  const refused = await server.as(person('oto', 'observer')).post(at, { source: 'Us, 2026', file: file() }, at);
  expect(refused.status).not.toBe(200);
  const keeper = server.as({ kind: 'administrator', id: 'local' });
  const empty = await keeper.post(at, { source: '', file: file() }, at);
  expect(empty.status).toBe(422);
  const done = await keeper.post(at, { source: 'Us, 2026', file: file() }, at);
  expect(done.text).toContain('The list was loaded');
  expect((await anyone.get(at)).text).toContain('MYLIST');
  expect((await anyone.get(`${at}/files/csv?list=ictip`)).text).toContain(',ictip,');
}, 60_000);

it('shows nothing more of what was withdrawn', async () => {
  await withdrawRelease(test.db, bob, id, { notice: 'A mistake', lang: 'en' });
  expect((await anyone.get('/en/evidence/who')).text).toContain('No published release answers this yet.');
  expect((await anyone.get(`/api/v1/evidence/releases/${RELEASE}/counts?by=sex`)).status).toBe(410);
  expect((await anyone.get(`/api/v1/evidence/releases/${RELEASE}/files/csv`)).status).toBe(410);
  expect((await anyone.get('/en/evidence/releases.atom')).text).toContain('Withdrawn: Open table');
}, 60_000);
