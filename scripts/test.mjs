/** `npm test`: gets what the tests need, runs them all, and says what to do next. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, requireNode } from './install.mjs';
import { ROOT, run, say } from './steps.mjs';

requireNode();
await ensureInstalled();
const { ensureChromium } = await import('./chromium.mjs');
const { ensureOffice } = await import('./office.mjs');
const { startPostgres } = await import('./postgres.mjs');

say('building');
const built = await run(process.execPath, ['scripts/build.mjs'], { show: true });
if (built.code !== 0) process.exit(built.code);

const chrome = await ensureChromium();
say(
  chrome
    ? `browser: ${chrome}`
    : 'no browser could be had: the tests in a browser are skipped. Install chromium, or set CHROME to its path.',
);
const office = await ensureOffice();
say(
  office
    ? 'LibreOffice: opens what is written for Word'
    : 'no LibreOffice could be had: that it opens reports of Word is skipped. Install libreoffice-writer.',
);
const postgres = await startPostgres();
say(
  postgres
    ? `database server: ${postgres.version}`
    : 'no PostgreSQL server could be had: the tests on it are skipped. Install its server package.',
);
const shared = process.env.CONCORDANCE_SHARED ?? join(ROOT, '..', 'shared');

const out = mkdtempSync(join(tmpdir(), 'concordance-test-'));
const report = join(out, 'report.json');
const stopAll = async () => {
  await postgres?.stop();
  rmSync(out, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopAll().then(() => process.exit(130)));

const env = {
  ...process.env,
  CONCORDANCE_SHARED: shared,
  ...(chrome && { CHROME: chrome }),
  ...(postgres && { TEST_DATABASE_URL: postgres.url }),
};
const args = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
];
const { code } = await run(process.execPath, args, { show: true, env });

let counts = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 };
try {
  counts = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  say('the runner ended without a report');
}
await stopAll();
const failed = Math.max(counts.numFailedTests, code === 0 ? 0 : 1);
say(
  failed === 0
    ? 'all is well. Next: npm start, or npm run bench for the figures.'
    : 'something failed: read the first failure above; npx vitest run PATH runs one file again.',
);
console.log(
  `${counts.numPassedTests} passed, ${failed} failed, ${counts.numPendingTests + counts.numTodoTests} skipped`,
);
process.exit(failed === 0 ? 0 : 1);
