import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { holdRole } from '../../src/kernel/access/held-roles.js';
import { addPerson } from '../../src/kernel/access/person.js';
import { readConfig } from '../../src/kernel/config/index.js';
import { createLogger } from '../../src/kernel/log/index.js';
import { ruleOf } from '../../src/modules/evidence/synthesize/structural-zeros.js';
import { findParty } from '../../src/modules/parties/index.js';
import type { Client } from '../kit/client.js';
import type { TestDatabase } from '../kit/databases.js';
import { openPartiesDatabase } from '../kit/parties.js';
import { type PeopleServer, person, servePeople } from '../kit/people.js';

const PASS = 'correct horse battery';
const CANARY = 'zqxcanary';
const AT = '/en/evidence';

const csv = (name: string, text: string): File => new File([text], name, { type: 'text/csv' });
const CASES = [
  'sex,age',
  ...Array.from({ length: 240 }, (_, k) => `${k % 3 ? 'Female' : 'Male'},${k % 40 ? '18+' : '0-17'}`),
].join('\n');
const ABOUT = {
  name: 'Cases of the unit',
  from: '2020-01-01',
  to: '2024-12-31',
  countingRule: 'persons',
  unit: 'persons detected',
  source: 'Own case management',
  coverage: 'All offices',
  biases: 'Men are less often detected',
  keepUntil: `${new Date().getUTCFullYear() + 1}-01-31`,
  epsilon: '4',
  delta: '1e-6',
};

let test: TestDatabase;
let server: PeopleServer;
let ann: Client;
let bob: Client;
let anyone: Client;
beforeAll(async () => {
  test = await openPartiesDatabase('pglite');
  const log = createLogger({ level: 'silent', readable: false, write() {} });
  server = await servePeople({ db: test.db, config: readConfig({}, 'unused'), log });
  const party = await findParty(test.db, { kind: 'public' }, { code: 'BY' });
  if (party === null) throw new Error('no party');
  const officer = (id: string) =>
    server.as({ ...person(id, 'data-officer', { id: party.id, kind: party.kind, code: 'BY' }), steppedUp: true });
  [ann, bob, anyone] = [officer('ann'), officer('bob'), server.as({ kind: 'public' })];
}, 120_000);
afterAll(async () => {
  await server.close();
  await test.drop();
});

let set = '';
let release = '';

it('keeps what is under lock from everybody else', async () => {
  for (const path of ['data', 'data/new', 'data/key/BY']) {
    expect((await anyone.get(`${AT}/${path}`)).status).not.toBe(200);
    expect((await server.as({ ...person('oto', 'observer') }).get(`${AT}/${path}`)).status).not.toBe(200);
  }
  expect((await anyone.get(AT)).text).toContain('Nothing has been published yet.');
});

it('takes a file, says what it found, and keeps it when it is known what it is', async () => {
  expect((await ann.get(`${AT}/data`)).text).toContain('First make the key of your party.');
  const short = await ann.post(`${AT}/data/key/BY`, { act: 'make', fresh: 'short', again: 'short' });
  expect(short.status).toBe(422);
  expect(short.text).toContain('Write at least 14 characters.');
  await ann.post(`${AT}/data/key/BY`, { act: 'make', fresh: PASS, again: PASS });
  expect((await ann.get(`${AT}/data`)).text).toContain('unlocked until');
  const named = await ann.post(
    `${AT}/data/new`,
    { kind: 'cases', file: csv('a.csv', 'name,sex\nAnna Karenina,F\n') },
    `${AT}/data/new`,
  );
  const refused = await settled(named.location);
  expect(refused).toContain('This file cannot be kept');
  expect(refused).not.toContain('Karenina');
  const empty = await ann.post(`${AT}/data/new`, { kind: 'cases', file: csv('none.csv', '') }, `${AT}/data/new`);
  expect([empty.status, empty.text.includes('The file is empty.')]).toEqual([422, true]);
  const brought = await ann.post(`${AT}/data/new`, { kind: 'cases', file: csv('cases.csv', CASES) }, `${AT}/data/new`);
  expect(await settled(brought.location)).toContain('Keep it under lock');
  const wrong = await ann.post(`${brought.location}/keep`, { ...ABOUT, coverage: '' }, brought.location);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="Cases of the unit"');
  const kept = await ann.post(`${brought.location}/keep`, ABOUT, brought.location);
  expect(kept.status).toBe(303);
  set = kept.location;
  expect((await ann.get(set)).text).toContain('Make a release');
  expect((await bob.get(set)).text).toContain('The key is locked.');
  expect((await anyone.get(set)).status).toBe(404);
}, 60_000);

