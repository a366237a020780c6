import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Says what is being done; every line of these scripts begins the same way, so that they stand out from what tools print. */
export function say(sentence) {
  console.log(`concordance: ${sentence}`);
}

/**
 * Runs a command to its end. `show` passes its output through; otherwise the output is returned.
 * @returns {Promise<{ code: number, output: string, seconds: number }>} never rejects: a command that is not there has code 127
 */
export function run(command, args, { show = false, ...options } = {}) {
  const began = performance.now();
  return new Promise((done) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    const end = (code) => done({ code, output, seconds: (performance.now() - began) / 1000 });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? (signal ? 128 : 1)));
  });
}

/** Whether a command answers, by its path; '' when it does not. */
export async function pathOf(command) {
  const { code, output } = await run('sh', ['-c', `command -v ${command}`]);
  return code === 0 ? (output.trim().split('\n')[0] ?? '') : '';
}

/** Debian packages, where this user may install them. @returns {Promise<boolean>} whether they are there afterwards */
export function aptInstall(...packages) {
  return aptInstallWithin(0, ...packages);
}

/** The same, given up after so many milliseconds; 0: it may take what it takes. */
export async function aptInstallWithin(timeout, ...packages) {
  if ((await pathOf('apt-get')) === '') return false;
  const root = process.getuid?.() === 0;
  if (!root && (await run('sudo', ['-n', 'true'])).code !== 0) return false;
  const apt = (...args) =>
    run(root ? 'apt-get' : 'sudo', [...(root ? [] : ['-n', 'apt-get']), '-q', '-y', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout,
    });
  await apt('update');
  return (await apt('install', '--no-install-recommends', ...packages)).code === 0;
}
