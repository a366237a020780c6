/**
 * Builds `dist/` out of `src/`: every source file one to one, the data files beside them as they are, and what browsers load
 * bundled into `dist/public/` (decision 0004). `dist/build.json` tells from which state of the sources.
 *
 * `node scripts/build.mjs [--if-changed]`
 */
import { chmod, copyFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleAssets } from './assets.mjs';
import { builtFrom, hashOfSources, ROOT, sourceFiles } from './sources.mjs';

const PROGRAM = /\.(ts|tsx)$/;
const COPIED = /\.(sql|json|css|svg|csv|txt|md|webmanifest|ico|png)$/;
/** Islands are bundled for the browser; tests and declarations do not run in the product. */
const LEFT_OUT = /(\.test\.tsx?$|\.d\.ts$|(^|\/)islands\/)/;

/** @returns {Promise<'built' | 'unchanged'>} */
export async function buildProgram({ ifChanged = false } = {}) {
  const sha256 = await hashOfSources();
  if (ifChanged && (await builtFrom()) === sha256) {
    await linkCommand();
    return 'unchanged';
  }
  // Built beside and then swapped in, so that a build cut short never looks like a whole one.
  const fresh = join(ROOT, `.dist-${process.pid}`);
  const dist = join(ROOT, 'dist');
  try {
    const files = (await sourceFiles('src')).filter((file) => !LEFT_OUT.test(file));
    await build({
      absWorkingDir: ROOT,
      entryPoints: files.filter((file) => PROGRAM.test(file)),
      outbase: 'src',
      outdir: fresh,
      bundle: false,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      sourcemap: 'linked',
      sourcesContent: false,
      logLevel: 'warning',
    });
    for (const file of files.filter((name) => COPIED.test(name))) {
      const target = join(fresh, relative('src', file));
      await mkdir(dirname(target), { recursive: true });
      await copyFile(join(ROOT, file), target);
    }
    const { manifest, files: assets } = await bundleAssets(ROOT);
    await mkdir(join(fresh, 'public'), { recursive: true });
    for (const [name, content] of assets) await writeFile(join(fresh, 'public', name), content);
    await writeFile(join(fresh, 'public', 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await writeFile(join(fresh, 'build.json'), `${JSON.stringify({ sha256 })}\n`);
    await replace(dist, fresh);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  await linkCommand();
  return 'built';
}

/** Puts `fresh` in the place of `old`, also while another build does the same: the last one stays, and each is whole. */
async function replace(old, fresh) {
  const aside = `${fresh}-old`;
  for (let attempt = 1; ; attempt += 1) {
    await rename(old, aside).catch((error) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rm(aside, { recursive: true, force: true });
    try {
      await rename(fresh, old);
      return;
    } catch (error) {
      // Between the two steps another build put its own there.
      if (attempt === 5 || !['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error;
    }
  }
}

/** npm links the commands of dependencies, not of the package itself; `npx concordance` in the checkout needs this one. */
async function linkCommand() {
  const folder = join(ROOT, 'node_modules', '.bin');
  const command = join(ROOT, 'bin', 'concordance.mjs');
  await mkdir(folder, { recursive: true });
  await chmod(command, 0o755).catch(() => {});
  if (process.platform === 'win32') {
    await writeFile(join(folder, 'concordance.cmd'), `@node "${command}" %*\r\n`);
    return;
  }
  const link = join(folder, 'concordance');
  await rm(link, { force: true });
  await symlink(relative(folder, command), link);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  const result = await buildProgram({ ifChanged: process.argv.includes('--if-changed') });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${relative(process.cwd(), fileURLToPath(new URL('../dist', import.meta.url)))}: ${result} in ${seconds} s`,
  );
}
