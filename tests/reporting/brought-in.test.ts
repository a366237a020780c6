import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { dayOf } from '../../src/kernel/calendar/index.js';
import { type PrintedDocument, toDocx, toPdf } from '../../src/kernel/print/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { loadFacts } from '../../src/modules/parties/load-facts.js';
import { createCall } from '../../src/modules/reporting/calls/create-call.js';
import { recordCall } from '../../src/modules/reporting/calls/end-call.js';
import { putQuestion } from '../../src/modules/reporting/calls/put-question.js';
import { reportingInvariants } from '../../src/modules/reporting/invariants.js';
import { findCall } from '../../src/modules/reporting/store/calls.js';
import { findLastTime } from '../../src/modules/reporting/submissions/earlier.js';
import type { Client } from '../kit/client.js';
import { type PeopleServer, person, servePeople } from '../kit/people.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';

const OLD: PrintedDocument = {
  lang: 'fr',
  title: 'Réponse du Gouvernement',
  subtitle: '12 mars 2010',
  foot: 'Note verbale',
  blocks: [
    { kind: 'paragraph', text: 'Une loi contre la traite a été adoptée en 2005.' },
    { kind: 'paragraph', text: 'Elle protège les victimes et finance deux foyers.' },
    { kind: 'paragraph', text: '48' },
    { kind: 'paragraph', text: 'La police coopère avec ses voisins.' },
  ],
};

