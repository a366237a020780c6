/** Writes `docs/permissions.md` from the tables of permissions of all modules. `--check`: says whether it is what they say. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { MODULES } from '../src/app/modules.js';
import { permissionsPage } from './permissions/write-table.js';

const FILE = new URL('../docs/permissions.md', import.meta.url);

const without = MODULES.filter(
  ({ name, permissions }) =>
    permissions === undefined && existsSync(new URL(`../src/modules/${name}/policy.ts`, import.meta.url)),
);
const matrices = await Promise.all(MODULES.flatMap(({ permissions }) => permissions?.() ?? []));
const page = permissionsPage(matrices);

if (process.argv.includes('--check')) {
  for (const { name } of without)
    console.error(
      `${name} has a policy.ts and no table of permissions: write matrix.ts beside it, and name it in plugin.ts`,
    );
  const current = existsSync(FILE) && readFileSync(FILE, 'utf8') === page;
  if (!current) console.error('docs/permissions.md is not what the tables say: npx tsx scripts/permissions.ts');
  process.exitCode = current && without.length === 0 ? 0 : 1;
} else {
  writeFileSync(FILE, page);
}
