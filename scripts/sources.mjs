/** What the product is built from, and whether a build still stands for it. Node's own parts only: it runs before `npm ci`. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the checkout. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Files below a folder of the checkout, sorted, with slashes, from the root: `src/app/cli.ts`. @param {string} folder */
export async function sourceFiles(folder) {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll('\\', '/'))
    .sort();
}

/** Hex digest over names and contents of all that shapes the build; tests do not. */
export async function hashOfSources() {
  const hash = createHash('sha256');
  const files = (await sourceFiles('src')).filter((file) => !/\.test\.tsx?$/.test(file));
  for (const file of [...files, 'scripts/build.mjs', 'scripts/assets.mjs', 'package.json'])
    hash.update(`${file}\0`).update(
      createHash('sha256')
        .update(await readFile(join(ROOT, file)))
        .digest(),
    );
  return hash.digest('hex');
}

/** Digest of the sources that `dist/` was built from; null where there is no whole build. */
export async function builtFrom() {
  try {
    const { sha256 } = JSON.parse(await readFile(join(ROOT, 'dist', 'build.json'), 'utf8'));
    return typeof sha256 === 'string' ? sha256 : null;
  } catch {
    return null;
  }
}
