/** `npm start`: from a clean clone to a running house. Installs and builds only when that is needed, then serves in this process. */
import { ensureInstalled, requireNode } from './install.mjs';
import { builtFrom, hashOfSources } from './sources.mjs';
import { say } from './steps.mjs';

requireNode();
await ensureInstalled({ dev: false });
if ((await builtFrom()) !== (await hashOfSources())) {
  say('building');
  const { buildProgram } = await import('./build.mjs');
  await buildProgram();
}
const { runCommandLine } = await import(new URL('../dist/app/cli.js', import.meta.url).href);
await runCommandLine([process.argv[0], process.argv[1], 'serve', ...process.argv.slice(2)]);
