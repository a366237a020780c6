import { aptInstallWithin, pathOf, run, say } from './steps.mjs';

/** Longest that its installation may keep the tests waiting. */
const PATIENCE = 5 * 60_000;

async function answers() {
  const command = process.env.SOFFICE ?? 'soffice';
  return (await pathOf(command)) !== '' && (await run(command, ['--version'], { timeout: 60_000 })).code === 0;
}

/** Debian gives each part of it a command of its own; one named by SOFFICE is taken as it is. */
async function hasCalc() {
  return process.env.SOFFICE !== undefined || (await pathOf('localc')) !== '';
}

/**
 * LibreOffice, in which tests open what is written for Word and save spreadsheets, and what draws its pages as pictures: those that are here,
 * else Debian’s packages (the spreadsheets and the drawing are 8 MB beside the word processor).
 * @returns {Promise<boolean>} whether there is one
 */
export async function ensureOffice() {
  if ((await answers()) && (await hasCalc()) && (await pathOf('pdftoppm')) !== '') return true;
  say('no LibreOffice with Writer and Calc here: installing Debian’s packages, for five minutes at most');
  await aptInstallWithin(PATIENCE, 'libreoffice-writer', 'libreoffice-calc', 'poppler-utils');
  return answers();
}
