import { aptInstallWithin, pathOf, run, say } from './steps.mjs';

/** Longest that its installation may keep the tests waiting. */
const PATIENCE = 5 * 60_000;

async function answers() {
  const command = process.env.SOFFICE ?? 'soffice';
  return (await pathOf(command)) !== '' && (await run(command, ['--version'], { timeout: 60_000 })).code === 0;
}

/**
 * LibreOffice, in which tests open what is written for Word: the one that is here, else Debian’s package of its word processor.
 * @returns {Promise<boolean>} whether there is one
 */
export async function ensureOffice() {
  if (await answers()) return true;
  say('no LibreOffice here: installing Debian’s libreoffice-writer, for five minutes at most');
  return (await aptInstallWithin(PATIENCE, 'libreoffice-writer')) && answers();
}
