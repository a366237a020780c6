import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PartyRef, PUBLIC, type Role } from '../../src/kernel/access/index.js';
import { addDays, dayOf } from '../../src/kernel/calendar/index.js';
import type { Lang } from '../../src/kernel/i18n/index.js';
import { commitmentFacts } from '../../src/modules/commitments/facts/index.js';
import { loadFacts } from '../../src/modules/commitments/load-facts.js';
import { findParty } from '../../src/modules/parties/index.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import { findCall } from '../../src/modules/reporting/store/calls.js';
import { reportingReminds } from '../../src/modules/reporting/work.js';
import { findReport } from '../../src/modules/reports/store/reports.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
  walkByKeyboard,
} from '../kit/browser.js';
import { type Client, type Fields, visitor } from '../kit/client.js';
import { type PeopleServer, type Person, person, servePeople } from '../kit/people.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';

const CALL = '/calls/2026-note';
const REPORT = '/reports/2026-report';
const REPORT_PAGES: [string, string][] = [
  ['list', '/reports'],
  ['new', '/reports/new'],
  ['published', REPORT],
  ['draft', `${REPORT}/draft`],
  ['outline', `${REPORT}/outline`],
  ['sign', `${REPORT}/sign`],
];
const DEADLINE = addDays(dayOf(new Date()), 30);
const STATES = ['BY', 'FR', 'EG', 'KE', 'MX'] as const;

