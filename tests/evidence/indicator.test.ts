import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/kernel/access/index.js';
import { readConfig } from '../../src/kernel/config/index.js';
import { LANGS } from '../../src/kernel/i18n/index.js';
import { createLogger } from '../../src/kernel/log/index.js';
import { approveRelease } from '../../src/modules/evidence/releases/decide-release.js';
import { proposeIn } from '../../src/modules/evidence/releases/propose-release.js';
import { findParty } from '../../src/modules/parties/index.js';
import type { Client } from '../kit/client.js';
import type { TestDatabase } from '../kit/databases.js';
import { openPartiesDatabase } from '../kit/parties.js';
import { type PeopleServer, person, servePeople } from '../kit/people.js';

/** Invented numbers of one State, by sex, age and form, without a column of the country. */
const TABLE = [
  'year,sex,age,form,count',
  ...['2021', '2022'].flatMap((year) => [
    `${year},Total,Total,Total,120`,
    `${year},Female,Total,Total,80`,
    `${year},Male,Total,Total,<10`,
    `${year},Female,0-17,Total,20`,
    `${year},Total,0-17,Total,[c]`,
    `${year},Total,Total,sexual,90`,
    `${year},Total,Total,labour,30`,
  ]),
].join('\n');
const POPULATION = [
  'REF_AREA,TIME_PERIOD,SEX,AGE,OBS_VALUE',
  ...['F', 'M'].flatMap((sex) => ['0-17', '18+'].map((age) => `BLR,2022,${sex},${age},"2000.000"`)),
  'Atlantis,2022,F,0-17,5',
  'BY,2099,F,0-17,5',
  'BY,2022,F,young,5',
  'BY,2022,F,18+,-7',
  'BY,2022,F,18+,1',
  'PL,2022,F,18+,4',
].join('\n');
const PAGE = '/en/evidence/population';
const INDICATOR = '/en/evidence/sdg-16-2-2';

let test: TestDatabase;
let server: PeopleServer;
let ann: Client;
let keeper: Client;
let anyone: Client;
beforeAll(async () => {
  test = await openPartiesDatabase('pglite');
  const log = createLogger({ level: 'silent', readable: false, write() {} });
  server = await servePeople({ db: test.db, config: readConfig({}, 'unused'), log });
  const party = await findParty(test.db, { kind: 'public' }, { code: 'BY' });
  if (party === null) throw new Error('no party');
  const officer = (name: string): Actor => ({
    ...person(name, 'data-officer', { id: party.id, kind: party.kind, code: 'BY' }),
    steppedUp: true,
  });
  ann = server.as(officer('ann'));
  keeper = server.as({ kind: 'administrator', id: 'local' });
  anyone = server.as({ kind: 'public' });
  const { id } = await test.db.transaction((c) =>
    proposeIn(c, officer('ann'), {
      ...{ partyId: party.id, dataSetId: null, kind: 'table', titles: { en: 'Victims of one State' } },
      method: { name: 'k', k: 10, small: 2, withheld: 2 },
      checks: { audit: { recoverable: 0, determined: 0, linked: 0 }, compare: null, elsewhere: false },
      about: {
        ...{ name: 'x', lang: 'en', from: '2021-01-01', to: '2022-12-31', countingRule: 'persons' },
        ...{ unit: 'persons detected', source: 'Authorities', coverage: 'One State', biases: 'Few men are found' },
      },
      columns: ['year', 'sex', 'age', 'form', 'count'].map((name) => ({ name, concept: null })),
      ...{ rows: 14, licence: 'CC BY 4.0', rho: null, epsilon: null, delta: null, generated: false, corrects: null },
      file: new TextEncoder().encode(TABLE),
    }),
  );
  for (const name of ['ann', 'bob']) await approveRelease(test.db, officer(name), id);
}, 120_000);
afterAll(async () => {
  await server.close();
  await test.drop();
});

const file = (text: string) => new File([text], 'population.csv', { type: 'text/csv' });
const form = { per: '1000', source: 'An office, 2024', asOf: '2024-07-11', file: file(POPULATION) };
const rates = async (query = '') => JSON.parse((await anyone.get(`/api/v1/evidence/indicators/16.2.2${query}`)).text);

it('shows counts and no rate where nobody said how many persons live there', async () => {
  const page = (await anyone.get(INDICATOR)).text;
  expect(page).toContain('No population is known for these countries and years.');
  expect(page).toContain('120');
  expect((await rates('?country=BY')).detected[0]).toMatchObject({ detected: 120, rate: null, why: 'no-population' });
});