it('gives a colleague a copy of the key under another passphrase, and takes it back', async () => {
  const now = new Date();
  const party = await findParty(test.db, { kind: 'public' }, { code: 'BY' });
  if (party === null) throw new Error('no party');
  const held = { id: party.id, kind: party.kind, code: 'BY' };
  const { id } = await test.db.transaction(async (c) => {
    const added = await addPerson(c, { name: 'Cyd', email: 'cyd@example.org', lang: 'en' }, now);
    await holdRole(c, { personId: added.id, role: 'data-officer', party: held, readOnly: false }, 'test', now);
    return added;
  });
  const cyd = server.as({ ...person(id, 'data-officer', held), steppedUp: true });
  const at = `${AT}/data/key/BY`;
  expect((await cyd.get(at)).text).not.toContain('Unlock the key');
  expect((await ann.get(at)).text).toContain('Cyd');
  const other = 'told over the telephone';
  const given = { act: 'give', colleague: id, fresh: other, again: 'something else' };
  const refused = await ann.post(at, given, at);
  expect([refused.status, refused.text.includes('something else')]).toEqual([422, false]);
  expect((await ann.post(at, { ...given, again: other }, at)).status).toBe(303);
  expect((await cyd.get(set)).text).toContain('The key is locked.');
  expect((await cyd.post(at, { act: 'unlock', passphrase: PASS }, at)).status).toBe(422);
  expect((await cyd.post(at, { act: 'unlock', passphrase: other }, at)).status).toBe(303);
  expect((await cyd.get(set)).text).toContain('Make a release');
  expect((await ann.post(at, { act: 'take', colleague: id }, at)).status).toBe(303);
  expect((await cyd.get(set)).text).not.toContain('Make a release');
}, 60_000);

it('shows a file while it comes, and keeps nothing of one that breaks off, or is sent without the token of its form', async () => {
  const page = (await ann.get(`${AT}/data/new`)).text;
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`, 'u').exec(page)?.[1] ?? '';
  const part = (name: string, value: string) =>
    `--zqx\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const file = '--zqx\r\nContent-Disposition: form-data; name="file"; filename="slow.csv"\r\n\r\nsex,age\r\n';
  const rows = 4_000_000;
  const begin = (token: string) => {
    const sent = request(`${server.address}${AT}/data/new`, {
      method: 'POST',
      headers: {
        Cookie: `session=${person('ann', 'data-officer').id}`,
        Origin: server.address,
        'Content-Type': 'multipart/form-data; boundary=zqx',
        'Content-Length': rows,
      },
    });
    sent.on('error', () => {});
    sent.write(`${part('csrf', token)}${part('kind', 'cases')}${part('intake', hidden('intake'))}${file}`);
    sent.write('F,1\n'.repeat(rows / 8));
    return sent;
  };
  // Half of it has come, and the rest never does.
  const forged = begin('x'.repeat(43));
  expect((await once(forged, 'response'))[0].statusCode).toBe(403);
  forged.destroy();
  expect((await ann.get(`${AT}/data`)).text).not.toContain('slow.csv');
  const broken = begin(hidden('csrf'));
  const seen = async () => (await ann.get(`${AT}/data/intakes/${hidden('intake')}`)).text;
  await expect.poll(seen, { timeout: 20_000 }).toMatch(/being received.*value="0\.5"/su);
  expect((await bob.get(`${AT}/data/intakes/${hidden('intake')}`)).status).toBe(410);
  broken.destroy();
  await expect.poll(async () => (await ann.get(`${AT}/data`)).text, { timeout: 20_000 }).not.toContain('slow.csv');
}, 60_000);

