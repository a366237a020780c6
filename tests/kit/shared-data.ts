import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Folder with real texts and third-party schemas, which are not part of this repository: $CONCORDANCE_SHARED, or a folder
 * `shared` beside the checkout. Null, and a line that says so, where it is absent; tests then skip what needs it.
 */
export const sharedData: string | null = find();

function find(): string | null {
  const places = [process.env.CONCORDANCE_SHARED, path.join(ROOT, '../shared'), path.join(ROOT, '../../shared')];
  const found = places.filter((place) => place !== undefined).find((place) => existsSync(path.join(place, 'data')));
  if (found === undefined) {
    console.info('No shared data beside the checkout (or in CONCORDANCE_SHARED): tests on real texts are skipped.');
    return null;
  }
  return path.join(found, 'data');
}
