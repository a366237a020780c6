import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, PUBLIC } from '../../src/kernel/access/index.js';
import { LANGS } from '../../src/kernel/i18n/index.js';
import type { House } from '../../src/kernel/module/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { EXPORT_FORMATS } from '../../src/modules/treaties/export-actions.js';
import {
  applyLaws,
  bringLaws,
  countLawKinds,
  getLawImport,
  undoLaws,
} from '../../src/modules/treaties/laws/bring-laws.js';
import { exportLaws } from '../../src/modules/treaties/laws/export-laws.js';
import { findLaws, getLaw } from '../../src/modules/treaties/laws/find-laws.js';
import type { LawContent } from '../../src/modules/treaties/laws/law.js';
import { articleSubject, lawsAsStatements } from '../../src/modules/treaties/laws/laws-as-statements.js';
import { reviewLaw } from '../../src/modules/treaties/laws/review-law.js';
import { editLaw, stateLaw, withdrawLaw } from '../../src/modules/treaties/laws/state-law.js';
import { type Client, visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { type PeopleServer, person, servePeople } from '../kit/people.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

const LAW: LawContent = {
  ...{ title: 'Act against trafficking', citation: 'Gazette 12', link: 'https://law.example/12', date: '2005-03' },
  ...{ lang: 'en', articles: '5, 8', words: 'Makes it a crime.' },
};
const SUBJECT = articleSubject('trafficking-protocol', 'criminalization');

describeOnBoth('laws by which States implement instruments', (engine) => {
  let server: TestServer;
  let house: House;
  let people: PeopleServer;
  let focal: Actor;
  let stranger: Actor;
  const reviewer = person('reviewer', 'reviewer');
  const officer = person('officer', 'secretariat-officer');
  beforeAll(async () => {
    server = await startTestServer({ engine });
    house = server.house;
    people = await servePeople(house);
    const by = await findParty(house.db, PUBLIC, { code: 'BY' });
    const fr = await findParty(house.db, PUBLIC, { code: 'FR' });
    if (by === null || fr === null) throw new Error('no parties');
    focal = person('focal', 'state-focal-point', { id: by.id, kind: by.kind, code: by.code });
    stranger = person('stranger', 'state-focal-point', { id: fr.id, kind: fr.kind, code: fr.code });
  });
  afterAll(async () => {
    await people.close();
    await server.stop();
  });

  const state = (actor: Actor, content: Partial<LawContent> = {}) =>
    stateLaw(house.db, actor, {
      ...{ party: 'BY', instrument: 'trafficking-protocol', area: 'criminalization', content: { ...LAW, ...content } },
    });
  const statements = () => lawsAsStatements(house);

  it('are entered by the State’s own people, shown once somebody else has reviewed them, and told as statements', async () => {
    const { db } = house;
    await expect(state(stranger)).rejects.toMatchObject({ code: 'access.not-allowed' });
    await expect(state(PUBLIC)).rejects.toMatchObject({ code: 'access.not-allowed' });
    await expect(state(focal, { title: ' ' })).rejects.toMatchObject({ code: 'title-missing', field: 'title' });
    await expect(state(focal, { link: 'law.example' })).rejects.toMatchObject({ code: 'not-an-address' });
    await expect(state(focal, { date: '2005-31' })).rejects.toMatchObject({ code: 'not-a-date' });
    const { id } = await state(focal);
    await expect(getLaw(db, PUBLIC, id)).rejects.toMatchObject({ code: 'no-such-law' });
    await expect(getLaw(db, stranger, id)).rejects.toMatchObject({ code: 'no-such-law' });
    expect((await getLaw(db, focal, id)).state).toBe('stated');
    expect(await statements().count(PUBLIC, { about: [SUBJECT] })).toEqual([]);
    expect(await statements().count(reviewer, { about: [SUBJECT] })).toMatchObject([{ statements: 1 }]);

    const review = (actor: Actor, version: number, accept: boolean, remark = '') =>
      reviewLaw(db, actor, id, { version, accept, remark });
    await expect(review(focal, 1, true)).rejects.toMatchObject({ code: 'no-such-law' });
    await expect(review(reviewer, 1, false)).rejects.toMatchObject({ code: 'remark-missing' });
    await expect(review(reviewer, 7, true)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await review(reviewer, 1, false, 'Which article?');
    expect(await getLaw(db, focal, id)).toMatchObject({ state: 'returned', remark: 'Which article?' });
    // Nobody stands by what was given back.
    expect(await statements().count(reviewer, { about: [SUBJECT] })).toEqual([]);
    await editLaw(db, focal, id, { version: 2, content: { ...LAW, articles: '5' } });
    await review(reviewer, 3, true);
    expect(await getLaw(db, PUBLIC, id)).toMatchObject({ state: 'reviewed', articles: '5', remark: null });
    expect(await statements().find(PUBLIC, { about: [SUBJECT], limit: 9 }, 'fr')).toMatchObject([
      { id: `law-${id}`, reviewed: true, lang: 'en', source: { path: `/treaties/laws/${id}` } },
    ]);
    expect(await statements().find(PUBLIC, { about: ['target/8.7'], limit: 9 }, 'fr')).toEqual([]);
    await withdrawLaw(db, focal, id, 4);
    expect(await findLaws(db, PUBLIC, { offset: 0, limit: 9 })).toEqual({ laws: [], total: 0 });
  });

  it('are reviewed by nobody who wrote them', async () => {
    const { id } = await state(officer);
    await expect(reviewLaw(house.db, officer, id, { version: 1, accept: true, remark: '' })).rejects.toMatchObject({
      code: 'own-review',
    });
  });

  const held = async () => {
    const { laws } = await findLaws(house.db, officer, { offset: 0, limit: 999 });
    return new Map(laws.map(({ version, changedAt, ...law }) => [law.key, law]));
  };
  const bring = async (actor: Actor, file: string | Uint8Array) => {
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
    const { importId } = await bringLaws(house.db, actor, { bytes, name: 'laws' });
    return { importId, rows: (await getLawImport(house.db, actor, importId)).rows };
  };
  const kinds = async (file: string | Uint8Array) => countLawKinds((await bring(officer, file)).rows);
  const out = async (actor: Actor, format: (typeof EXPORT_FORMATS)[number], lang: (typeof LANGS)[number]) => {
    const all: Uint8Array[] = [];
    for await (const piece of (await exportLaws(house.db, actor, { format, lang })).pieces) all.push(piece);
    return new Uint8Array(Buffer.concat(all));
  };

  it('are brought by spreadsheet: compared, refused with their cell, applied, reviewed as if typed, taken back', async () => {
    const { db } = house;
    const { id } = await state(focal, { title: 'Reviewed act' });
    await reviewLaw(db, reviewer, id, { version: 1, accept: true, remark: '' });
    const before = await held();
    const file = [
      'party,treaty,area,key,title,date,lang,link',
      `BY,,,${id},Reviewed act of 2030,14 Mar 2030,English,`,
      'by,untoc,الحماية,lamp,Lamp act,2005-03,français,https://law.example/1',
      'FR,untoc,protection,x,Loi,,fr,',
      'BY,nowhere,protection,y,Law,,en,',
      'BY,untoc,weather,z,Law,,en,',
      'BY,untoc,protection,lamp,Again,,en,',
      'BY,untoc,protection,w,,,en,',
      'BY,untoc,protection,v,Law,yesterday,en,',
      `BY,untoc,,${id},Elsewhere,,en,`,
      'ASEAN,untoc,protection,u,Law,,en,',
      'BY,untoc,protection,,Without a key,,en,',
    ].join('\n');
    const { importId, rows } = await bring(focal, file);
    expect(rows.flatMap(({ problem }) => (problem === null ? [] : [`${problem.place} ${problem.code}`]))).toEqual([
      ...['A4 not-your-state', 'B5 unknown-instrument', 'C6 not-in-list', 'D7 said-twice', '8 title-missing'],
      ...['F9 not-a-date', 'B10 law-elsewhere', 'A11 not-a-state'],
    ]);
    expect(countLawKinds(rows)).toEqual({ new: 2, changed: 1, refused: 8, unchanged: 0 });
    expect(rows[0]?.changes.map(({ column, after }) => `${column} ${after}`)).toEqual([
      ...['title Reviewed act of 2030', 'link ', 'date 2030-03-14'],
    ]);
    expect(await held()).toEqual(before);
    await expect(getLawImport(db, stranger, importId)).rejects.toMatchObject({ code: 'no-such-import' });
    await expect(applyLaws(db, stranger, importId)).rejects.toMatchObject({ code: 'no-such-import' });
    await applyLaws(db, focal, importId);
    expect(await getLaw(db, focal, id)).toMatchObject({ state: 'stated', title: 'Reviewed act of 2030', link: '' });
    expect((await held()).get('lamp')).toMatchObject({ state: 'stated', area: 'protection', lang: 'fr' });
    // The same file once more: nothing is there twice, with a key or without.
    const again = countLawKinds((await bring(focal, file)).rows);
    expect(again).toEqual({ new: 0, changed: 0, refused: 8, unchanged: 3 });
    await undoLaws(db, focal, importId);
    expect(await held()).toEqual(before);
    expect(await getLaw(db, PUBLIC, id)).toMatchObject({ state: 'reviewed', title: 'Reviewed act' });
    await expect(undoLaws(db, focal, importId)).rejects.toMatchObject({ code: 'already-decided' });

    const one = await bring(focal, `party,key,words\nBY,${id},Changed`);
    await applyLaws(db, focal, one.importId);
    await reviewLaw(db, reviewer, id, { version: (await getLaw(db, focal, id)).version, accept: true, remark: '' });
    await expect(undoLaws(db, focal, one.importId)).rejects.toMatchObject({ code: 'changed-since' });
    await expect(bring(focal, 'a,b\n1,2')).rejects.toMatchObject({ code: 'not-our-laws' });
    await expect(bring(reviewer, 'a,b\n1,2')).rejects.toMatchObject({ code: 'access.not-allowed' });
    // What nobody has reviewed yet leaves by no file.
    await state(focal, { title: 'Unseen draft' });
    const seen = async (actor: Actor) => new TextDecoder().decode(await out(actor, 'json', 'en'));
    expect(await seen(PUBLIC)).not.toContain('Unseen draft');
    expect(await seen(focal)).toContain('Unseen draft');
  });

  it('import(export(x)) = x in six languages, whatever the law (property)', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((one) => one.replace(/\p{C}/gu, '').trim());
    const law = fc.record({
      ...{ title: text.filter((one) => one !== ''), citation: text, articles: fc.constantFrom('', '5', '5, 8') },
      ...{
        link: fc.constantFrom('', 'https://law.example/=1'),
        date: fc.constantFrom('', '2005', '2005-03', '2005-03-14'),
      },
      ...{ lang: fc.constantFrom(...LANGS), words: fc.tuple(text, text).map((two) => two.join('\n').trim()) },
    });
    await fc.assert(
      fc.asyncProperty(
        ...([law, fc.constantFrom(...LANGS), fc.constantFrom(...EXPORT_FORMATS)] as const),
        async (given, lang, format) => {
          const { id } = await stateLaw(house.db, officer, {
            ...{ party: 'KE', instrument: 'untoc', area: 'prevention', content: given },
          });
          const all = await held();
          const file = await out(officer, format, lang);
          expect(await kinds(file)).toEqual({ new: 0, changed: 0, refused: 0, unchanged: all.size });
          // Into a house that has other words for it, and into one that has none: all of it is as it was.
          const other = await bring(officer, `party,key,title,words,date\nKE,${id},x,y,1999`);
          await applyLaws(house.db, officer, other.importId);
          await applyLaws(house.db, officer, (await bring(officer, file)).importId);
          expect(await held()).toEqual(all);
          await withdrawLaw(house.db, officer, id, (await getLaw(house.db, officer, id)).version);
          await applyLaws(house.db, officer, (await bring(officer, file)).importId);
          const told = (laws: typeof all) => [...laws.values()].map(({ id: _, ...one }) => one);
          expect(told(await held())).toEqual(told(all));
        },
      ),
      { numRuns: 12 },
    );
    for (const lang of LANGS)
      for (const format of EXPORT_FORMATS)
        expect(await kinds(await out(officer, format, lang)), `${lang} ${format}`).toMatchObject({
          unchanged: (await held()).size,
        });
  });

  it('and statuses go to programs, and come from them', async () => {
    const own: Client = people.as(focal as never);
    const secretariat: Client = people.as(officer);
    const other: Client = people.as(reviewer);
    const made = await own.send('POST', '/api/v1/treaty-laws', {
      ...LAW,
      ...{ party: 'BY', treaty: 'untoc', area: 'cooperation' },
    });
    expect(made.status).toBe(201);
    const law = JSON.parse(made.text) as { id: string; version: number };
    const open = visitor(server);
    expect((await open.get(`/api/v1/treaty-laws/${law.id}`)).status).toBe(404);
    expect(
      (await own.send('PUT', `/api/v1/treaty-laws/${law.id}`, { ...LAW, title: 'Another', version: 1 })).status,
    ).toBe(200);
    const accepted = await other.send('POST', `/api/v1/treaty-laws/${law.id}/review`, { version: 2, accept: true });
    expect(accepted.status, accepted.text).toBe(200);
    expect(JSON.parse((await open.get('/api/v1/treaty-laws?party=BY&treaty=untoc')).text)).toMatchObject({
      laws: [{ title: 'Another', state: 'reviewed', treaty: 'untoc', party: 'BY' }],
    });
    expect((await own.send('POST', `/api/v1/treaty-laws/${law.id}/withdraw`, { version: 3 })).status).toBe(204);

    const action = { kind: 'accession', date: '2005-02-03', treaty: 'ilo-29', party: 'TV' };
    expect((await own.send('POST', '/api/v1/treaty-actions', action)).status).toBe(403);
    const added = JSON.parse((await secretariat.send('POST', '/api/v1/treaty-actions', action)).text) as { id: string };
    const told = JSON.parse((await open.get('/api/v1/treaty-participants/TV')).text) as {
      statuses: { treaty: string }[];
    };
    expect(told.statuses.find(({ treaty }) => treaty === 'ilo-29')).toMatchObject({
      standing: 'party',
      inForce: '2006-02-03',
    });
    expect(told.statuses.find(({ treaty }) => treaty === 'untoc')).toMatchObject({ standing: 'unknown' });
    const corrected = await secretariat.send('POST', `/api/v1/treaty-actions/${added.id}/correct`, {
      ...action,
      date: '2005-02-04',
    });
    const { id: latest } = JSON.parse(corrected.text) as { id: string };
    expect((await secretariat.send('POST', `/api/v1/treaty-actions/${latest}/strike`, undefined)).status).toBe(204);

    const objection = {
      ...{ kind: 'objection', date: '2005-03-03', words: 'Against its purpose', treaty: 'ilo-29', party: 'TV' },
      ...{ target: 'BY', targetKind: 'reservation', targetDate: '2004-12-31' },
    };
    const nameless = await secretariat.send('POST', '/api/v1/treaty-actions', { ...objection, target: '' });
    expect([nameless.status, nameless.text]).toEqual([422, expect.stringContaining('treaties.target-missing')]);
    const objected = await secretariat.send('POST', '/api/v1/treaty-actions', objection);
    expect(objected.status, objected.text).toBe(201);
    const statements = (JSON.parse((await open.get('/api/v1/treaty-participants/TV')).text) as typeof told).statuses;
    expect(statements.find(({ treaty }) => treaty === 'ilo-29')).toMatchObject({
      statements: [{ target: 'BY', targetKind: 'reservation', targetDate: '2004-12-31', territory: '', extent: null }],
    });

    const table = 'Participant,Signature,Ratification\nBelarus,,25 Jun 2003\nAtlantis,,1 Jan 2001';
    const content = Buffer.from(table).toString('base64');
    const brought = await secretariat.send('POST', '/api/v1/treaty-imports', {
      content,
      treaty: 'ilo-182',
      asOf: '2024-01-01',
    });
    expect(brought.status, brought.text).toBe(201);
    const { id: importId, refused } = JSON.parse(brought.text) as { id: string; refused: unknown[] };
    expect(refused).toMatchObject([{ participant: 'Atlantis', code: 'treaties.unknown-participant' }]);
    expect((await own.send('POST', `/api/v1/treaty-imports/${importId}/apply`, undefined)).status).toBe(403);
    expect((await secretariat.send('POST', `/api/v1/treaty-imports/${importId}/apply`, undefined)).status).toBe(200);
    const statuses = await open.get('/api/v1/treaties/ilo-182/statuses?missing=ilo-182&kind=state');
    expect((JSON.parse(statuses.text) as { statuses: unknown[] }).statuses).toHaveLength(192);
    expect((await secretariat.send('POST', `/api/v1/treaty-imports/${importId}/undo`, undefined)).status).toBe(200);
    expect(JSON.parse((await open.get('/api/v1/treaties/ilo-182')).text)).toMatchObject({
      parties: null,
      statusesAsOf: null,
    });

    const rule = { instruments: 3, first: { days: 60 }, later: { days: 30 }, after: null, withdrawal: { months: 6 } };
    const instrument = {
      code: 'regional-2030',
      names: { fr: { name: 'Convention régionale', short: 'Régionale' } },
      rule,
    };
    expect((await secretariat.send('POST', '/api/v1/treaties', instrument)).status).toBe(201);
    expect((await secretariat.send('POST', '/api/v1/treaties', instrument)).status).toBe(409);
    const unsound = { ...instrument, code: 'odd', rule: { ...rule, later: { months: 9 } } };
    expect((await secretariat.send('POST', '/api/v1/treaties', unsound)).status).toBe(422);
    const list = { content: Buffer.from('code,name_en\nregional-2030,Regional\n,Nameless').toString('base64') };
    const listed = await secretariat.send('POST', '/api/v1/treaty-instrument-imports', list);
    expect([listed.status, JSON.parse(listed.text)]).toMatchObject([
      ...[201, { counts: { changed: 1 }, refused: [{ line: 3, code: 'treaties.not-a-code' }] }],
    ]);
    const { id: listId } = JSON.parse(listed.text) as { id: string };
    const act = (who: Client, word: string) =>
      who.send('POST', `/api/v1/treaty-instrument-imports/${listId}/${word}`, {});
    expect((await act(own, 'apply')).status).toBe(403);
    expect((await act(secretariat, 'apply')).status).toBe(200);
    expect(JSON.parse((await open.get('/api/v1/treaties/regional-2030')).text)).toMatchObject({
      names: { en: { name: 'Regional', short: 'Regional' }, fr: { short: 'Régionale' } },
    });
    expect((await act(secretariat, 'undo')).status).toBe(200);
    expect((await act(secretariat, 'undo')).status).toBe(409);
    expect((await open.get('/api/v1/treaties/nowhere')).status).toBe(404);
    expect(JSON.parse((await open.get('/api/v1/search?q=trafficking%20protocol&only=treaties')).text)).toMatchObject({
      total: 1,
    });
  });
});