it('matches a file to a dictionary that was brought, gives it back corrected, and keeps nothing of what was left out', async () => {
  const lists = { name: 'unit', file: csv('d.csv', 'Column,Value\nSex,Female\nSex,Male\nForm,labour\nForm,sexual\n') };
  const at = `${AT}/data/dictionaries`;
  expect((await ann.post(at, { ...lists, file: csv('d.csv', 'a,b\n1,2\n') }, at)).status).toBe(422);
  expect((await ann.post(at, lists, at)).status).toBe(303);
  expect((await ann.get(at)).text).toContain('UNIT');
  expect((await bob.get(`${at}/template`)).headers.get('Content-Type')).toContain('spreadsheetml');
  const rows = Array.from(
    { length: 60 },
    (_, k) => `${k % 2 ? 'F' : 'M'},${k % 3 ? 'labour' : 'farm'},office ${CANARY}`,
  );
  const text = ['SEX,form,office', ...rows, 'F,<5,x'].join('\n');
  const bring = { kind: 'cases', drop: 'office', file: csv('two.csv', text) };
  const { location } = await ann.post(`${AT}/data/new`, bring, `${AT}/data/new`);
  const seen = await settled(location);
  expect(seen).toContain('2 changes, each told by row and column');
  expect(seen).toContain('No dictionary is known');
  const corrected = await ann.get(`${location}/corrected/csv`);
  expect(corrected.text).not.toContain(CANARY);
  expect(corrected.text).toContain('F,""');
  expect((await ann.get(`${location}/corrected/xlsx`)).status).toBe(200);
  expect((await bob.get(`${location}/matching`)).status).toBe(410);
  const matching = `${location}/matching?dictionary=unit`;
  const shown = (await ann.get(matching)).text;
  for (const words of ['reads alike', 'the same in another list of codes', 'farm']) expect(shown).toContain(words);
  const twice = { 'c.0': 'Sex', 'c.1': 'Sex' };
  expect((await ann.post(matching, twice, matching)).text).toContain('Two columns would become Sex');
  const agreed = {
    ...{ 'c.0': 'Sex', 't.0': 'Sex', 'v.0.0': 'Male', 'v.0.1': 'Female' },
    ...{ 'c.1': 'Form', 't.1': 'Form', 'v.1.0': 'labour' },
  };
  expect((await ann.post(matching, agreed, matching)).status).toBe(303);
  expect((await ann.get(location)).text).toContain('UNIT knows all values that were compared');
  const kept = await ann.post(`${location}/keep`, { ...ABOUT, name: 'Second' }, location);
  const made = { title: 'In their words', method: 'dp', columns: ['Sex', 'Form'], epsilon: '1', licence: 'CC BY 4.0' };
  expect((await ann.get(kept.location)).text).not.toContain('>office<');
  // The dictionary lists the values, so that no domain needs to be brought.
  expect((await ann.post(`${kept.location}/runs`, made, kept.location)).status).toBe(303);
  await expect.poll(async () => (await ann.get(kept.location)).text, { timeout: 20_000 }).toContain('in-their-words');
  const file = (await ann.get(`${AT}/releases/in-their-words/1/files/csv`)).text;
  expect(file).toContain('Female,labour');
  // The next time it is proposed before anybody has said it again.
  const again = await ann.post(`${AT}/data/new`, bring, `${AT}/data/new`);
  await settled(again.location);
  expect((await ann.get(`${again.location}/matching?dictionary=unit`)).text).toContain('agreed to before');
}, 60_000);

it('makes a table that two people publish, for everybody in every form', async () => {
  const form = { title: 'Detected persons', method: 'k', columns: ['sex', 'age'], k: '10', licence: 'CC BY 4.0' };
  expect((await ann.post(`${set}/runs`, { ...form, title: '' }, set)).text).toContain('Give it a title.');
  expect((await ann.post(`${set}/runs`, form, set)).status).toBe(303);
  await expect.poll(async () => (await ann.get(set)).text, { timeout: 20_000 }).toContain('Detected persons');
  release = /href="(\/en\/evidence\/releases\/detected-persons\/1)"/u.exec((await ann.get(set)).text)?.[1] ?? '';
  expect((await anyone.get(release)).status).toBe(404);
  expect((await ann.post(`${release}/decide`, { act: 'decline', note: ' ' }, release)).text).toContain('Say why.');
  await ann.post(`${release}/decide`, { act: 'approve', note: '' }, release);
  expect((await ann.post(`${release}/decide`, { act: 'approve', note: '' }, release)).text).toContain(
    'Another person must.',
  );
  await bob.post(`${release}/decide`, { act: 'approve', note: '' }, release);
  const seen = await anyone.get(release);
  expect(seen.status).toBe(200);
  expect(seen.text).toContain('240');
  expect(seen.text).toContain('No number below the least is shown');
  expect((await anyone.get(`${release}/files/csv`)).text).toContain('Total,Total,240');
  expect(JSON.parse((await anyone.get(`${release}/files/json`)).text).rows).toContainEqual({
    sex: 'Total',
    age: 'Total',
    count: '240',
  });
  expect((await anyone.get(`${release}/files/xlsx`)).headers.get('Content-Type')).toContain('spreadsheetml');
  expect((await anyone.get('/ar/evidence')).text).toContain('Detected persons');
}, 60_000);

