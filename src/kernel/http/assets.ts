import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Style sheets and islands by plain name (`look.css`) and by the hashed name under which they are served. */
export interface Assets {
  /** Address for a page: `/assets/look.3F2A91BC.css`. @throws for a name that does not exist. */
  address(plain: string): string;
  /** Content by hashed name. */
  find(hashed: string): { body: Uint8Array<ArrayBuffer>; type: string } | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

export function assetsOf(manifest: Readonly<Record<string, string>>, files: ReadonlyMap<string, Uint8Array>): Assets {
  const served = new Map(
    [...files].map(([name, body]) => [
      name,
      { body: new Uint8Array(body), type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream' },
    ]),
  );
  return {
    address(plain) {
      const hashed = manifest[plain];
      if (hashed === undefined) throw new Error(`There is no style sheet or island named ${plain}`);
      return `/assets/${hashed}`;
    },
    find: (hashed) => served.get(hashed),
  };
}

/** Reads what the build wrote to `folder`: the files, and `manifest.json` from plain to hashed name. */
export function builtAssets(folder: URL): Assets {
  const content: unknown = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'));
  const manifest: Record<string, string> = {};
  for (const [plain, hashed] of Object.entries(content ?? {})) if (typeof hashed === 'string') manifest[plain] = hashed;
  return assetsOf(
    manifest,
    new Map(Object.values(manifest).map((name) => [name, readFileSync(new URL(name, folder))])),
  );
}

/** Bundles from the sources, for tests and development. `root` is the folder of the checkout. */
export async function bundledAssets(root: URL): Promise<Assets> {
  const bundler: {
    bundleAssets(root: string): Promise<{ manifest: Record<string, string>; files: Map<string, Uint8Array> }>;
  } = await import(/* @vite-ignore */ new URL('scripts/assets.mjs', root).href);
  const { manifest, files } = await bundler.bundleAssets(fileURLToPath(root));
  return assetsOf(manifest, files);
}

/** What the build wrote where there is a build, else bundled from the sources. */
export async function openAssets(root: URL, built: URL): Promise<Assets> {
  return existsSync(new URL('manifest.json', built)) ? builtAssets(built) : bundledAssets(root);
}
