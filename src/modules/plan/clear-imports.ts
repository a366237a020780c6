import { quarantineFile } from '../../kernel/files/index.js';
import type { Clearing } from '../../kernel/privacy/index.js';
import { digestsHeld } from './store/concrete.js';
import { dropImportsBefore } from './store/imports.js';

/** Lists that were compared and never applied, or undone: they go, and their files into quarantine, from which they are cleared. */
export const clearImports: Clearing = {
  kind: 'import-rows',
  async clear(c, before) {
    const digests = await dropImportsBefore(c, before);
    const held = new Set(await digestsHeld(c, digests));
    for (const digest of new Set(digests)) if (!held.has(digest)) await quarantineFile(c, digest, 'not-applied');
    return digests.length;
  },
};
