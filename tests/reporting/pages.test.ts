import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PartyRef, PUBLIC, type Role } from '../../src/kernel/access/index.js';
import { addDays, dayOf } from '../../src/kernel/calendar/index.js';
import { listCommitments } from '../../src/modules/commitments/find-commitments.js';
import { findParty } from '../../src/modules/parties/index.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import { reportingInvariants } from '../../src/modules/reporting/invariants.js';
import { numbered } from '../../src/modules/reporting/pages/questions-view.js';
import { findCall } from '../../src/modules/reporting/store/calls.js';
import { type Client, type Fields, visitor } from '../kit/client.js';
import { FIRST, resolution } from '../kit/line-texts.js';
import { type PeopleServer, type Person, person, servePeople } from '../kit/people.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';

const CALL = '/en/calls/2026-trial';
const BY = `${CALL}/answers/BY`;
const DEADLINE = addDays(dayOf(new Date()), 60);

/** An id as accounts have them, the same for the same name. */
const idOf = (name: string): string =>
  `01900000-0000-7000-8000-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
const somebody = (name: string, ...rest: [Role, (PartyRef | null)?]): Person => ({
  ...person(idOf(name), ...rest),
  name,
});

describe('a call for input, from its questions to what was sent', () => {
  let register: RegisterHouse;
  let server: PeopleServer;
  let officer: Client;
  let focal: Client;
  let ministry: Client;
  let minister: Client;
  let other: Client;
  let kenyan: Client;
  const anyone = () => visitor(server);
  beforeAll(async () => {
    register = await openRegisterHouse('pglite');
    await loadParties(register.house.db);
    const [symbol, session, asks] = FIRST;
    await register.bring(resolution(symbol, session, asks), { lang: 'en', symbol });
    server = await servePeople(register.house);
    const ref = async (code: string) => {
      const party = await findParty(register.house.db, PUBLIC, { code });
      if (party === null) throw new Error(`No ${code}`);
      return { id: party.id, kind: party.kind, code };
    };
    const belarus = await ref('BY');
    officer = server.as(somebody('officer', 'secretariat-officer'));
    focal = server.as(somebody('focal', 'state-focal-point', belarus));
    ministry = server.as(somebody('ministry', 'ministry-writer', belarus));
    const signatory: Person = { ...somebody('minister', 'signatory', belarus), steppedUp: true };
    minister = server.as(signatory);
    const kenya = await ref('KE');
    other = server.as(somebody('other', 'state-focal-point', kenya));
    kenyan = server.as({ ...somebody('kenyan', 'signatory', kenya), steppedUp: true });
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await register.test.drop();
  });

  const seen = async (client: Client, path: string) =>
    /name="seen" value="(\d+)"/u.exec((await client.get(path)).text)?.[1] ?? 'none';
  const call = async () => {
    const found = await findCall(register.house.db.connection, { key: '2026-trial' });
    if (found === null) throw new Error('No call');
    return found;
  };
  /** The questions, those made from the register first. */
  const registered = async () => {
    const { questions } = (await call()).content;
    return [...questions].sort((a, b) => b.subjects.length - a.subjects.length);
  };
  const done = (answer: { status: number; text: string; location: string }) => {
    if (answer.status !== 303)
      throw new Error(`${answer.status}: ${answer.text.replace(/<[^>]+>/gu, ' ').slice(500, 1500)}`);
    return answer.location;
  };
  const save = async (client: Client, question: string, fields: Fields) =>
    client.post(
      `${BY}/${question}`,
      { audience: 'public', lang: 'en', do: 'next', seen: await seen(client, `${BY}/${question}`), ...fields },
      `${BY}/${question}`,
    );

  it('is made by the secretariat from paragraphs of the register, in six languages', async () => {
    expect((await focal.get('/en/calls/new')).status).toBe(403);
    expect(
      done(await officer.post('/en/calls/new', { title: 'Trial', key: '2026-trial', kind: 'survey', lang: 'en' })),
    ).toBe(`${CALL}/questions`);
    expect((await anyone().get(CALL)).status).toBe(404);
    const [symbol] = FIRST;
    const asked = `${CALL}/from-register?${new URLSearchParams({ symbol, numbers: '1' })}`;
    const page = await officer.get(asked);
    const ids = [...page.text.matchAll(/name="commitment" value="([0-9a-f-]{36})"/gu)].map((match) => match[1] ?? '');
    expect(ids.length).toBeGreaterThan(0);
    done(await officer.post(`${CALL}/from-register`, { symbol, numbers: '1', commitment: ids }, asked));
    const { content } = await call();
    expect(content.questions).toHaveLength(3 * ids.length);
    expect(content.questions[0]?.subjects).toEqual([`commitment/${ids[0]}`]);
    expect(content.texts[`help/${content.questions[1]?.id}`]?.ar?.state).toBe('reviewed');
  });

  it('takes questions of every kind, and says what is wrong beside the field', async () => {
    const add = async (fields: Fields) =>
      officer.post(
        `${CALL}/questions/new`,
        { section: '', required: '', help: '', seen: await seen(officer, `${CALL}/questions/new`), ...fields },
        `${CALL}/questions/new`,
      );
    const refused = await add({ kind: 'choice', title: 'Which?', options: 'Only one' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Name at least two options');
    expect(refused.text).toContain('Only one');
    done(
      await add({
        kind: 'number',
        title: 'How many victims were assisted?',
        unit: 'persons',
        decimals: '0',
        least: '0',
        most: '',
        persons: 'yes',
      }),
    );
    done(await add({ kind: 'table', title: 'By year?', columns: 'Year\nCases', rows: '5' }));
    done(await add({ kind: 'date', title: 'Since when?' }));
    done(await add({ kind: 'file', title: 'The law?' }));
    done(await add({ kind: 'text', title: 'Anything secret?', limit: '20' }));
    const before = (await call()).content.questions.at(-1)?.id ?? '';
    done(await officer.post(`${CALL}/questions`, { do: `up ${before}`, seen: String((await call()).revision) }));
    const shown = numbered((await call()).content).filter(({ section }) => section === null);
    expect(shown.map(({ id }) => id).indexOf(before)).toBe(3);
    expect((await officer.get(`${CALL}/preview/1`)).text).toContain('Nothing is kept here');
  });

  it('shows what is missing in each language, and takes translations with their state', async () => {
    const into = `${CALL}/translations/fr`;
    const number = (await call()).content.questions.find(({ asked }) => asked.kind === 'number')?.id ?? '';
    const place = `question/${number}`;
    done(
      await officer.post(
        into,
        {
          seen: await seen(officer, into),
          [place]: 'Combien de victimes ont été aidées ?',
          [`${place} state`]: 'reviewed',
        },
        into,
      ),
    );
    expect((await call()).content.texts[place]?.fr).toMatchObject({ state: 'reviewed' });
    expect((await officer.get(`${CALL}/translations`)).text).toContain('Every text');
  });

  it('is sent to chosen parties, and says which letters have nobody to go to', async () => {
    expect((await officer.post(`${CALL}/send`, { do: 'send', seen: String((await call()).revision) })).text).toContain(
      'Set a deadline first',
    );
    done(
      await officer.post(`${CALL}/questions`, {
        ...{ do: 'describe', title: 'Trial of 2026', intro: 'Why we ask.', kind: 'survey', deadline: DEADLINE },
        seen: String((await call()).revision),
      }),
    );
    expect((await officer.post(`${CALL}/parties`, { do: 'choose', codes: 'BY, XX' })).text).toContain('XX');
    done(await officer.post(`${CALL}/parties`, { do: 'choose', codes: 'BY, KE; fr' }));
    done(await officer.post(`${CALL}/parties/BY`, { do: 'address', address: 'mission@example.org', lang: 'fr' }));
    done(await officer.post(`${CALL}/send`, { do: 'send', seen: String((await call()).revision) }));
    const page = await officer.get(`${CALL}/parties`);
    expect(page.text).toContain('waits to be handed on');
    expect(page.text).toContain('undeliverable');
    expect((await officer.get(`${CALL}/parties/KE`)).text).toContain('no address is known');
    const letter = await officer.get(`${CALL}/parties/BY/letter.docx`);
    expect(letter.headers.get('content-type')).toContain('wordprocessingml');
    // All of them at once, each in the language of its addressee.
    expect(page.text).toContain(`${CALL}/letters-pdf.zip`);
    const letters = unzipSync(await fetchBytes(`${CALL}/letters-docx.zip`, 'officer'));
    expect(Object.keys(letters).toSorted()).toEqual(['BY-fr.docx', 'FR-en.docx', 'KE-en.docx']);
    expect(
      strFromU8(unzipSync(letters['BY-fr.docx'] ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array()),
    ).toContain('Bélarus');
    expect((await anyone().get(`${CALL}/letters-docx.zip`)).status).toBe(403);
    expect((await anyone().get(CALL)).text).toContain('Why we ask.');
    expect((await anyone().get(`${CALL}/parties`)).status).toBe(403);
    expect((await anyone().get('/en/calls.ics')).text).toContain('Trial of 2026');
  });

  it('is answered question by question; what is wrong stays with what was typed', async () => {
    expect((await anyone().get(BY)).status).toBe(404);
    expect((await other.get(BY)).status).toBe(404);
    expect((await officer.get(BY)).status).toBe(404);
    const questions = await registered();
    const [far, what] = questions;
    const number = questions.find(({ asked }) => asked.kind === 'number')?.id ?? '';
    const option = far?.asked.kind === 'choice' ? (far.asked.options[1] ?? '') : '';
    expect(done(await save(focal, far?.id ?? '', { value: option }))).toBe(`${BY}/${what?.id}?saved=${far?.id}`);
    const wrong = await save(focal, number, { value: 'about ten' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('about ten');
    done(await save(focal, number, { value: '1 234' }));
    expect((await focal.get(BY)).text).toContain('Answered: 2 of');
    const secret = questions.find(({ asked }) => asked.kind === 'text' && asked.limit === 20)?.id ?? '';
    expect((await save(focal, secret, { value: 'word '.repeat(21) })).text).toContain('21 words');
    done(await save(focal, secret, { value: 'A hidden matter', audience: 'confidential' }));
    const table = questions.find(({ asked }) => asked.kind === 'table')?.id ?? '';
    done(await save(focal, table, { 'cell-0-0': '2025', 'cell-0-1': '12', 'cell-1-0': '2026', 'cell-1-1': '7' }));
    const file = questions.find(({ asked }) => asked.kind === 'file')?.id ?? '';
    done(await save(focal, file, { file: new File(['a law'], 'law.txt', { type: 'text/plain' }) }));
    expect((await focal.get(`${BY}/${file}/file`)).text).toBe('a law');
    expect((await anyone().get(`${BY}/${file}/file`)).status).toBe(404);
  });

  it('overwrites nobody unseen, and lets a ministry write its own section only', async () => {
    const questions = await registered();
    const { sections } = (await call()).content;
    const what = questions[1]?.id ?? '';
    done(await save(focal, what, { value: 'We wrote a law.' }));
    const late = await save(focal, what, { value: 'Mine', seen: '0' });
    expect(late.status).toBe(412);
    expect(late.text).toContain('We wrote a law.');
    expect(late.text).toContain('Mine');
    expect((await save(ministry, questions[2]?.id ?? '', { value: 'Money' })).status).toBe(403);
    expect(
      (await focal.post(BY, { do: `section ${sections[0]}`, [`ministry-${sections[0]}`]: 'Justice' })).status,
    ).toBe(303);
    expect((await focal.get(BY)).text).toContain('Justice');
    expect((await ministry.get(BY)).text).toContain('Justice');
  });

  it('is put together, signed by who has the authority, and locked with a receipt', async () => {
    const questions = await registered();
    expect((await focal.get(BY)).text).toContain('Put together for signature');
    done(await focal.post(BY, { do: 'assemble' }));
    expect((await save(focal, questions[1]?.id ?? '', { value: 'Later', seen: '1' })).status).toBe(409);
    expect((await focal.get(`${BY}/sign`)).status).toBe(403);
    const page = await minister.get(`${BY}/sign`);
    const sha256 = /name="sha256" value="([0-9a-f]{64})"/u.exec(page.text)?.[1] ?? '';
    expect(page.text).toContain('A hidden matter');
    expect((await minister.post(`${BY}/sign`, { sha256: 'f'.repeat(64) })).text).toContain('not those that you read');
    expect(done(await minister.post(`${BY}/sign`, { sha256 }))).toBe(`${BY}#receipts`);
    const sent = await anyone().get(BY);
    expect(sent.text).toContain('2026-trial/BY/1');
    // Who does not see every answer gets no hash of them all: what is hidden could be tried out by it.
    for (const address of [BY, `${BY}/copy.html`]) expect((await anyone().get(address)).text).not.toContain(sha256);
    for (const person of [minister, focal, officer]) expect((await person.get(BY)).text).toContain(sha256);
    expect((await other.get(BY)).text).not.toContain(sha256);
    expect(sent.text).toContain('We wrote a law.');
    expect(sent.text).not.toContain('A hidden matter');
    expect((await officer.get(BY)).text).toContain('A hidden matter');
    expect((await other.get(BY)).text).not.toContain('A hidden matter');
    expect((await anyone().get(`${BY}/copy.html`)).text).toContain('FINAL, version 1');
    expect((await anyone().get(`${BY}/copy.html`)).text).not.toContain('A hidden matter');
  });

  it('is corrected by a new version, while the one that was sent stays', async () => {
    const what = (await registered())[1]?.id ?? '';
    done(await focal.post(BY, { do: 'correct', reason: 'A figure was wrong' }));
    done(await save(focal, what, { value: 'We wrote two laws.' }));
    expect((await anyone().get(BY)).text).toContain('We wrote a law.');
    expect((await focal.get(`${BY}/copy.html`)).text).toContain('DRAFT');
    done(await focal.post(BY, { do: 'assemble' }));
    const sha256 = /name="sha256" value="([0-9a-f]{64})"/u.exec((await minister.get(`${BY}/sign`)).text)?.[1] ?? '';
    done(await minister.post(`${BY}/sign`, { sha256 }));
    const sent = await anyone().get(BY);
    expect(sent.text).toContain('We wrote two laws.');
    expect(sent.text).toContain('2026-trial/BY/2');
    expect(sent.text).toContain('2026-trial/BY/1');
  });

  it('shows on the commitment, on the page of the party, in search and API what was said, to whoever may see it', async () => {
    const { db } = register.house;
    const [id = ''] = (await registered()).flatMap(({ subjects }) => subjects).map((one) => one.split('/')[1] ?? '');
    const [commitment] = await listCommitments(db.connection, [id], { today: dayOf(new Date()), lang: 'en' });
    const DOORS = [
      `/en/commitments/${commitment?.key}`,
      '/en/parties/BY',
      '/en/search?q=Trial',
      '/api/v1/calls',
      '/api/v1/calls/2026-trial',
      '/api/v1/calls/2026-trial/answers/BY',
      CALL,
    ];
    for (const door of DOORS) {
      const { status, text } = await anyone().get(door);
      expect([door, status]).toEqual([door, 200]);
      expect(text).toMatch(/2026-trial/u);
      expect(text).not.toContain('A hidden matter');
    }
    expect((await focal.get('/api/v1/calls/2026-trial/answers/BY')).text).toContain('A hidden matter');
  });

  it('is brought back from a sheet: compared, applied, undone', async () => {
    const questions = await registered();
    const what = questions[1]?.id ?? '';
    done(await focal.post(BY, { do: 'correct', reason: 'Once more' }));
    const address = `/api/v1/calls/2026-trial/answers/BY/${what}`;
    const { draft } = JSON.parse((await focal.get('/api/v1/calls/2026-trial/answers/BY')).text);
    const seen = draft.answers.find(({ question }: { question: string }) => question === what)?.version;
    const put = (client: Client, version: string, text = 'By a program.') =>
      client.send(
        'PUT',
        address,
        { value: { kind: 'text', text }, lang: 'en', audience: 'public' },
        version === '' ? {} : { 'If-Match': version },
      );
    const kept = await put(focal, `"${seen}"`);
    expect(kept.status, kept.text).toBe(200);
    expect(JSON.parse(kept.text)).toEqual({ version: seen + 1 });
    const late = await put(focal, `"${seen}"`, 'Too late.');
    expect([late.status, JSON.parse(late.text).code]).toEqual([412, 'reporting.changed-meanwhile']);
    expect((await put(focal, '')).status).toBe(400);
    expect([403, 404]).toContain((await put(anyone(), `"${seen + 1}"`)).status);
    expect((await focal.get(`${BY}/${what}`)).text).toContain('By a program.');
    expect((await put(focal, `"${seen + 1}"`, 'We wrote two laws.')).status).toBe(200);
    const sheet = await fetchBytes(`${BY}/questionnaire.xlsx`);
    // Draft or final is printed on every copy, also on those that are to be filled in.
    const printed = (file: Uint8Array, part: string) => strFromU8(unzipSync(file)[part] ?? new Uint8Array());
    expect(printed(sheet, 'xl/worksheets/sheet1.xml')).toContain('DRAFT of');
    expect(printed(await fetchBytes(`${BY}/questionnaire.docx`), 'word/document.xml')).toContain('DRAFT of');
    const again = new File([sheet], 'again.xlsx');
    const same = done(await focal.post(`${BY}/bring-back`, { file: again }));
    expect((await focal.get(same)).text).toContain('The file says what is held already');
    const rows = `${'Mark,No,Question,Hint,Answer'}\nconcordance:2026-trial:BY\n${what}#1,,,,We wrote three laws.\n`;
    const page = done(await focal.post(`${BY}/bring-back`, { file: new File([rows], 'a.csv') }));
    expect((await focal.get(page)).text).toContain('We wrote three laws.');
    done(await focal.post(page, { do: 'apply' }));
    expect((await focal.get(`${BY}/${what}`)).text).toContain('We wrote three laws.');
    done(await focal.post(page, { do: 'undo' }));
    expect((await focal.get(`${BY}/${what}`)).text).toContain('We wrote two laws.</textarea>');
    const wrong = await focal.post(`${BY}/bring-back`, { file: new File(['a,b\n'], 'b.csv') });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('not the questionnaire of this call');
  });

  it('refuses what comes after it was closed, keeps it as a draft, and takes it once more time was granted', async () => {
    const KE = `${CALL}/answers/KE`;
    const [far, what] = await registered();
    const option = far?.asked.kind === 'choice' ? (far.asked.options[0] ?? '') : '';
    for (const [question, value] of [
      [far?.id, option],
      [what?.id, 'Late words'],
    ]) {
      const path = `${KE}/${question}`;
      const fields = { audience: 'public', lang: 'en', do: 'next', seen: await seen(other, path), value: value ?? '' };
      done(await other.post(path, fields, path));
    }
    done(await other.post(KE, { do: 'assemble' }));
    const sha256 = /name="sha256" value="([0-9a-f]{64})"/u.exec((await kenyan.get(`${KE}/sign`)).text)?.[1] ?? '';
    done(await officer.post(`${CALL}/send`, { do: 'close', seen: await seen(officer, `${CALL}/send`) }));
    const late = await kenyan.post(`${KE}/sign`, { sha256 });
    expect(late.status).toBe(409);
    expect(late.text).toContain('The call is closed');
    expect((await other.get(KE)).text).toContain('draft');
    expect((await other.get(`${KE}/${what?.id}`)).text).toContain('Late words');
    expect((await anyone().get(KE)).status).toBe(404);
    done(await other.post(KE, { do: 'time', until: addDays(DEADLINE, 20), why: 'An election' }));
    expect((await officer.get(`${CALL}/parties/KE`)).text).toContain('An election');
    // Why not is said to the party, until something else is decided.
    done(await officer.post(`${CALL}/parties/KE`, { do: 'refuse', reason: 'The report is printed in May' }));
    expect((await other.get(KE)).text).toContain('The report is printed in May');
    expect((await officer.get(`${CALL}/parties/KE`)).text).toContain('The report is printed in May');
    done(await other.post(KE, { do: 'time', until: addDays(DEADLINE, 20), why: 'An election' }));
    expect((await other.get(KE)).text).not.toContain('The report is printed in May');
    done(await officer.post(`${CALL}/parties/KE`, { do: 'grant', until: addDays(DEADLINE, 20) }));
    done(await other.post(KE, { do: 'assemble' }));
    done(await kenyan.post(`${KE}/sign`, { sha256 }));
    expect((await anyone().get(KE)).text).toContain('Late words');
  });

  it('leaves nothing for the doctor', async () => {
    const { connection } = register.house.db;
    expect((await Promise.all(reportingInvariants.map((one) => one.broken(connection)))).flat()).toEqual([]);
  });

  async function fetchBytes(path: string, who = 'focal'): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await fetch(`${server.address}${path}`, { headers: { Cookie: `session=${idOf(who)}` } });
    return new Uint8Array(await answer.arrayBuffer());
  }
});
