import { existsSync } from 'node:fs';
import { aptInstall, pathOf, run, say } from './steps.mjs';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

async function find() {
  if (process.env.CHROME && existsSync(process.env.CHROME)) return process.env.CHROME;
  for (const command of COMMANDS) {
    const path = await pathOf(command);
    if (path !== '') return path;
  }
  return PLACES.find((path) => existsSync(path)) ?? null;
}

/** Playwright's own download, for machines without apt. */
async function download() {
  await run('npx', ['--no-install', 'playwright-core', 'install', 'chromium'], { show: true });
  const { chromium } = await import('playwright-core');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/**
 * A browser for the tests: one that is here, else Debian's package, else playwright's.
 * @returns {Promise<string | null>} path of the program, or null where none could be had
 */
export async function ensureChromium() {
  const here = await find();
  if (here) return here;
  say('no Chromium or Chrome here: installing Debian’s package');
  if (await aptInstall('chromium', 'fonts-noto-core', 'fonts-noto-cjk')) return find();
  say('that did not work: trying the download of playwright');
  return download().catch(() => null);
}
