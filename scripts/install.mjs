import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, say } from './steps.mjs';

const WANTED = [20, 19];

/** Ends the program with a sentence where this Node is older than the product runs on. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > WANTED[0] || (major === WANTED[0] && minor >= WANTED[1])) return;
  say(
    `this is Node ${process.versions.node}; Concordance needs ${WANTED.join('.')} or later. Install it from nodejs.org, then run the same command again.`,
  );
  process.exit(1);
}

/** Installs the packages of the lockfile where they are missing or other than it says; quick when there is nothing to do. */
export async function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  const mark = join(ROOT, 'node_modules', '.cache', 'installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  say('installing packages (npm ci)');
  const { code } = await run('npm', ['ci', '--no-audit', '--no-fund'], {
    show: true,
    shell: process.platform === 'win32',
  });
  if (code !== 0) {
    say('the packages could not be installed: see the lines above; the npm registry must be reachable once.');
    process.exit(1);
  }
  mkdirSync(join(ROOT, 'node_modules', '.cache'), { recursive: true });
  writeFileSync(mark, lock);
}
