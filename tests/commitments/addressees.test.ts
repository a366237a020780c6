import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { findAddressees } from '../../src/modules/commitments/addressees/find-addressees.js';
import { getAddressee } from '../../src/modules/commitments/addressees/get-addressee.js';
import { withdrawText } from '../../src/modules/documents/withdraw-text.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
} from '../kit/browser.js';
import { visitor } from '../kit/client.js';
import { countedDatabase } from '../kit/counted-database.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

const TODAY = '2026-11-29';
const SCENE = { today: TODAY, lang: 'en' } as const;

describeOnBoth('those who are asked by one text', (engine) => {
  let here: RegisterHouse;
  let textId = '';
  beforeAll(async () => {
    here = await openRegisterHouse(engine, { facts: false });
    ({ textId } = await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' }));
  });
  afterAll(() => here.test.drop());

  it('are listed with what is open and what comes next', async () => {
    const all = await findAddressees(here.test.db, PUBLIC, TODAY);
    expect(all.map(({ code }) => code).sort()).toEqual([
      'GENERAL_ASSEMBLY',
      'MEMBER_STATES',
      'SECRETARY_GENERAL',
      'UNODC',
    ]);
    expect(all.find(({ code }) => code === 'SECRETARY_GENERAL')).toMatchObject({
      commitments: 1,
      open: 1,
      overdue: 0,
      next: expect.stringMatching(/^2038-09/u),
    });
  });

  it('have what is overdue once the day has gone by', async () => {
    const late = await getAddressee(
      here.test.db,
      PUBLIC,
      'SECRETARY_GENERAL',
      { limit: 50, offset: 0 },
      { today: '2039-01-01', lang: 'en' },
    );
    expect(late.overdue.rows.map(({ key }) => key)).toEqual(['a-res-91-998-op-1-2']);
    expect(late.next.total).toBe(0);
    expect(late.states).toEqual([{ value: 'open', count: 1 }]);
  });

  it('are gone for the public with the text, and the address says so', async () => {
    await expect(getAddressee(here.test.db, PUBLIC, 'NOBODY', { limit: 50, offset: 0 }, SCENE)).rejects.toMatchObject({
      code: 'no-such-addressee',
    });
    await withdrawText(here.test.db, ADMINISTRATOR, textId);
    await here.follow();
    expect(await findAddressees(here.test.db, PUBLIC, TODAY)).toEqual([]);
  });
});

describeOnBoth('those who are asked by what is known of the thread', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ engine });
  });
  afterAll(() => server.stop());

  const get = (code: string, limit = 50) => getAddressee(server.house.db, PUBLIC, code, { limit, offset: 0 }, SCENE);

  it('count each commitment once, whatever it is filed under', async () => {
    const all = await findAddressees(server.house.db, PUBLIC, TODAY);
    for (const { code, commitments, overdue } of all.slice(0, 5)) {
      const one = await get(code);
      expect(one.all.total, code).toBe(commitments);
      expect(
        one.states.reduce((sum, { count }) => sum + count, 0),
        code,
      ).toBe(commitments);
      expect(
        one.years.reduce((sum, { count }) => sum + count, 0),
        code,
      ).toBe(commitments);
      expect(one.overdue.total, code).toBe(overdue);
    }
  });

  it('stand in the order of documents, the latest first, paragraphs in theirs', async () => {
    const { rows } = (await get('MEMBER_STATES', 200)).all;
    const years = rows.map(({ document }) => document.year ?? 0);
    expect(years).toEqual([...years].sort((a, b) => b - a));
    const first = rows.filter(
      ({ document }) => document.id === rows[0]?.document.id && rows[0]?.section === 'operative',
    );
    expect(first.map(({ n }) => n)).toEqual(first.map(({ n }) => n).sort((a, b) => a - b));
  });

  it('see what the latest resolution that asks them said before', async () => {
    const { latest } = await get('SECRETARY_GENERAL');
    expect(latest?.document.symbol).toBe('A/RES/80/228');
    expect((latest?.kept ?? 0) + (latest?.changed.length ?? 0)).toBeGreaterThan(0);
    for (const { change, earlier } of latest?.changed ?? []) expect(earlier === null).toBe(change === 'new');
    const { db, spent } = countedDatabase(server.house.db);
    const later = { limit: 1, offset: 1 };
    const asked = async (part: { latest?: boolean }) => {
      const before = spent().statements;
      const found = await getAddressee(db, PUBLIC, 'SECRETARY_GENERAL', { ...later, ...part }, SCENE);
      return { latest: found.latest, statements: spent().statements - before };
    };
    // What a later page does not show is not looked for.
    const [compared, without] = [await asked({}), await asked({ latest: false })];
    expect(without.latest).toBeNull();
    expect(without.statements).toBeLessThan(compared.statements);
  });

  it('are told to programs, in six languages and by pages', async () => {
    const reader = visitor(server);
    const list = JSON.parse((await reader.get('/api/v1/addressees?size=2')).text);
    expect(list.addressees).toHaveLength(2);
    expect(list.addressees[0].names.fr).toBe('États Membres');
    const one = await reader.get('/api/v1/addressees/MEMBER_STATES?size=3&page=2');
    expect(one.headers.get('Link')).toContain('rel="prev"');
    const told = JSON.parse(one.text);
    expect(told.commitments).toHaveLength(3);
    expect(told.total).toBe(list.addressees.find(({ code }: { code: string }) => code === 'MEMBER_STATES').commitments);
    expect((await reader.get('/api/v1/addressees/NOBODY')).status).toBe(404);
    expect((await reader.get('/api/v1/addressees/a%00')).status).toBe(400);
  });

  it('have pages that lead to the register and to their calendar', async () => {
    const reader = visitor(server);
    expect((await reader.get('/zh/addressees?sort=next')).text).toContain('/zh/addressees/SECRETARY_GENERAL');
    const { text } = await reader.get('/en/addressees/secretary_general');
    expect(text).toContain('/en/commitments?addressee=SECRETARY_GENERAL&amp;state=open');
    expect(text).toContain('/en/commitments.ics?addressee=SECRETARY_GENERAL');
    expect((await reader.get('/en/addressees/NOBODY')).status).toBe(404);
    expect((await reader.get('/en/addressees/%00')).status).toBe(404);
  });
});

describe.skipIf(findChromium() === null)('addressees in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it.each(['en', 'ar', 'zh'] as const)('%s: no fault for axe, nothing sideways at 360, no complaint', async (lang) => {
    for (const path of ['/addressees', '/addressees/MEMBER_STATES']) {
      const { page, complaints, close } = await openPage(browser, `${server.address}/${lang}${path}`, {
        lang,
        width: 360,
      });
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await screenshot(page, `${lang}${path.replaceAll(/\W+/gu, '-')}-360`);
      expect(complaints).toEqual([]);
      await close();
    }
  });
});
