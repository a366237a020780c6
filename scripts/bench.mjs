/** `npm run bench [NAME ...]`: measures, and writes docs/benchmarks.md. */
import { join } from 'node:path';
import { ensureInstalled, requireNode } from './install.mjs';
import { ROOT, run, say } from './steps.mjs';

requireNode();
await ensureInstalled();
const { startPostgres } = await import('./postgres.mjs');
const postgres = await startPostgres();
if (!postgres) say('no PostgreSQL server could be had: what is measured on it is left as it was');
const env = {
  ...process.env,
  NODE_ENV: 'production',
  CONCORDANCE_SHARED: process.env.CONCORDANCE_SHARED ?? join(ROOT, '..', 'shared'),
  ...(postgres && { TEST_DATABASE_URL: postgres.url }),
};
const { code } = await run(process.execPath, ['--import', 'tsx', 'bench/run.ts', ...process.argv.slice(2)], {
  show: true,
  env,
});
await postgres?.stop();
say(
  code === 0
    ? 'figures written to docs/benchmarks.md. Next: read them, and commit them with the change they measure.'
    : 'a benchmark did not run to its end: see above.',
);
process.exit(code);
