import { readFileSync } from 'node:fs';
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

/**
 * Installs the packages of the lockfile where they are missing or other than it says; quick when there is nothing to do.
 * @param {{ dev?: boolean }} options `dev: false`: what only checks and tests need may be missing
 */
export async function ensureInstalled({ dev = true } = {}) {
  if (isInstalled(dev)) return;
  say('installing packages (npm ci)');
  const { code } = await run('npm', ['ci', '--no-audit', '--no-fund'], {
    show: true,
    shell: process.platform === 'win32',
  });
  if (code === 0) return;
  say('the packages could not be installed: see the lines above; the npm registry must be reachable once.');
  process.exit(1);
}

/** Whether npm's own record of what it installed fits the lockfile. Packages for other platforms are in the lockfile only. */
function isInstalled(dev) {
  const wanted = packagesIn('package-lock.json');
  const there = packagesIn(join('node_modules', '.package-lock.json'));
  if (!wanted || !there) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const installed = there[path];
    if (installed) return installed.version === entry.version;
    return entry.optional || entry.devOptional || (entry.dev && !dev);
  });
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
