import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Lang } from '../../src/kernel/i18n/index.js';

/** What a reader's browser is like. */
export interface Reader {
  lang?: Lang;
  javaScript?: boolean;
  scheme?: 'light' | 'dark';
  /** CSS pixels; 1280 unless said. */
  width?: number;
}

/** Path of a Chromium or Chrome on this machine, or null: CHROME names one, else the usual commands are tried. */
export function findChromium(): string | null {
  const named = process.env.CHROME;
  if (named !== undefined && existsSync(named)) return named;
  for (const command of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const found = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).stdout.trim();
    if (found !== '') return found;
  }
  return null;
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found: install one, or set CHROME to its path');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking'],
  });
}

/**
 * Opens a page as a reader would, with the site's Content-Security-Policy in force. Whatever the browser complains about (a
 * violated policy, a failed file, an uncaught error) is collected in `complaints`.
 */
export async function openPage(
  browser: Browser,
  address: string,
  reader: Reader = {},
): Promise<{ page: Page; complaints: string[]; close: () => Promise<void> }> {
  const context: BrowserContext = await browser.newContext({
    javaScriptEnabled: reader.javaScript ?? true,
    colorScheme: reader.scheme ?? 'light',
    reducedMotion: 'reduce',
    viewport: { width: reader.width ?? 1280, height: 900 },
    ...(reader.lang === undefined ? {} : { locale: reader.lang }),
  });
  // A loaded machine answers late; how quick an answer is, no test of a page asks.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address, { waitUntil: 'load' });
  return { page, complaints, close: () => context.close() };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong, each with the elements concerned; empty when all is well. `evaluate` goes through the debugger, which the
 * page's policy does not bind, so the page is tested under the policy it is served with.
 */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = await page.evaluate<Violation[]>('axe.run().then((result) => result.violations)');
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n  ${nodes.map((node) => `${node.html}\n    ${node.failureSummary ?? ''}`).join('\n  ')}`,
  );
}

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** Runs in the page: the element that has the focus, once; null when the walk has come round. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  if (element.hasAttribute('data-walked')) return null;
  element.setAttribute('data-walked', '');
  const outlined = [element, element.closest('.search') ?? element].some((one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
  });
  const box = element.getBoundingClientRect();
  return { text: (element.getAttribute('aria-label') ?? element.textContent).trim(), visible: outlined && box.width > 0 && box.height > 0 };
})()`;

/** Elements that Tab reaches, in order, by their text; throws when one of them shows no focus. */
export async function walkByKeyboard(page: Page, most = 200): Promise<string[]> {
  const walked: string[] = [];
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate<{ text: string; visible: boolean } | null>(FOCUSED);
    if (here === null) break;
    if (!here.visible) throw new Error(`The focus cannot be seen on "${here.text}"`);
    walked.push(here.text);
  }
  return walked;
}

/** How far the page is wider than the window, in CSS pixels: 0 when nothing has to be scrolled sideways. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate<number>(
    'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)',
  );
}

/** Takes a picture of the whole page into the folder that SCREENSHOTS names; does nothing where it names none. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
