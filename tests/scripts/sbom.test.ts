import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Listed {
  bomFormat: string;
  metadata: { component: { name: string } };
  components: { name: string; version: string; hashes?: object[]; licenses?: object[] }[];
}

it('lists what the program is run with as CycloneDX: each dependency with its version, hash and licence, no tool of development', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'concordance-sbom-'));
  const file = path.join(folder, 'list.json');
  execFileSync(process.execPath, ['scripts/sbom.mjs', file], { cwd: ROOT });
  const list = JSON.parse(readFileSync(file, 'utf8')) as Listed;
  rmSync(folder, { recursive: true });
  const wanted = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  expect(list.bomFormat).toBe('CycloneDX');
  expect(list.metadata.component.name).toBe('concordance');
  // Several versions of one name may be there.
  const listed = new Set(list.components.map(({ name, version }) => `${name}@${version}`));
  const missing = Object.entries(wanted.dependencies).filter(([name, version]) => !listed.has(`${name}@${version}`));
  expect(missing).toEqual([]);
  expect(list.components.some(({ name }) => name === 'vitest')).toBe(false);
  expect(list.components.filter(({ hashes, licenses }) => !hashes?.length || !licenses?.length)).toEqual([]);
}, 60_000);
