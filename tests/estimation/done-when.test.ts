import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/kernel/i18n/index.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
} from '../kit/browser.js';
import { administrator } from '../kit/client.js';
import { sharedData } from '../kit/shared-data.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';
import { estimated, studyOf } from './make-study.js';
import { APART, GOOD } from './tables.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COMMAND =
  "import('./src/app/cli.ts').then((m) => m.runCommandLine(['node', 'concordance', ...process.argv.slice(1)]))";
/** Loaded before the command where the machine lets nobody take the network away: every connection is refused. */
const NO_SOCKETS = `data:text/javascript,${encodeURIComponent(`
import { Socket as Tcp } from 'node:net';
import { Socket as Udp } from 'node:dgram';
const refuse = () => { throw new Error('offline'); };
Tcp.prototype.connect = refuse;
Udp.prototype.send = refuse;`)}`;
/** A room without a network: a name space of its own where Linux allows one. */
const ROOM = ['unshare', '--map-root-user', '--net'];
const [WITHOUT_NETWORK = process.execPath, ...ITS_ARGUMENTS] =
  spawnSync(ROOM[0] ?? '', [...ROOM.slice(1), 'true']).status === 0
    ? [...ROOM, process.execPath]
    : [process.execPath, '--import', NO_SOCKETS];

/** Runs Node where no network is. */
function offline(...args: string[]): string {
  return execFileSync(WITHOUT_NETWORK, [...ITS_ARGUMENTS, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'en_US.UTF-8', NODE_ENV: 'production' },
  });
}

/** The pictures of a report in their order, each found to have words and to be wide enough to be read. */
async function picturesOf(page: Page): Promise<string[]> {
  const names: string[] = [];
  for (const picture of await page.locator('.report svg[role="img"]').all()) {
    expect((await picture.locator('title').first().textContent())?.trim()).not.toBe('');
    expect((await picture.locator('desc').first().textContent())?.trim()).not.toBe('');
    expect((await picture.boundingBox())?.width ?? 0).toBeGreaterThan(200);
    names.push((await picture.locator('title').first().getAttribute('id'))?.replace(/-title$/u, '') ?? '');
  }
  return names;
}

/** A new user at the command line. */
function concordance(...args: string[]): string {
  return offline('--import', 'tsx', '-e', COMMAND, '--', 'estimate', ...args);
}

describe.skipIf(sharedData === null || findChromium() === null)('estimation, as a new user has it', () => {
  const file = (name: string) => path.join(sharedData ?? '', 'estimation', name, 'data.csv');
  let folder: string;
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'concordance-estimate-'));
    [server, browser] = await Promise.all([startTestServer({ facts: false }), launchBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives the expected figures offline, shows on which list one hangs, and refuses what must be refused', async () => {
    // The house answers here, and where the command runs it cannot be reached: the room is closed.
    expect((await fetch(`${server.address}/en`)).status).toBeLessThan(500);
    const knock = `fetch('${server.address}/en').then(() => console.log('reached'), () => console.log('closed'))`;
    expect(offline('-e', knock).trim()).toBe('closed');

    const published = JSON.parse(concordance(file('UKdat'), '--method', 'aic2014', '--bootstrap', '0', '--json'));
    expect(Math.round(published.fit.estimate)).toBe(11_409);
    const { profile } = published.interval;
    expect([profile['2.5'], profile['97.5']].map(Math.round)).toEqual([9_982, 13_182]);
    const korea = JSON.parse(concordance(file('Korea'), '--threshold', '0.001', '--bootstrap', '0', '--json'));
    const expected = JSON.parse(readFileSync(path.join(sharedData ?? '', 'estimation/Korea/expected.json'), 'utf8'));
    expect(korea.fit.estimate).toBeCloseTo(expected.stepwise_tight['p0.001'].estimate_tight, 4);

    const moves = concordance('sensitivity', file('UKdat'));
    expect(moves).toContain('The estimate moves most without PF: 1.74 times the figure on all lists.');
    expect(concordance(file('UKdat'), '--bootstrap', '0')).toContain(
      'The figure hangs on the list PF: without it the estimate would be 1.74 times as large, beyond the 95 % range.',
    );
    const apart = path.join(folder, 'apart.csv');
    writeFileSync(apart, APART);
    const refused = concordance(apart, '--bootstrap', '50');
    expect(refused).toMatch(/^.*\nNo reliable estimate can be given from these lists\.\n- /u);
    expect(refused).not.toMatch(/About \d/u);
  }, 180_000);

  it('tells the same on the page in Arabic and in Chinese, with pictures that have words and tables', async () => {
    const admin = await administrator(server);
    const table = readFileSync(file('UKdat'), 'utf8');
    const id = await studyOf(admin, 'United Kingdom', table);
    await estimated(admin, id, { bootstrap: '100' });
    const graphs = await studyOf(admin, 'Korea', readFileSync(file('Korea'), 'utf8'));
    await estimated(admin, graphs, { method: 'decomposable', bootstrap: '0' });
    const classes = await studyOf(admin, 'Classes', GOOD);
    await estimated(admin, classes, { method: 'latent-class', bootstrap: '0' });
    const apart = await studyOf(admin, 'Apart', APART);
    await estimated(admin, apart, { bootstrap: '50' });
    for (const lang of ['ar', 'zh'] as const) {
      const { page, complaints, close } = await openPage(browser, await server.entryLink(), { lang });
      await page.locator('main form button').first().click();
      await page.waitForURL(/\/\w\w$/u);
      await page.goto(`${server.address}/${lang}/estimation/${id}`);
      const lead = (await page.locator('.report .lead').textContent()) ?? '';
      for (const figure of [11_418, 2_744]) expect(lead).toContain(formatNumber(lang, figure));
      // Without the police the figure is another: what it hangs on stands in the picture's table.
      const report = (await page.locator('.report').textContent()) ?? '';
      expect(report).toContain(formatNumber(lang, 19_845));
      expect(report).toMatch(/(?:[يت]توقف الرقم على القائمة|取决于名单) ?.?PF.*1[.,]74/u);
      expect(await picturesOf(page)).toEqual(['overlaps', 'choices', 'models', 'bootstrap']);
      expect(await page.locator('.report figure table, .report details table').count()).toBeGreaterThanOrEqual(4);
      await page.goto(`${server.address}/${lang}/estimation/${classes}`);
      expect(await picturesOf(page)).toEqual(['overlaps', 'choices', 'models', 'chains']);
      // A line a chain, each over the whole width, and how well they agree in the words below.
      const chains = page.locator('.report svg[aria-labelledby~="chains-title"]');
      expect(await chains.locator('polyline, path').count()).toBeGreaterThanOrEqual(4);
      expect(await chains.locator('desc').textContent()).toMatch(/R-hat 1[.,]0\d\d/u);
      expect(await accessibilityViolations(page)).toEqual([]);
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await sidewaysOverflow(page)).toBe(0);
        await screenshot(page, `estimation-chains-${lang}-${width}`);
      }
      await page.goto(`${server.address}/${lang}/estimation/${graphs}`);
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await sidewaysOverflow(page)).toBe(0);
        await screenshot(page, `estimation-graphs-${lang}-${width}`);
      }
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.goto(`${server.address}/${lang}/estimation/${apart}`);
      const refused = (await page.locator('.report .lead').textContent()) ?? '';
      expect(refused).not.toBe('');
      expect(refused).not.toMatch(/\d{2}/u);
      expect(complaints).toEqual([]);
      await close();
    }
  }, 240_000);
});