it('takes a release that was made elsewhere, looked through as if nobody had, alone and with what is out already', async () => {
  const at = `${AT}/data/releases/new`;
  expect((await anyone.get(at)).status).not.toBe(200);
  const report = (text: object | string) =>
    new File([typeof text === 'string' ? text : JSON.stringify(text)], 'r.json');
  const told = {
    schema: 'concordance.tables/1',
    by: ['sex'],
    rule: { name: 'k', k: 10 },
    hidden: { small: 0, withheld: 0 },
  };
  const file = csv('t.csv', 'sex,count\nTotal,90\nF,40\nM,50\n');
  const form = { ...ABOUT, title: 'Made at home', licence: '', file, report: report({ ...told, rows: [1, 2, 3] }) };
  const said = async (change: object) => (await ann.post(at, { ...form, ...change }, at)).text;
  expect(await said({ report: report('{}') })).toContain('no report of this program');
  expect(await said({ report: report({ ...told, rows: [1] }) })).toContain('The file has 3 rows');
  expect(await said({ source: '' })).toContain('value="Made at home"');
  const leaks = csv('t.csv', 'sex,count\nTotal,90\nF,<10\nM,88\n');
  expect(await said({ file: leaks })).toContain('could still be worked out');
  const privacy = { epsilon: 1, delta: 1e-6, rho: 0.02, neighbours: 'add-remove' };
  const synth = { schema: 'concordance.synth/1', rows: 2, columns: 2, method: 'aim' };
  const named = csv('s.csv', 'name,sex\nAnna Karenina,F\nIvan,M\n');
  const records = report({ ...synth, privacy: { ...privacy, private: true } });
  expect(await said({ report: report({ ...synth, privacy: { ...privacy, private: false } }) })).toContain(
    'not private',
  );
  expect(await said({ file: named, report: records })).toContain('tells who persons are');
  const brought = await ann.post(at, form, at);
  expect(brought.status).toBe(303);
  for (const one of [ann, bob])
    await one.post(`${brought.location}/decide`, { act: 'approve', note: '' }, brought.location);
  const seen = (await anyone.get(brought.location)).text;
  expect(seen).toContain('on a machine of its owner');
  expect(seen).toContain('CC BY 4.0');
  // The same form, and a cell suppressed that is out: the two together give it away.
  const again = csv('t.csv', 'sex,count\nTotal,[c]\nF,<10\nM,[c]\n');
  expect(await said({ file: again, title: 'Second' })).toContain('Together with the table published before');
  const next = await ann.post(
    at,
    { ...form, file: csv('s.csv', 'sex,form\nF,a\nM,b\n'), report: records, title: 'Records' },
    at,
  );
  expect((await ann.get(next.location)).text).toContain('These records are of nobody');
  const rules = (...allowed: string[]) => [ruleOf('sex', ['M'], 'form', allowed)];
  const ruled = (...allowed: string[]) =>
    report({ ...synth, rules: rules(...allowed), privacy: { ...privacy, private: true } });
  const held = { ...form, file: csv('s.csv', 'sex,form\nF,a\nM,b\n'), title: 'Records by rule' };
  expect(await said({ ...held, report: ruled('a') })).toContain('the file breaks one');
  const kept = await ann.post(at, { ...held, report: ruled('b') }, at);
  expect((await ann.get(kept.location)).text).toContain('If sex is M, then form is b');
});

