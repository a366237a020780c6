import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directionOf, LANGS, type Lang } from '../../src/kernel/i18n/index.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
  walkByKeyboard,
} from '../kit/browser.js';
import { gallery } from '../kit/gallery.js';
import { serveApp } from '../kit/serve-app.js';
import { testApp } from '../kit/test-app.js';

type Look = readonly [width: number, scheme: 'light' | 'dark'];

/** One look each, in turn, so that every width and scheme is seen; all four when pictures are asked for. */
function looksFor(lang: Lang): readonly Look[] {
  const all: readonly Look[] = [
    [360, 'light'],
    [1280, 'dark'],
    [360, 'dark'],
    [1280, 'light'],
  ];
  const turn = LANGS.indexOf(lang) % 2;
  return process.env.SCREENSHOTS ? all : all.slice(turn * 2, turn * 2 + 2);
}

const PAGES = ['_parts', '_text', '_form'] as const;

if (findChromium() === null) console.log('No Chromium here: the parts of pages are not tested in a browser.');

describe.skipIf(findChromium() === null)('the parts of pages', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveApp>>;

  beforeAll(async () => {
    site = await serveApp(testApp({ modules: [gallery] }));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it.each(LANGS)('in %s: no complaint, no axe violation, nothing sideways at 360 pixels', async (lang) => {
    for (const [width, scheme] of looksFor(lang)) {
      const { page, complaints, close } = await openPage(browser, `${site.address}/${lang}`, { width, scheme });
      for (const name of PAGES) {
        await page.goto(`${site.address}/${lang}/${name}`);
        await screenshot(page, `${name}-${lang}-${width}-${scheme}`);
        expect(await page.getAttribute('html', 'lang')).toBe(lang);
        expect(await page.getAttribute('html', 'dir')).toBe(directionOf(lang));
        expect([name, await sidewaysOverflow(page)]).toEqual([name, 0]);
        expect(await accessibilityViolations(page)).toEqual([]);
      }
      expect(complaints).toEqual([]);
      await close();
    }
  });

  it('can be walked by keyboard, each with its focus to be seen', async () => {
    for (const name of PAGES) {
      const { page, close } = await openPage(browser, `${site.address}/en/${name}`);
      const walked = await walkByKeyboard(page);
      expect(walked[0]).toBe(name === '_form' ? 'Choose a file or paste a text' : 'Skip to the content');
      expect(walked.length).toBeGreaterThan(10);
      await close();
    }
  });
});
