import { Hono } from 'hono';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageEnv } from '../../src/kernel/http/index.js';
import { findChromium, launchBrowser, openPage } from '../kit/browser.js';
import { gallery } from '../kit/gallery.js';
import { progressPages } from '../kit/progress-page.js';
import { serveApp } from '../kit/serve-app.js';
import { testApp } from '../kit/test-app.js';

if (findChromium() === null) console.log('No Chromium here: islands are not tested.');

describe.skipIf(findChromium() === null)('islands', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveApp>>;
  let steps = 0;

  beforeAll(async () => {
    const writing = new Hono<PageEnv>().get('/_writes', (c) => c.html('<!doctype html><title>x</title><p id="x"></p>'));
    site = await serveApp(testApp({ modules: [gallery, { pages: progressPages(() => steps++) }, { pages: writing }] }));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('a file field says what was chosen, and takes a file dropped on it', async () => {
    const { page, complaints, close } = await openPage(browser, `${site.address}/ar/_form`);
    await page
      .locator('#file')
      .setInputFiles({ name: 'A_RES_70_179.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(12_345) });
    expect(await page.locator('drop-zone output').textContent()).toMatch(/^A_RES_70_179\.pdf \(13.*\)$/);
    const dropped = await page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File(['x'.repeat(2000)], 'dropped.txt')); return data; })()`,
    );
    await page.locator('drop-zone').dispatchEvent('drop', { dataTransfer: dropped });
    expect(await page.locator('drop-zone output').textContent()).toContain('dropped.txt');
    expect(await page.evaluate<string>("document.querySelector('#file').files[0].name")).toBe('dropped.txt');
    expect(complaints).toEqual([]);
    await close();
  });

  it('the progress of a job renews itself, and the page loads once more at its end', async () => {
    steps = 0;
    const { page, complaints, close } = await openPage(browser, `${site.address}/en/_job`);
    await page.locator('.finished').waitFor();
    expect(steps).toBeGreaterThan(3);
    expect(complaints).toEqual([]);
    await close();
  });

  it('and without JavaScript the page renews itself', async () => {
    steps = 0;
    const { page, close } = await openPage(browser, `${site.address}/en/_job`, { javaScript: false });
    await page.locator('.finished').waitFor();
    await close();
  });

  it('markup written by a script is refused', async () => {
    const { page, close } = await openPage(browser, `${site.address}/en/_writes`);
    const outcome = await page.evaluate<string>(
      "(() => { try { document.querySelector('#x').innerHTML = '<b>x</b>'; return 'written'; } catch (error) { return error.name; } })()",
    );
    expect(outcome).toBe('TypeError');
    await close();
  });
});
