import type { Connection } from '../../kernel/db/index.js';
import { quarantineFile } from '../../kernel/files/index.js';
import type { Clearing } from '../../kernel/privacy/index.js';
import { digestsHeld, dropImportsBefore } from './store/imports.js';
import { clearStaged } from './store/staged.js';

/**
 * Spreadsheets that were compared and never applied, refused, or undone: they go with their rows, and the file goes into quarantine, from
 * which it is cleared once nothing refers to it. One that is applied stays, since undoing it needs its rows.
 */
export const clearImports: Clearing = {
  kind: 'import-rows',
  async clear(c: Connection, before: Date) {
    await clearStaged(c, null);
    const { count, digests } = await dropImportsBefore(c, before);
    const held = new Set(await digestsHeld(c, digests));
    for (const digest of digests) if (!held.has(digest)) await quarantineFile(c, digest, 'not-applied');
    return count;
  },
};