it('compares a file of populations first, and refuses what is none by row with a sentence', async () => {
  expect((await server.as(person('oto', 'observer')).get(PAGE)).text).not.toContain('type="file"');
  expect((await ann.post(PAGE, { ...form, source: '' }, PAGE)).status).toBe(422);
  const typed = await ann.post(PAGE, { ...form, asOf: '11/07/2024' }, PAGE);
  expect(typed.text).toContain('Write a day that has passed');
  expect(typed.text).toContain('value="An office, 2024"');
  const none = await ann.post(PAGE, { ...form, file: file('a,b\n1,2\n') }, PAGE);
  expect(none.text).toContain('No columns for country, year and persons');
  const { location, status } = await ann.post(PAGE, form, PAGE);
  expect(status).toBe(303);
  const seen = (await ann.get(location)).text;
  for (const words of [
    '“Atlantis” is no State of the register',
    '“2099” is no year',
    '“young” is no age',
    '“-7” is no whole number of persons',
    'The file says another number for the same people',
    'your own State only; this is PL',
    'Write 4 numbers',
  ])
    expect(seen).toContain(words);
  expect((await anyone.get(location)).status).toBe(404);
  // Nothing stands before somebody has said so.
  expect((await anyone.get(PAGE)).text).toContain('No population was brought yet.');
  await ann.post(`${location}/apply`, {}, location);
  expect((await ann.get(location)).text).toContain('4 numbers were written.');
});

it('divides what is shown by the same people, with an error bar, and nothing that is hidden', async () => {
  const { detected, estimated } = await rates('?country=BY');
  expect(estimated).toEqual([]);
  const of = (sex: string, age: string, form_: string, year = 2022) =>
    detected.find(
      (one: Record<string, unknown>) => one.sex === sex && one.age === age && one.form === form_ && one.year === year,
    );
  expect(of('_T', '_T', '_T')).toMatchObject({
    ...{ rate: 1.5, why: null, population: { persons: 8_000_000, asOf: '2024-07-11' } },
    interval: { low: expect.closeTo(1.2437, 3), high: expect.closeTo(1.7937, 3) },
  });
  expect(of('F', '_T', '_T')).toMatchObject({ rate: 2, population: { persons: 4_000_000 } });
  expect(of('M', '_T', '_T')).toMatchObject({ detected: null, rate: null, why: 'hidden' });
  expect(of('_T', '_T', 'SEXUAL')).toMatchObject({ rate: 1.125, population: { persons: 8_000_000 } });
  // Of the year before no population is known: none is carried over.
  expect(of('_T', '_T', '_T', 2021)).toMatchObject({ rate: null, why: 'no-population' });
  for (const lang of LANGS) {
    const page = (await anyone.get(`/${lang}/evidence/sdg-16-2-2?country=BY`)).text;
    expect(page).toContain('An office, 2024');
    expect(page.match(/<svg[^>]*class="picture"/gu)?.length).toBeGreaterThanOrEqual(3);
  }
  const csv = (await anyone.get(`${INDICATOR}/files/csv?country=BY`)).text;
  expect(csv).toContain('Victims detected,Belarus,BY,2022,Female,Total,Total,80,4000000,2,');
  expect(csv).toContain('Garwood 1936');
  expect((await anyone.get(`${INDICATOR}/files/xlsx`)).headers.get('Content-Type')).toContain('spreadsheetml');
  expect((await anyone.get(`${INDICATOR}/pictures/rate-by-year?country=BY`)).text).toContain('<svg');
  const demonstration = (await anyone.get(`${INDICATOR}?release=demonstration`)).text;
  expect(demonstration).toContain('Generated numbers: no real persons.');
});

it('goes out as it goes in, changes by a second file, and is taken back', async () => {
  const out = (await anyone.get(`${PAGE}/files/csv`)).text;
  const same = await keeper.post(PAGE, { ...form, per: '1', file: file(out) }, PAGE);
  expect((await keeper.get(same.location)).text).toContain('The file would change nothing.');
  const changed = out.replace('2000000,"An office, 2024"', '2500000,"An office, 2024"');
  const { location } = await keeper.post(PAGE, { ...form, per: '1', file: file(changed) }, PAGE);
  expect((await keeper.get(location)).text).toContain('2,500,000');
  await keeper.post(`${location}/apply`, {}, location);
  expect((await rates('?country=BY')).detected[0].population.persons).toBe(8_500_000);
  expect((await keeper.post(`${location}/apply`, {}, location)).status).toBe(409);
  await keeper.post(`${location}/undo`, {}, location);
  expect((await rates('?country=BY')).detected[0].population.persons).toBe(8_000_000);
});
