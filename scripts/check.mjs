/** `npm run check`: types, lint, borders, unused code, messages and unit tests, two at a time, in under a minute. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, requireNode } from './install.mjs';
import { ROOT, run, say } from './steps.mjs';

requireNode();
await ensureInstalled();

/** TypeScript 7, the native compiler, checks in a tenth of the time; version 6 stays for the tools that parse with its library. */
const NATIVE_TSC = join('node_modules', 'typescript7', 'bin', 'tsc');
const bin = (name) => join('node_modules', '.bin', name);
const checks = [
  ['unit tests', bin('vitest'), 'run', '--project', 'unit', '--reporter=dot'],
  ['types', process.execPath, NATIVE_TSC, '-p', 'tsconfig.json'],
  ['types of browser code', process.execPath, NATIVE_TSC, '-p', 'tsconfig.islands.json'],
  ['format and lint', bin('biome'), 'ci', '--error-on-warnings', '.'],
  ['borders', bin('depcruise'), 'src', '--output-type', 'err-long', '--cache'],
  ['unused code', bin('knip'), '--no-progress'],
  ['messages', bin('tsx'), 'scripts/check-messages.ts'],
  ['table of permissions', bin('tsx'), 'scripts/permissions.ts', '--check'],
].filter(([, , script]) => !script?.startsWith('scripts/') || existsSync(join(ROOT, script)));

/** Properties are tried for a moment here, and as often as they say in npm test. */
const env = { ...process.env, QUICK_PROPERTIES: '1' };
const failures = [];
const queue = [...checks];
async function worker() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [name, command, ...args] = next;
    const { code, output, seconds } = await run(command, args, { env });
    say(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)`);
    if (code !== 0) failures.push([name, output]);
  }
}
await Promise.all([worker(), worker()]);

for (const [name, output] of failures) console.log(`\n--- ${name}\n${output.trim()}`);
say(
  failures.length === 0
    ? 'all checks pass. Next: npm test before you hand in.'
    : `${failures.length} of ${checks.length} checks fail: mend the first, then run npm run check again.`,
);
process.exit(failures.length === 0 ? 0 : 1);
