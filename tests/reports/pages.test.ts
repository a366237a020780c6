import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PUBLIC, type Role } from '../../src/kernel/access/index.js';
import type { Action } from '../../src/kernel/audit/index.js';
import { addDays, dayOf } from '../../src/kernel/calendar/index.js';
import { newId } from '../../src/kernel/db/index.js';
import { translatorFor } from '../../src/kernel/i18n/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import { markPassage } from '../../src/modules/reporting/answers/mark-passage.js';
import { remindOfReports } from '../../src/modules/reports/report/remind-of-reports.js';
import { findReport } from '../../src/modules/reports/store/reports.js';
import { reportsNotifies, reportsWaits } from '../../src/modules/reports/work.js';
import { type AnsweredCall, sendAnswers, sentCall } from '../kit/answered-call.js';
import { type Client, visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { type PeopleServer, type Person, person, servePeople } from '../kit/people.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { letIn } from '../kit/served-house.js';

const REPORT = '/en/reports/2026-trial';

/** An id as accounts have them, the same for the same name. */
const idOf = (name: string): string =>
  `01900000-0000-7000-8000-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
const somebody = (name: string, role: Role, steppedUp = false): Person => ({
  ...person(idOf(name), role),
  name,
  steppedUp,
});

describeOnBoth('a report, from its outline to what was published', (engine) => {
  let register: RegisterHouse;
  let server: PeopleServer;
  let officer: Client;
  let colleague: Client;
  let reviewer: Client;
  let call: AnsweredCall;
  const party: Record<string, string> = {};
  const yes = newId();
  const no = newId();
  beforeAll(async () => {
    register = await openRegisterHouse(engine);
    const { db } = register.house;
    await loadParties(db);
    for (const code of ['BY', 'KE', 'MX', 'UNODC', 'UNICEF'])
      party[code] = (await findParty(db, PUBLIC, { code }))?.id ?? '';
    call = await sentCall(db, '2026-trial-call', [
      { asked: { kind: 'text', limit: null }, words: 'What was done?' },
      {
        asked: { kind: 'choice', many: false, options: [yes, no], other: false },
        words: 'Is there a law?',
        options: { [yes]: 'in force', [no]: 'none yet' },
      },
      { asked: { kind: 'number', decimals: 0, least: 0, most: null, persons: true }, words: 'How many were assisted?' },
    ]);
    const chose = (option: string) => ({ value: { kind: 'choice' as const, chosen: [option], other: '' } });
    const number = (amount: string) => ({ value: { kind: 'number' as const, amount } });
    const text = 'We wrote a law. Shelters were opened in 2025! Nothing else was done.';
    await sendAnswers(db, call, party.BY ?? '', {
      0: { value: { kind: 'text', text } },
      1: chose(yes),
      2: number('20'),
    });
    await sendAnswers(db, call, party.KE ?? '', {
      0: { value: { kind: 'text', text: 'A matter kept to ourselves.' }, audience: 'confidential' },
      1: { ...chose(yes), audience: 'confidential' },
      2: { ...number('1'), audience: 'confidential' },
    });
    await sendAnswers(db, call, party.MX ?? '', {
      0: { value: { kind: 'text', text: 'Se aprobó una ley.' }, lang: 'es' },
      1: chose(no),
    });
    await sendAnswers(db, call, party.UNODC ?? '', { 1: chose(no) });
    server = await servePeople(register.house);
    officer = server.as(somebody('officer', 'secretariat-officer', true));
    colleague = server.as(somebody('colleague', 'secretariat-officer', true));
    reviewer = server.as(somebody('reviewer', 'reviewer', true));
  }, 240_000);
  afterAll(async () => {
    await server.close();
    await register.test.drop();
  });

  const done = (answer: { status: number; text: string; location: string }) => {
    if (answer.status !== 303)
      throw new Error(`${answer.status}: ${answer.text.replace(/<[^>]+>/gu, ' ').slice(-1500)}`);
    return answer.location;
  };
  const report = async () => {
    const found = await findReport(register.house.db.connection, { key: '2026-trial' });
    if (found === null) throw new Error('No report');
    return found;
  };
  const section = async (at = 0) => (await report()).content.sections[at];
  const pick = async (question: number) =>
    `${REPORT}/sections/${(await section())?.id}/questions/${call.questions[question]}`;
  const blockOf = async (kind: string) => {
    const found = (await report()).content.sections
      .flatMap(({ blocks }) => blocks)
      .find(({ body }) => body.kind === kind);
    if (found === undefined) throw new Error(`No ${kind}`);
    return found;
  };

  it('has an outline of sections tied to questions', async () => {
    expect((await reviewer.get('/en/reports/new')).status).toBe(403);
    done(
      await officer.post('/en/reports/new', {
        kind: 'secretary-general',
        lang: 'en',
        title: 'Trial',
        key: '2026-trial',
      }),
    );
    expect((await report()).content.limit).toBe(8500);
    expect((await visitor(server).get(REPORT)).status).toBe(404);
    const outline = `${REPORT}/outline`;
    done(await officer.post(outline, { do: 'add', heading: 'Laws' }));
    done(await officer.post(outline, { do: 'add', heading: 'Introduction' }));
    done(await officer.post(outline, { do: `up ${(await section(1))?.id}` }));
    expect((await section())?.headings.en).toBe('Introduction');
    done(await officer.post(outline, { do: `down ${(await section())?.id}` }));
    const refused = await officer.post(outline, { do: 'describe', 'title-en': 'Trial', symbol: '', limit: 'many' });
    expect(refused.text).toContain('Write a number of words');
    done(
      await officer.post(outline, {
        do: 'describe',
        'title-en': 'Trial',
        'title-fr': 'Essai',
        symbol: 'A/81/1',
        limit: '5',
      }),
    );
    const ties = `${REPORT}/sections/${(await section())?.id}/ties`;
    done(await officer.post(ties, { question: call.questions.map((one) => `${call.id}/${one}`) }, ties));
    expect((await section())?.questions).toHaveLength(3);
  });

  it('takes passages of public answers only, and counts of all', async () => {
    const texts = await pick(0);
    const page = await officer.get(texts);
    expect(page.text).toContain('Shelters were opened in 2025!');
    expect(page.text).not.toContain('kept to ourselves');
    const sha256 = /name="sha256" value="([0-9a-f]{64})"/u.exec(page.text)?.[1] ?? '';
    const submission = /value="quote ([0-9a-f-]{36})"/u.exec(page.text)?.[1] ?? '';
    const spans = [...page.text.matchAll(/name="span" value="([0-9-]+)"/gu)].map(([, span]) => span ?? '');
    done(await officer.post(texts, { do: `quote ${submission}`, sha256, span: spans.slice(0, 2) }));
    const passage = await blockOf('passage');
    expect(passage.wording?.text).toBe('We wrote a law. Shelters were opened in 2025!');
    const secret = await sendAnswers(register.house.db, call, party.KE ?? '', {});
    const refused = await officer.post(texts, { do: `quote ${secret}`, sha256, span: ['0-10'] });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('not public');
    const choices = await pick(1);
    done(await officer.post(choices, { do: `count ${yes}`, among: 'states' }));
    done(await officer.post(choices, { do: 'picture', among: 'all' }));
    done(await officer.post(choices, { do: `map ${yes}` }));
    expect((await officer.post(await pick(2), { do: 'sum', among: 'states' })).status).toBe(409);
    const draft = await officer.get(`${REPORT}/draft`);
    expect(draft.text).toContain('2 of 3 States that answered said: in force.');
    expect(draft.text).toContain('too many');
    expect(draft.text).toContain('Is there a law? (in force)');
    expect(draft.text).toContain('<title>Belarus: in force</title>');
    expect(draft.text).toContain('<title>Mexico: Another answer</title>');
    expect(draft.text).not.toContain('<title>Kenya');
    expect(draft.text).toContain('imply no opinion on the legal status');
    expect((await officer.get('/fr/reports/2026-trial/draft')).text).toContain(
      'Sur 3 États ayant répondu, 2 ont indiqué',
    );
    expect((await officer.get('/ar/reports/2026-trial/draft')).text).toContain('أفادت اثنتان');
    expect(draft.text).toContain('Submission of Belarus, 2026-trial-call/BY/1, question 1.');
  });

  it('takes passages that were marked in answers in one step, tied and traced', async () => {
    const { db } = register.house;
    const other = { key: '2026-trial-call', code: 'BY' };
    const given = { question: call.questions[0] ?? '', sentences: [2], code: null, note: '', seen: 1 };
    await markPassage(db, somebody('officer', 'secretariat-officer', true), other, given);
    const passages = '/en/calls/2026-trial-call/reading/passages';
    const page = await officer.get(passages);
    const mark = /name="mark" value="([0-9a-f-]{36})"/u.exec(page.text)?.[1] ?? '';
    expect((await reviewer.get(passages)).text).not.toContain('name="mark"');
    const introduction = (await section(1))?.id;
    const into = `2026-trial/${introduction}`;
    expect(page.text).toContain(`value="${into}"`);
    const take = (client: Client, marks: string[]) => client.post('/en/reports/take', { mark: marks, into }, passages);
    expect((await take(reviewer, [mark])).status).toBe(403);
    expect((await take(officer, [])).text).toContain('Choose something first.');
    expect(done(await take(officer, [mark]))).toBe(`${REPORT}/sections/${introduction}`);
    const [block] = (await section(1))?.blocks ?? [];
    expect(block?.wording?.text).toBe('Nothing else was done.');
    expect(block?.sources[0]?.party).toBe(party.BY);
    expect((await section(1))?.questions.map(({ question }) => question)).toEqual([call.questions[0]]);
    expect((await officer.get(`${REPORT}/sentences/${block?.id}`)).text).toContain(
      '<mark>Nothing else was done.</mark>',
    );
    // What is there already is not taken twice.
    expect((await take(officer, [mark])).status).toBe(422);
    done(await officer.post(`${REPORT}/sentences/${block?.id}`, { do: 'remove' }));
    done(await officer.post(`${REPORT}/sections/${introduction}/ties`, {}, `${REPORT}/sections/${introduction}/ties`));
  });

  it('keeps the trail while words change, and loses neither of two who write at once', async () => {
    const { id } = await blockOf('passage');
    const here = `${REPORT}/sentences/${id}`;
    const word = (client: Client, text: string, seen: string) =>
      client.post(here, { do: 'word', text, lang: 'en', cites: 'yes', seen });
    done(await word(officer, 'Belarus wrote a law and opened shelters.[^See A/RES/64/293, annex.]', '1'));
    const late = await word(colleague, 'Belarus did much.', '1');
    expect(late.status).toBe(412);
    expect(late.text).toContain('Belarus did much.');
    expect(late.text).toContain('opened shelters');
    const page = await officer.get(here);
    expect(page.text).toContain('<mark>We wrote a law. Shelters were opened in 2025! </mark>');
    const sections = (await report()).content.sections.map((one) => `${REPORT}/sections/${one.id}`);
    await Promise.all(
      sections.map((path, at) =>
        (at === 0 ? officer : colleague).post(path, { do: 'text', text: `Own words ${at}.`, lang: 'en', joins: 'yes' }),
      ),
    );
    const all = (await report()).content.sections.flatMap(({ blocks }) => blocks.map(({ wording }) => wording?.text));
    expect(all).toContain('Own words 0.');
    expect(all).toContain('Own words 1.');
  });

  it('flags what was corrected, hidden and added, and wants each looked at', async () => {
    const { db } = register.house;
    await sendAnswers(db, call, party.BY ?? '', { 0: { value: { kind: 'text', text: 'We wrote two laws.' } } });
    await sendAnswers(db, call, party.MX ?? '', { 1: { value: { kind: 'choice', chosen: [yes], other: '' } } });
    const draft = await officer.get(`${REPORT}/draft`);
    expect(draft.text).toContain('source corrected');
    const passage = `${REPORT}/sentences/${(await blockOf('passage')).id}`;
    expect((await officer.get(passage)).text).toContain('Corrected since, in a newer version: Belarus.');
    done(await officer.post(passage, { do: 'stand-by', seen: String((await blockOf('passage')).version) }));
    expect((await officer.get(passage)).text).not.toContain('Corrected since');
    const count = `${REPORT}/sentences/${(await blockOf('count')).id}`;
    done(await officer.post(count, { do: 'recount' }));
    expect((await officer.get(`${REPORT}/draft`)).text).toContain('3 of 3 States that answered said: in force.');
    await sendAnswers(db, call, party.BY ?? '', {
      0: { value: { kind: 'text', text: 'We wrote two laws.' }, audience: 'confidential' },
    });
    const hidden = await officer.post(passage, { do: 'stand-by', seen: String((await blockOf('passage')).version) });
    expect(hidden.status).toBe(409);
    const signing = await officer.post(`${REPORT}/sign`, { do: 'sign', sha256: '0' });
    expect(signing.text).toContain('Sources of sentences have changed');
    await sendAnswers(db, call, party.BY ?? '', { 0: { value: { kind: 'text', text: 'We wrote two laws.' } } });
    for (const kind of ['picture', 'map'])
      done(await officer.post(`${REPORT}/sentences/${(await blockOf(kind)).id}`, { do: 'recount' }));
  });

  it('is signed by two, falls with any change, and is published as a locked version', async () => {
    const sign = `${REPORT}/sign`;
    const hash = async (client: Client) =>
      /name="sha256" value="([0-9a-f]{64})"/u.exec((await client.get(sign)).text)?.[1] ?? '';
    done(await officer.post(sign, { do: 'sign', sha256: await hash(officer) }));
    expect((await report()).signatures).toHaveLength(1);
    done(
      await colleague.post(`${REPORT}/outline`, { do: 'describe', 'title-en': 'Trial', symbol: 'A/81/2', limit: '' }),
    );
    expect((await report()).signatures).toHaveLength(0);
    const asked = { actor: somebody('officer', 'secretariat-officer'), t: translatorFor('en'), limit: 5 };
    const waits = await reportsWaits(register.house)[0]?.find({ ...asked, today: '2026-11-30' });
    expect(waits?.find(({ id }) => id === 'reports-fallen')?.tasks).toMatchObject([
      { path: '/reports/2026-trial/sign' },
    ]);
    expect((await officer.get(`${REPORT}/draft`)).text).toContain('the signatures fell');
    const { db } = register.house;
    const today = dayOf(new Date());
    const describe = { do: 'describe', 'title-en': 'Trial', symbol: 'A/81/2', limit: '' };
    expect((await officer.post(`${REPORT}/outline`, { ...describe, due: 'soon' })).text).toContain('Write a day');
    done(await officer.post(`${REPORT}/outline`, { ...describe, due: addDays(today, 7) }));
    expect([await remindOfReports(db, today), await remindOfReports(db, today)]).toEqual([1, 0]);
    const told = async () => {
      const [remind] = reportsNotifies(register.house).filter(({ verbs }) => verbs.includes('reports.remind'));
      const [one] = (await remind?.tell({ subject: { type: 'report', id: (await report()).id } } as Action)) ?? [];
      return { message: one?.message, to: one?.to.map((who) => ('person' in who ? who.person : '')) };
    };
    const writers = [idOf('officer'), idOf('colleague')].map((name) => person(name, 'reviewer').id);
    expect(await told()).toEqual({ message: 'reports.notify.due-write', to: writers.sort() });

    const sha256 = await hash(officer);
    done(await officer.post(sign, { do: 'sign', sha256 }));
    // The day is no part of what is signed.
    done(await officer.post(`${REPORT}/outline`, { ...describe, due: today }));
    expect((await report()).signatures).toHaveLength(1);
    const other = await letIn(db, [['secretariat-officer', null]]);
    expect(await remindOfReports(db, today)).toBe(1);
    expect(await told()).toEqual({ message: 'reports.notify.due-sign', to: [other.id] });
    expect((await officer.post(sign, { do: 'sign', sha256 })).text).toContain('Somebody else has to sign');
    expect((await reviewer.post(sign, { do: 'sign', sha256: 'f'.repeat(64) })).text).toContain('not what you read');
    expect(done(await reviewer.post(sign, { do: 'sign', sha256 }))).toBe(REPORT);
    const open = await visitor(server).get(REPORT);
    expect(open.text).toContain('A/81/2');
    expect(open.text).toContain('3 of 3 States');
    expect(open.text).toContain(sha256);
    const trail = `${REPORT}/v/1/sources/${(await blockOf('count')).id}`;
    const sources = (await visitor(server).get(trail)).text;
    expect(sources).toContain('Belarus');
    expect(sources).not.toContain('Kenya');
    expect(sources).toContain('that you may not see: 1.');
    expect((await visitor(server).get(`${REPORT}/draft`)).status).toBe(404);
    expect((await officer.post(`${REPORT}/outline`, { do: 'add', heading: 'More' })).status).toBe(403);
    for (const format of ['docx', 'pdf', 'html'])
      expect((await visitor(server).get(`${REPORT}/v/1/report.${format}`)).status).toBe(200);
    expect((await visitor(server).get('/fr/reports/2026-trial/v/1/report.html')).text).toContain('TEXTE DÉFINITIF');
  });

  it('is read by programs as it was published, with the public answers behind each sentence', async () => {
    const api = '/api/v1/reports/2026-trial/versions';
    const read = async (path: string, client = visitor(server)) => {
      const { status, text } = await client.get(path);
      return { status, body: JSON.parse(text) };
    };
    const { status, body } = await read(`${api}/1`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ key: '2026-trial', number: '2026-trial/1', version: 1, symbol: 'A/81/2', reason: '' });
    const laws = body.sections.find(({ heading }: { heading: string }) => heading === 'Laws');
    const sentences = laws.paragraphs.flatMap((paragraph: { sentences: unknown[] }) => paragraph.sentences);
    const counted = sentences.find(({ text }: { text: string }) => text.startsWith('3 of 3 States'));
    expect(counted).toMatchObject({ lang: 'en', sources: 3 });
    const map = laws.tables.find(({ caption }: { caption: string }) => caption.includes('(in force)'));
    expect(map.rows).toEqual([
      ['Belarus', 'in force'],
      ['Mexico', 'in force'],
    ]);
    expect(body.answered.map(({ party }: { party: string }) => party)).toContain('KE');
    const trail = await read(`${api}/1/sources/${counted.id}`);
    expect(trail.body.sources.map(({ party }: { party: string }) => party).sort()).toEqual(['BY', 'MX']);
    expect(trail.body.hidden).toBe(1);
    expect((await read(`${api}/1/sources/${counted.id}`, officer)).body.hidden).toBe(0);
    for (const [path, expected] of [
      [`${api}/9`, 404],
      [`${api}/none`, 400],
      [`${api}/1/sources/${newId()}`, 404],
      ['/api/v1/reports/2029-nowhere/versions/1', 404],
    ] as const)
      expect((await read(path)).status, path).toBe(expected);
  });

  it('is corrected by a further version, and its sections are referred to by a later report', async () => {
    done(await officer.post(`${REPORT}/sign`, { do: 'correct', reason: 'A symbol was wrong' }));
    expect((await visitor(server).get(REPORT)).text).toContain('A/81/2');
    expect((await officer.get(`${REPORT}/draft/report.html`)).text).toContain('DRAFT');
    const later = '/en/reports/2027-trial';
    done(
      await officer.post('/en/reports/new', { kind: 'global-report', lang: 'en', title: 'Later', key: '2027-trial' }),
    );
    done(await officer.post(`${later}/outline`, { do: 'add', heading: 'Before' }));
    const other = await findReport(register.house.db.connection, { key: '2027-trial' });
    const into = `${later}/sections/${other?.content.sections[0]?.id}`;
    const from = `2026-trial/1/${(await section())?.id}`;
    done(await officer.post(into, { do: 'reuse', from }));
    const draft = await officer.get(`${later}/draft`);
    expect(draft.text).toContain('3 of 3 States');
    expect(draft.text).toContain('A/81/2');
    expect((await officer.get(into)).text).toContain('Laws');
  });

  it('is of a group: written and signed by its co-chairs, without what is confidential', async () => {
    const group = { id: party.UNODC ?? '', kind: 'un-entity', code: 'UNODC' };
    const chair = (name: string, of = group) =>
      server.as({ ...person(idOf(name), 'co-chair', of), name, steppedUp: true });
    const [one, other] = [chair('one chair'), chair('other chair')];
    const another = chair('another', { id: party.UNICEF ?? '', kind: 'un-entity', code: 'UNICEF' });
    const begin = { kind: 'annual', lang: 'en', title: 'Year', key: '2027-group', group: 'UNODC', limit: '3,000' };
    const path = '/en/reports/2027-group';
    expect((await one.get('/en/reports/new')).text).not.toContain('Global Report');
    expect((await one.post('/en/reports/new', { ...begin, kind: 'global-report' })).status).toBe(403);
    expect((await one.post('/en/reports/new', { ...begin, group: '' })).text).toContain('Choose the group');
    expect((await another.post('/en/reports/new', begin)).status).toBe(403);
    done(await one.post('/en/reports/new', begin));
    expect((await one.get(`${path}/outline`)).text).toContain('value="3000"');
    done(await one.post(`${path}/outline`, { do: 'add', heading: 'Laws' }));
    const held = async () => findReport(register.house.db.connection, { key: '2027-group' });
    const at = `${path}/sections/${(await held())?.content.sections[0]?.id}`;
    done(await one.post(`${at}/ties`, { question: call.questions.map((q) => `${call.id}/${q}`) }, `${at}/ties`));
    // Kenya's answer is confidential: told to the secretariat, and to no group.
    done(await one.post(`${at}/questions/${call.questions[1]}`, { do: `count ${yes}`, among: 'states' }));
    const draft = await one.get(`${path}/draft`);
    expect(draft.text).toContain('2 of 2 States that answered said: in force.');
    expect(draft.text).toContain('Annual report of a group: United Nations Office on Drugs and Crime');
    for (const nobody of [another, visitor(server)]) expect((await nobody.get(`${path}/draft`)).status).toBe(404);
    expect((await another.get('/en/reports')).text).not.toContain('2027-group');
    expect((await officer.get(`${path}/draft`)).text).toContain('2 of 2 States');
    const hash = async (client: Client) =>
      /name="sha256" value="([0-9a-f]{64})"/u.exec((await client.get(`${path}/sign`)).text)?.[1] ?? '';
    const sha256 = await hash(officer);
    done(await officer.post(`${path}/sign`, { do: 'sign', sha256 }));
    expect((await reviewer.post(`${path}/sign`, { do: 'sign', sha256 })).text).toContain('must be of a co-chair');
    expect(done(await other.post(`${path}/sign`, { do: 'sign', sha256 }))).toBe(path);
    expect((await visitor(server).get(path)).text).toContain('2 of 2 States');
    expect((await visitor(server).get(`${path}/v/1/report.html`)).text).toContain('Annual report of a group');
    const listed = await visitor(server).get('/api/v1/reports');
    expect(listed.text).toContain('"group":"UNODC"');
  });
});