/** An id as accounts have them, the same for the same name. */
const idOf = (name: string): string =>
  `01900000-0000-7000-8000-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
const somebody = (name: string, ...rest: [Role, (PartyRef | null)?]): Person => ({
  ...person(idOf(name), ...rest),
  name,
});

describe.skipIf(findChromium() === null)('a call from paragraphs 13, 14 and 17 to five States', () => {
  let register: RegisterHouse;
  let server: PeopleServer;
  let browser: Browser;
  let officer: Client;
  const focals = new Map<string, Client>();
  const signers = new Map<string, Client>();
  beforeAll(async () => {
    register = await openRegisterHouse('pglite');
    await loadFacts(register.house.db, commitmentFacts);
    await loadParties(register.house.db);
    server = await servePeople(register.house);
    browser = await launchBrowser();
    officer = server.as(somebody('officer', 'secretariat-officer'));
    for (const code of STATES) {
      const party = await findParty(register.house.db, PUBLIC, { code });
      if (party === null) throw new Error(`No ${code}`);
      const ref = { id: party.id, kind: party.kind, code };
      focals.set(code, server.as(somebody(`focal-${code}`, 'state-focal-point', ref)));
      signers.set(code, server.as({ ...somebody(`signer-${code}`, 'signatory', ref), steppedUp: true }));
    }
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    await register.test.drop();
  });

  const done = (answer: { status: number; text: string; location: string }) => {
    if (answer.status !== 303)
      throw new Error(`${answer.status}: ${answer.text.replace(/<[^>]+>/gu, ' ').slice(0, 1500)}`);
    return answer.location;
  };
  const seen = async (client: Client, path: string) =>
    /name="seen" value="(\d+)"/u.exec((await client.get(path)).text)?.[1] ?? 'none';
  const client = (code: string, of = focals) => of.get(code) ?? officer;
  const content = async () => {
    const call = await findCall(register.house.db.connection, { key: '2026-note' });
    if (call === null) throw new Error('No call');
    return call.content;
  };
  const save = async (code: string, question: string, fields: Fields) => {
    const path = `/en${CALL}/answers/${code}/${question}`;
    const common = { audience: 'public', lang: 'en', do: 'next', seen: await seen(client(code), path) };
    return done(await client(code).post(path, { ...common, ...fields }, path));
  };
  const send = async (code: string) => {
    const here = `/en${CALL}/answers/${code}`;
    done(await client(code).post(here, { do: 'assemble' }));
    const page = await client(code, signers).get(`${here}/sign`);
    const sha256 = /name="sha256" value="([0-9a-f]{64})"/u.exec(page.text)?.[1] ?? '';
    return client(code, signers).post(`${here}/sign`, { sha256 });
  };
  /** Opens a page as somebody who is in. */
  const open = async (
    id: string,
    path: string,
    options: { lang?: Lang; width?: number; javaScript?: boolean } = {},
  ) => {
    const opened = await openPage(browser, `${server.address}/${options.lang ?? 'en'}/calls`, options);
    await opened.page.context().addCookies([{ name: 'session', value: idOf(id), url: server.address }]);
    await opened.page.goto(`${server.address}/${options.lang ?? 'en'}${path}`, { waitUntil: 'load' });
    return opened;
  };

  it('is built by the secretariat and sent', async () => {
    done(
      await officer.post('/en/calls/new', {
        title: 'Note verbale 2026',
        key: '2026-note',
        kind: 'note-verbale',
        lang: 'en',
      }),
    );
    const { page, complaints, close } = await open('officer', `${CALL}/from-register`);
    await page.fill('#symbol', 'A/RES/70/179');
    await page.fill('#numbers', '13, 14, 17');
    await page.keyboard.press('Enter');
    await page.waitForSelector('input[name=commitment]');
    expect(await page.locator('input[name=commitment]:checked').count()).toBeGreaterThanOrEqual(3);
    await screenshot(page, 'reporting-from-register');
    await page.click('main form[method=post] button');
    await page.waitForSelector('table');
    expect((await content()).questions.length).toBeGreaterThanOrEqual(9);
    expect((await content()).texts[`question/${(await content()).questions[0]?.id}`]?.ar?.text).toMatch(/حكومتكم/u);
    await page.click('details > summary:first-of-type >> nth=-1').catch(() => {});
    await close();
    expect(complaints).toEqual([]);
    done(
      await officer.post(`/en${CALL}/questions`, {
        ...{
          do: 'describe',
          title: 'Note verbale 2026',
          intro: 'Why we ask.',
          kind: 'note-verbale',
          deadline: DEADLINE,
        },
        seen: await seen(officer, `/en${CALL}/questions`),
      }),
    );
    done(await officer.post(`/en${CALL}/parties`, { do: 'choose', codes: STATES.join(', ') }));
    done(await officer.post(`/en${CALL}/send`, { do: 'send', seen: await seen(officer, `/en${CALL}/send`) }));
  }, 120_000);

  it('is answered in French on the web, by keyboard, with what was typed kept through a lost connection', async () => {
    const questions = (await content()).questions;
    const [far, what] = questions;
    const { page, complaints, close } = await open('focal-FR', `${CALL}/answers/FR/${far?.id}`, { lang: 'fr' });
    expect(await page.textContent('h2')).toMatch(/Gouvernement/u);
    expect((await walkByKeyboard(page)).join(' ')).toContain('Enregistrer et continuer');
    await page.check('input[name=value] >> nth=1');
    await page.click('button[value=next]');
    await page.waitForURL(new RegExp(`${what?.id}`, 'u'));
    await page.fill('#value', 'Une loi a été adoptée.');
    await page.reload();
    expect(await page.inputValue('#value')).toBe('Une loi a été adoptée.');
    expect(await page.textContent('.notice.due')).toContain('rétabli');
    // Signed out, the browser has nothing that can be read or says whose it is; back in, it is all there.
    const session = await page.context().cookies();
    await page.context().clearCookies();
    await page.goto(`${server.address}/fr/sign-in`);
    const left = await page.evaluate<[string, string][]>('Object.entries(localStorage)');
    expect(left.map(([name]) => name)).toEqual([expect.stringMatching(/^concordance answer [\w-]{22}$/u)]);
    expect(left.flat().join(' ')).not.toMatch(/loi|adopt|2026-note|\bFR\b/u);
    await page.context().addCookies(session);
    await page.goto(`${server.address}/fr${CALL}/answers/FR/${what?.id}`);
    expect(await page.inputValue('#value')).toBe('Une loi a été adoptée.');
    // Meanwhile a colleague saves: both are shown, and the page does not overwrite.
    await page.fill('#value', 'Mon texte à moi.');
    await save('FR', what?.id ?? '', { value: 'Celui d’un collègue.', lang: 'fr' });
    await page.reload();
    expect(await page.inputValue('#value')).toBe('Celui d’un collègue.');
    expect(await page.textContent('.notice.due blockquote')).toContain('Mon texte à moi.');
    await page.click('.notice.due button >> nth=0');
    expect(await page.inputValue('#value')).toBe('Mon texte à moi.');
    await page.click('button[value=back]');
    await page.waitForSelector('#progress');
    expect(await accessibilityViolations(page)).toEqual([]);
    await close();
    expect(complaints).toEqual([]);
    for (const { id, asked, required } of questions.slice(2))
      if (required)
        await save('FR', id, {
          value: asked.kind === 'choice' ? (asked.options[2] ?? '') : 'Nous avons agi.',
          lang: 'fr',
        });
    expect(done(await send('FR'))).toContain('#receipts');
  }, 120_000);

  it('is answered in Arabic by a sheet that was filled in elsewhere', async () => {
    const { questions } = await content();
    const lines = questions
      .filter(({ required }) => required)
      .map(({ id, asked }) => `${id}#1,,,,${asked.kind === 'choice' ? 'قيد التنفيذ' : 'صدر قانون جديد'},,العربية,`);
    const words = /<label[^>]*>([^<]*)<\/label>/gu;
    const page = (await client('EG').get(`/ar${CALL}/answers/EG/${questions[0]?.id}`)).text;
    const under = [...page.matchAll(words)].map(([, word]) => word ?? '')[1] ?? '';
    const csv = ['Mark,No,Question,Hint,Answer,Other,Language,Audience', 'concordance:2026-note:EG', ...lines]
      .join('\n')
      .replaceAll('قيد التنفيذ', under);
    const place = `/ar${CALL}/answers/EG/bring-back`;
    const brought = done(await client('EG').post(place, { file: new File([csv], 'a.csv') }));
    done(await client('EG').post(brought, { do: 'apply' }));
    done(await send('EG'));
    expect((await visitor(server).get(`/ar${CALL}/answers/EG`)).text).toContain('صدر قانون جديد');
  }, 120_000);

  it('reminds those who are silent, and refuses who is late', async () => {
    const call = await findCall(register.house.db.connection, { key: '2026-note' });
    const [matters] = await Promise.all(
      reportingReminds(register.house).map((one) => one.due({ from: DEADLINE, to: DEADLINE })),
    );
    const asked = (await matters?.[0]?.asked()) ?? [];
    expect(asked.filter(({ acted }) => !acted)).toHaveLength(3);
    expect(matters?.[0]?.about.id).toBe(call?.id);
    done(await officer.post(`/en${CALL}/parties/KE`, { do: 'address', address: 'mission@example.org', lang: 'en' }));
    done(await officer.post(`/en${CALL}/parties`, { do: 'remind' }, `/en${CALL}/parties`));
    expect((await officer.get(`/en${CALL}/parties/KE`)).text).toContain('a reminder');
    const { questions } = await content();
    for (const { id, asked: kind, required } of questions)
      if (required)
        await save('MX', id, { value: kind.kind === 'choice' ? (kind.options[0] ?? '') : 'Tarde.', lang: 'es' });
    done(await officer.post(`/en${CALL}/send`, { do: 'close', seen: await seen(officer, `/en${CALL}/send`) }));
    const late = await send('MX');
    expect(late.status).toBe(409);
    expect(late.text).toContain('The call is closed');
  }, 120_000);

  it('is copied from last time by a State that has nothing new to say', async () => {
    done(
      await officer.post('/en/calls/new', {
        title: 'Again',
        key: '2027-note',
        kind: 'note-verbale',
        lang: 'en',
        again: '2026-note',
      }),
    );
    const again = '/en/calls/2027-note';
    done(
      await officer.post(`${again}/questions`, {
        ...{ do: 'describe', title: 'Again', intro: '', kind: 'note-verbale', deadline: DEADLINE },
        seen: await seen(officer, `${again}/questions`),
      }),
    );
    done(await officer.post(`${again}/parties`, { do: 'choose', codes: 'FR' }));
    done(await officer.post(`${again}/send`, { do: 'send', seen: await seen(officer, `${again}/send`) }));
    const call = await findCall(register.house.db.connection, { key: '2027-note' });
    const what = call?.content.questions[1]?.id ?? '';
    const path = `${again}/answers/FR/${what}`;
    const page = await client('FR').get(path);
    expect(page.text).toContain('Mon texte à moi.');
    expect(page.text).toContain('As last time');
    done(await client('FR').post(path, { do: 'last', seen: '0', audience: 'public', lang: 'fr' }, path));
    expect((await client('FR').get(path)).text).toContain('Taken from');
  }, 120_000);

  it('is reported: composed without JavaScript, traced, signed by two, and passed on as Word and PDF', async () => {
    const author = server.as({ ...somebody('author', 'secretariat-officer'), steppedUp: true });
    const second = server.as({ ...somebody('second', 'reviewer'), steppedUp: true });
    done(
      await author.post('/en/reports/new', {
        ...{ kind: 'secretary-general', lang: 'en', title: 'Report on trafficking', key: '2026-report' },
      }),
    );
    const { page, complaints, close } = await open('author', `${REPORT}/outline`, { javaScript: false });
    await page.fill('#heading', 'Legislation');
    await page.click('button[value=add]');
    await page.click('text=Questions: 0');
    await page.fill('#symbol', 'A/RES/70/179');
    await page.fill('#numbers', '13, 14, 17');
    await page.click('form:not([method=post]) button');
    expect(await page.locator('input[name=question]:checked').count()).toBeGreaterThanOrEqual(9);
    await page.click('main form[method=post] .actions button');
    const section = page.url();
    const { questions } = await content();
    await page.click(`a[href$="${questions[1]?.id}"]`);
    await page.check('section:has-text("France") input[name=span] >> nth=0');
    await screenshot(page, 'reports-pick');
    await page.click('section:has-text("France") button');
    await page.goto(`${section}/questions/${questions[0]?.id}`);
    await page.click('#options button[value^="count"] >> nth=1');
    await page.fill('#text', 'Two texts were adopted.[^See A/RES/64/293, annex.]');
    await page.click('button[value=text]');
    await page.click('button[value=register]');
    await page.click('a[href$="/draft"]');
    expect(await page.textContent('.report-text')).toMatch(/the register had \d+ commitments on this matter/u);
    await screenshot(page, 'reports-draft');
    await page.click('a.traced >> nth=0');
    expect(await page.textContent('mark')).toContain('Mon texte à moi.');
    expect(await page.textContent('.trail')).toContain('France');
    await screenshot(page, 'reports-sentence');
    await close();
    expect(complaints).toEqual([]);
    const sign = async (person: Client) => {
      const { text } = await person.get(`/en${REPORT}/sign`);
      const sha256 = /name="sha256" value="([0-9a-f]{64})"/u.exec(text)?.[1] ?? '';
      return done(await person.post(`/en${REPORT}/sign`, { do: 'sign', sha256 }));
    };
    await sign(author);
    expect(await sign(second)).toBe(`/en${REPORT}`);
    const report = await findReport(register.house.db.connection, { key: '2026-report' });
    expect(report?.state).toBe('published');
    const bytes = async (file: string) =>
      new Uint8Array(await (await fetch(`${server.address}/fr${REPORT}/v/1/${file}`)).arrayBuffer());
    const parts = unzipSync(await bytes('report.docx'));
    const word = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(word).toContain('Mon texte à moi.');
    expect(word).toMatch(/Sur \d États ayant répondu/u);
    const notes = strFromU8(parts['word/footnotes.xml'] ?? new Uint8Array());
    expect(notes).toContain('See A/RES/64/293, annex.');
    expect(notes).toContain('Réponse de France, 2026-note/FR/1');
    const pdf = await getDocumentProxy(await bytes('report.pdf'));
    const { text } = await extractText(pdf, { mergePages: true });
    expect(text).toContain('Mon texte à moi.');
    expect(text).toContain('TEXTE DÉFINITIF');
    expect(text).toContain('Annexe');
    done(await author.post(`/en${REPORT}/sign`, { do: 'correct', reason: 'A figure was wrong.' }));
  }, 180_000);

  it('stands on a telephone and in Arabic and Chinese, works without JavaScript, and breaks no rule of axe', async () => {
    const { questions } = await content();
    const report = await findReport(register.house.db.connection, { key: '2026-report' });
    const part = `${REPORT}/sections/${report?.content.sections[0]?.id}`;
    const written: [string, string][] = [
      ...REPORT_PAGES,
      ['section', part],
      ['ties', `${part}/ties?symbol=A/RES/70/179&numbers=13`],
      ['pick', `${part}/questions/${questions[1]?.id}`],
      ['pick-choice', `${part}/questions/${questions[0]?.id}`],
      ['sentence', `${REPORT}/sentences/${report?.content.sections[0]?.blocks[0]?.id}`],
      ['sources', `${REPORT}/v/1/sources/${report?.content.sections[0]?.blocks[1]?.id}`],
    ];
    const pages: [string, string, string][] = [
      ['list', 'officer', '/calls'],
      ['new', 'officer', '/calls/new'],
      ['call', 'officer', CALL],
      ['build', 'officer', `${CALL}/questions`],
      ['question', 'officer', `${CALL}/questions/${questions[0]?.id}`],
      ['translations', 'officer', `${CALL}/translations`],
      ['translate', 'officer', `${CALL}/translations/ru`],
      ['parties', 'officer', `${CALL}/parties`],
      ['one-party', 'officer', `${CALL}/parties/KE`],
      ['send', 'officer', `${CALL}/send`],
      ['preview', 'officer', `${CALL}/preview/1`],
      ['overview', 'focal-MX', `${CALL}/answers/MX`],
      ['answer', 'focal-MX', `${CALL}/answers/MX/${questions[1]?.id}`],
      ['bring-back', 'focal-MX', `${CALL}/answers/MX/bring-back`],
      ['sent', 'focal-FR', `${CALL}/answers/FR`],
      ...written.map(([name, path]): [string, string, string] => [`report-${name}`, 'author', path]),
    ];
    const found: string[] = [];
    for (const [lang, width] of [
      ['en', 1280],
      ['ar', 360],
      ['zh', 360],
    ] as const) {
      const { page, complaints, close } = await open('officer', '/calls', { lang, width, javaScript: true });
      for (const [name, id, path] of pages) {
        await page.context().addCookies([{ name: 'session', value: idOf(id), url: server.address }]);
        await page.goto(`${server.address}/${lang}${path}`, { waitUntil: 'load' });
        await screenshot(page, `reporting-${name}-${lang}-${width}`);
        const wide = await sidewaysOverflow(page);
        if (wide > 0) found.push(`${name} in ${lang} is ${wide} pixels too wide`);
        if (lang !== 'zh') found.push(...(await accessibilityViolations(page)).map((one) => `${name} ${lang}: ${one}`));
      }
      found.push(...complaints);
      await close();
    }
    expect(found).toEqual([]);
  }, 240_000);
});