describe('old answers in Word and PDF', () => {
  let register: RegisterHouse;
  let server: PeopleServer;
  let officer: Client;
  const questions: string[] = [];
  const actor = person('officer', 'secretariat-officer');
  beforeAll(async () => {
    register = await openRegisterHouse('pglite');
    const { db } = register.house;
    await loadFacts(db);
    server = await servePeople(register.house);
    officer = server.as(actor);
    const place = { key: '2010-note', seen: null };
    await createCall(db, actor, { key: place.key, kind: 'survey', lang: 'en', title: 'Note of 2010', again: '' });
    const common = { section: null, help: '', required: false, subjects: [], follows: null };
    for (const title of ['Which laws?', 'Which cooperation?'])
      questions.push(
        (await putQuestion(db, actor, place, null, { ...common, title, asked: { kind: 'text', limit: 5 } })).id,
      );
    const asked = { kind: 'number', decimals: 0, least: null, most: null, persons: false, unit: '' } as const;
    questions.push((await putQuestion(db, actor, place, null, { ...common, title: 'How many?', asked })).id);
    const labelled = (texts: string[]) => texts.map((text) => ({ id: null, text }));
    for (const other of [
      { kind: 'choice', many: false, other: false, options: labelled(['yes', 'no']) },
      { kind: 'date' },
      { kind: 'table', columns: labelled(['Year', 'Cases']), rows: 5 },
      { kind: 'file' },
    ] as const)
      questions.push((await putQuestion(db, actor, place, null, { ...common, title: other.kind, asked: other })).id);
    await recordCall(db, actor, place, '2010-01-15', dayOf(new Date()));
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await register.test.drop();
  });

  const here = '/en/calls/2010-note/bring-in';
  const bring = (fields: Record<string, string | File>) =>
    officer.post(here, {
      ...{ party: 'fr', sentOn: '2010-03-12', origin: 'Note verbale', lang: 'fr', audience: 'parties' },
      ...fields,
    });
  const file = (bytes: Uint8Array, name: string) => new File([Uint8Array.from(bytes)], name);
  const places = async (code: string) => {
    const { text } = await officer.get(`${here}/${code}`);
    const paragraphs = [...text.matchAll(/<p class="said"[^>]*>([^<]*)<\/p>/gu)].map(([, words = '']) => words);
    const seen = /name="seen" value="(\d+)"/u.exec(text)?.[1] ?? '';
    return { seen, at: (words: string) => `p${paragraphs.findIndex((one) => one.includes(words))}` };
  };

  it('are refused beside the field where they cannot be read, with what was typed kept', async () => {
    const broken = await bring({ file: file(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2]), 'old.docx') });
    expect(broken.status).toBe(422);
    expect(broken.text).toContain('value="Note verbale"');
    expect((await bring({ party: 'ZZ', file: file(Buffer.from('x'), 'a.txt') })).status).toBe(422);
    expect((await bring({ sentOn: '2999-01-01', file: file(Buffer.from('x'), 'a.txt') })).status).toBe(422);
    const focal = server.as(person('focal', 'state-focal-point'));
    expect((await focal.get(here)).status).toBe(403);
  });

  it('are cut to questions by hand, kept as sent in their time, and offered as last time', async () => {
    expect((await bring({ file: file(await toDocx(OLD), 'reponse.docx') })).location).toBe(`${here}/FR`);
    expect((await bring({ file: file(await toDocx(OLD), 'reponse.docx') })).status).toBe(409);
    const { seen, at } = await places('FR');
    const [laws = '', cooperation = '', many = ''] = questions;
    const given = {
      [at('adoptée')]: laws,
      [at('foyers')]: 'above',
      [at('48')]: many,
      [at('voisins')]: cooperation,
      ...{ do: 'cut', seen },
    };
    expect((await officer.post(`${here}/FR`, given)).status).toBe(303);
    const stale = await officer.post(`${here}/FR`, { do: 'keep', seen });
    expect(stale.status).toBe(412);
    const again = await places('FR');
    expect((await officer.post(`${here}/FR`, { do: 'keep', seen: again.seen })).location).toMatch(/answers\/FR$/u);

    const { db } = register.house;
    const fr = await findParty(db, PUBLIC, { code: 'FR' });
    const call = await createCall(db, actor, {
      ...{ key: '2026-again', kind: 'survey', lang: 'en', title: 'Once more', again: '2010-note' },
    });
    const [follower] = call.content.questions;
    if (fr === null || follower === undefined) throw new Error('Nothing to follow');
    const last = await findLastTime(db, actor, follower, { id: fr.id, code: 'FR' }, 'en');
    expect(last?.answer.value).toEqual({
      kind: 'text',
      text: 'Une loi contre la traite a été adoptée en 2005.\n\nElle protège les victimes et finance deux foyers.',
    });
    const page = await officer.get('/en/calls/2010-note/answers/FR');
    expect(page.text).toContain('2010');
    const broken = await Promise.all(reportingInvariants.map((one) => one.broken(db.connection)));
    expect(broken.flat()).toEqual([]);
    expect((await findCall(db.connection, { key: '2010-note' }))?.state).toBe('recorded');
  });

  it('are read from PDF too, whose lines become paragraphs again', async () => {
    const words = 'The council met often and wrote down what it agreed on. '.repeat(6).trim();
    const pdf = await toPdf({ ...OLD, lang: 'en', blocks: [{ kind: 'paragraph', text: words }] });
    expect((await bring({ party: 'KE', lang: 'en', file: file(pdf, 'answer.pdf') })).location).toBe(`${here}/KE`);
    const { seen, at } = await places('KE');
    expect(at(words.slice(0, 200))).not.toBe('p-1');
    const number = questions[2] ?? '';
    expect((await officer.post(`${here}/KE`, { [at('council')]: number, do: 'cut', seen })).status).toBe(303);
    const after = await places('KE');
    const refused = await officer.post(`${here}/KE`, { do: 'keep', seen: after.seen });
    expect(refused.status).toBe(422);
  });

  it('are read out by hand where words are no choice, number, date, table or file', async () => {
    await bring({ party: 'MX', lang: 'fr', file: file(await toDocx(OLD), 'reponse.docx') });
    const [laws = '', , many = '', choice = '', date = '', table = '', kept = ''] = questions;
    const { seen, at } = await places('MX');
    const given = { [at('adoptée')]: laws, [at('foyers')]: many, [at('voisins')]: choice, do: 'cut', seen };
    expect((await officer.post(`${here}/MX`, given)).status).toBe(303);
    const unfit = await officer.post(`${here}/MX`, { do: 'keep', seen: (await places('MX')).seen });
    expect(unfit.text).toContain('is not such an answer as it asks for');
    const say = async (question: string, fields: Record<string, string | File>) =>
      officer.post(`${here}/MX/${question}`, { ...fields, seen: (await places('MX')).seen });
    const page = await officer.get(`${here}/MX/${choice}`);
    expect(page.text).toContain('La police coopère');
    const [yes = ''] = [...page.text.matchAll(/name="value" value="([0-9a-f-]{36})"/gu)].map(([, id]) => id);
    expect((await say(many, { value: 'several' })).status).toBe(422);
    for (const [question, fields] of [
      [many, { value: '1 204' }],
      [choice, { value: yes }],
      [date, { value: '2009-12' }],
      [table, { 'cell-0-0': '2009', 'cell-0-1': '48' }],
      [kept, { file: file(Buffer.from('a law'), 'law.txt') }],
    ] as const)
      expect((await say(question, fields)).location, question).toContain('/bring-in/MX#given');
    const stale = { value: '3', seen };
    expect((await officer.post(`${here}/MX/${many}`, stale)).status).toBe(412);
    const kept2 = await officer.post(`${here}/MX`, { do: 'keep', seen: (await places('MX')).seen });
    expect(kept2.location).toMatch(/answers\/MX$/u);
    const sent = JSON.parse((await officer.get('/api/v1/calls/2010-note/answers/MX')).text).answers;
    const values = new Map(sent.map((one: { question: string; value: unknown }) => [one.question, one.value]));
    expect(values.get(many)).toEqual({ kind: 'number', amount: '1204' });
    expect(values.get(choice)).toEqual({ kind: 'choice', chosen: [yes], other: '' });
    expect(values.get(date)).toEqual({ kind: 'date', date: '2009-12' });
    expect(values.get(table)).toEqual({ kind: 'table', rows: [['2009', '48']] });
    expect(values.get(kept)).toMatchObject({ kind: 'file', name: 'law.txt' });
    expect(values.get(laws)).toMatchObject({ kind: 'text' });
    const broken = await Promise.all(reportingInvariants.map((one) => one.broken(register.house.db.connection)));
    expect(broken.flat()).toEqual([]);
  });
});