it('makes synthetic records, and withdraws with a notice', async () => {
  const form = { title: 'Synthetic persons', method: 'aim', columns: ['sex'], epsilon: '1' };
  expect((await ann.post(`${set}/runs`, form, set)).text).toContain('No public list of values is known for sex');
  const lists = (text: string) => new File([text], 'lists.json', { type: 'application/json' });
  const noisy = { ...form, title: 'Counts with noise', method: 'dp', columns: ['sex', 'age'] };
  expect((await ann.post(`${set}/runs`, { ...noisy, domain: lists('[1]') }, set)).text).toContain('not of the form');
  const domain = lists(JSON.stringify({ sex: ['Female', 'Male'], age: ['0-17', '18+'] }));
  expect((await ann.post(`${set}/runs`, { ...noisy, domain, epsilon: '5' }, set)).text).toContain('more than is left');
  const ruled = { ...form, columns: ['sex', 'age'], domain };
  const ruledSaid = async (rules: string) => (await ann.post(`${set}/runs`, { ...ruled, rules }, set)).text;
  expect(await ruledSaid('{"if": 1}')).toContain('The rules are not of the form');
  const rule = (column: string, value: string) => JSON.stringify([ruleOf(column, [value], 'age', ['18+'])]);
  expect(await ruledSaid(rule('sector', 'x'))).toContain('a column that the data does not have: sector');
  const wrong = await ruledSaid(rule('sex', 'Mael'));
  expect(wrong).toContain('The rules name “Mael”');
  expect(wrong).toContain('&quot;sex&quot;:[&quot;Mael&quot;]');
  expect((await ann.post(`${set}/runs`, { ...ruled, rules: rule('sex', 'Male') }, set)).status).toBe(303);
  await expect.poll(async () => (await ann.get(set)).text, { timeout: 60_000 }).toContain('synthetic-persons');
  const made = '/en/evidence/releases/synthetic-persons/1';
  const shown = (await ann.get(made)).text;
  expect(shown).toContain('If sex is Male, then age is 18+, or nothing is said.');
  expect(shown).toMatch(/No true record breaks|Nobody but you/u);
  for (const one of [ann, bob]) await one.post(`${made}/decide`, { act: 'approve', note: '' }, made);
  const open = (await anyone.get(made)).text;
  expect(open).toContain('Rules that no record breaks');
  expect(open).not.toContain('Nobody but you is told');
  expect((await anyone.get(`${made}/files/csv`)).text).not.toMatch(/Male,0-17|0-17,Male/u);
  const told = JSON.parse((await anyone.get(made.replace('/en', '/api/v1'))).text);
  expect(told.method.rules).toEqual(JSON.parse(rule('sex', 'Male')));
  expect((await ann.post(`${set}/runs`, { ...noisy, domain }, set)).status).toBe(303);
  await expect.poll(async () => (await ann.get(set)).text, { timeout: 20_000 }).toContain('counts-with-noise');
  const counts = await ann.get('/en/evidence/releases/counts-with-noise/1');
  expect(counts.text).toContain('Noise was added to every count');
  expect(counts.text).toContain('± 3');
  const withdrawn = await bob.post(`${release}/decide`, { act: 'withdraw', notice: 'A year was missing' }, release);
  expect(withdrawn.status).toBe(303);
  expect((await anyone.get(release)).text).toContain('A year was missing');
  expect((await anyone.get(`${release}/files/csv`)).status).toBe(410);
});

it('audits a table for anybody, stores nothing, and gives a protected copy', async () => {
  const table = 'Country,Sex,Age,Value\nA,Total,Total,30\nA,Female,Total,27\nA,Male,Total,<5\n';
  const sent = await anyone.post(`${AT}/audit`, { file: csv('t.csv', table) }, `${AT}/audit`);
  const found = await anyone.get(sent.location);
  expect(found.text).toContain('Cells that one subtraction gives away: 1');
  const safe = await anyone.get(`${sent.location}/protected/csv`);
  expect(safe.text).toContain('[c]');
  expect((await anyone.post(`${AT}/audit`, { file: csv('t.csv', 'a,b\np,q\n') }, `${AT}/audit`)).status).toBe(422);
  expect((await anyone.get(`${AT}/audit/none`)).status).toBe(410);
});

/** The page of an intake once it has been looked through. */
async function settled(path: string): Promise<string> {
  await expect.poll(async () => (await ann.get(path)).text, { timeout: 20_000 }).not.toContain('being looked through');
  return (await ann.get(path)).text;
}
