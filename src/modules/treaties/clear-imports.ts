import { quarantineFile } from '../../kernel/files/index.js';
import type { Clearing } from '../../kernel/privacy/index.js';
import { digestsHeld } from './store/imports.js';
import { dropImportsBefore } from './store/rows-imports.js';

/** Tables, instruments and laws that were compared and never applied: they go, and their files into quarantine, from which they are cleared. */
export const clearImports: Clearing = {
  kind: 'import-rows',
  async clear(c, before) {
    const digests = new Set(await dropImportsBefore(c, before));
    const held = new Set(await digestsHeld(c, [...digests]));
    for (const digest of digests) if (!held.has(digest)) await quarantineFile(c, digest, 'not-applied');
    return digests.size;
  },
};
