import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lang } from '../../src/kernel/i18n/index.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
} from '../kit/browser.js';
import { administrator, type Client, visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { bringThread } from '../kit/line-texts.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

const KEY = 'a-res-72-195-op-1-1';

interface LineAnswer {
  members: { key: string; column: number }[];
  links: {
    id: string;
    earlier: string;
    later: string;
    standing: string;
    force: string;
    words: { runs: unknown[] } | null;
  }[];
}

describeOnBoth('the page of a line', (engine) => {
  let server: TestServer;
  let admin: Client;
  beforeAll(async () => {
    server = await startTestServer({ engine });
    admin = await administrator(server);
    await bringThread(admin);
  });
  afterAll(() => server.stop());
  const answer = async (key = KEY) =>
    JSON.parse((await visitor(server).get(`/api/v1/commitments/${key}/line`)).text) as LineAnswer;

  it('tells programs who said it, what changed and how sure that is', async () => {
    const line = await answer();
    expect(line).toMatchObject({
      firstSaid: { key: 'a-res-67-190-op-1-1', year: 2012 },
      saidIn: ['a-res-67-190', 'a-res-68-192', 'a-res-72-195'],
      members: [{ column: 0 }, { column: 0 }, { key: KEY, act: 'urge' }],
      links: [
        { earlier: 'a-res-67-190-op-1-1', force: 'weaker', standing: 'suggested', suggestedBy: 'alignment' },
        { later: KEY, force: 'stronger', softening: { gone: ['consider'] }, words: { lang: 'en' } },
      ],
    });
    expect((await visitor(server).get('/api/v1/commitments/nothing/line')).status).toBe(404);
  });

  it('shows everybody the words, and only the administrator the buttons', async () => {
    const page = await visitor(server).get(`/en/commitments/${KEY}/line`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('strengthened');
    expect(page.text).toMatch(/<del>.*consider/u);
    expect(page.text).not.toContain('name="decision"');
    expect((await admin.get(`/en/commitments/${KEY}/line`)).text).toContain('name="decision"');
    const sent = await visitor(server).send('POST', `/api/v1/commitments/${KEY}/links`, {
      other: 'a-res-67-190-op-1-1',
    });
    expect([401, 403]).toContain(sent.status);
  });

  it('takes yes, no and undo from a form, and comes back', async () => {
    const at = `/en/commitments/${KEY}/line`;
    const id = (await answer()).links[1]?.id ?? '';
    const decide = async (decision: string) => {
      const sent = await admin.post(`/en/commitments/${KEY}/links/${id}`, { decision }, at);
      return `${sent.status} ${sent.location}`;
    };
    expect(await decide('reject')).toBe(`303 ${at}`);
    expect((await answer()).members).toHaveLength(1);
    expect((await admin.get(at)).text).toContain('Said not to be the same');
    expect(await decide('undo')).toBe(`303 ${at}`);
    expect(await decide('confirm')).toBe(`303 ${at}`);
    expect((await answer()).links[1]?.standing).toBe('confirmed');
    expect(await decide('undo')).toBe(`303 ${at}`);
    expect(await decide('perhaps')).toMatch(/^422/u);
  });

  it('joins by hand, and says beside the field what does not do, with what was typed', async () => {
    const at = `/en/commitments/${KEY}/line`;
    const wrong = await admin.post(`/en/commitments/${KEY}/links`, { other: 'a-res-72-195-op-2-1' }, at);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="a-res-72-195-op-2-1"');
    expect(wrong.text).toContain('Both commitments stand in one document');
    const other = 'a-res-68-192-op-1-1';
    const joined = await admin.send('POST', '/api/v1/commitments/a-res-67-190-op-2-1/links', { other });
    expect(joined.status).toBe(201);
    expect((await answer(other)).members.map(({ key }) => key)).toContain('a-res-67-190-op-2-1');
  });
});

describe.skipIf(findChromium() === null)('the page of a line in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  /** One page for each reader: an entry link is not given out for every look. */
  const readers = new Map<string, Awaited<ReturnType<typeof openPage>>>();
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
    await bringThread(await administrator(server));
    readers.set('reader', await openPage(browser, `${server.address}/en`, { width: 360 }));
    const inside = await openPage(browser, await server.entryLink(), { width: 360 });
    await inside.page.locator('main form button').first().click();
    await inside.page.waitForURL(/\/en$/u);
    readers.set('administrator', inside);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const KEYS = [KEY, '70-draft-belarus-op-4-1', 'a-res-70-179-op-1-1', 'a-res-68-192-op-1-1'];
  const LOOKS = (['en', 'ar', 'zh'] satisfies Lang[]).flatMap((lang) => KEYS.map((key) => [lang, key] as const));
  it.each(LOOKS)(
    '%s %s: no fault for axe, nothing sideways, no complaint, for readers and administrator',
    async (lang, key) => {
      for (const [who, { page, complaints }] of readers) {
        await page.setViewportSize({ width: 360, height: 900 });
        await page.goto(`${server.address}/${lang}/commitments/${key}/line`);
        expect(await accessibilityViolations(page)).toEqual([]);
        expect(await sidewaysOverflow(page)).toBe(0);
        await screenshot(page, `line-${lang}-${key}-${who}-360`);
        await page.setViewportSize({ width: 1280, height: 900 });
        expect(await sidewaysOverflow(page)).toBe(0);
        await screenshot(page, `line-${lang}-${key}-${who}-1280`);
        expect(complaints).toEqual([]);
      }
    },
  );
});
