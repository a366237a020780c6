/**
 * Bundles what browsers load: `src/kernel/ui/look/look.css`, `src/modules/<module>/look/*.css`, and every TypeScript file in a
 * folder named `islands`, each as a module of its own. File names carry a hash of their content, so that they can be cached for
 * ever; plain names must be unique over the whole program, and the manifest leads from them to the files.
 *
 * Used by the build (which writes to a folder) and by tests and development (which keep the files in memory).
 */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/**
 * @param {string} root folder of the checkout
 * @returns {Promise<{ manifest: Record<string, string>, files: Map<string, Uint8Array> }>} plain name to hashed name
 *   (`look.css` to `look.3F2A91BC.css`), and hashed name to content
 */
export async function bundleAssets(root) {
  const entries = await findEntries(join(root, 'src'));
  const result = await build({
    entryPoints: entries,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    outdir: 'assets',
    entryNames: '[name].[hash]',
    metafile: true,
    loader: { '.svg': 'copy' },
    legalComments: 'none',
    logLevel: 'warning',
  });
  /** @type {Record<string, string>} */
  const manifest = {};
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    if (!output.entryPoint) continue;
    const plain = basename(output.entryPoint).replace(/\.ts$/, '.js');
    if (manifest[plain]) throw new Error(`Two files are called ${plain}; one of them is ${output.entryPoint}`);
    manifest[plain] = basename(path);
  }
  const files = new Map(result.outputFiles.map((file) => [basename(file.path), file.contents]));
  return { manifest, files };
}

/** @param {string} source */
async function findEntries(source) {
  const names = await readdir(source, { recursive: true });
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter(
      (name) =>
        /(^|\/)islands\/[^/]+\.ts$/.test(name) ||
        /^modules\/[^/]+\/look\/[^/]+\.css$/.test(name) ||
        /^kernel\/ui\/look\/(look\.css|mark\.svg)$/.test(name),
    )
    .filter((name) => !/\.(test|d)\.ts$/.test(name))
    .sort()
    .map((name) => join(source, name));
}
