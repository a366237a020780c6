import type { Connection } from '../../kernel/db/index.js';
import { findQuarantined, removeFile } from '../../kernel/files/index.js';
import type { ConcordanceModule } from '../../kernel/module/index.js';
import type { Clearing } from '../../kernel/privacy/index.js';

const BATCH = 200;

/** Files in quarantine to which no module refers any more: one that is evidence of a step stays, whatever its type. */
export function clearRefusedFiles(modules: readonly ConcordanceModule[]): Clearing {
  return {
    kind: 'refused-file',
    async clear(c, before) {
      let gone = 0;
      for (let after = ''; ; ) {
        const batch = await findQuarantined(c, { before, after, limit: BATCH });
        const held = await heldOf(c, modules, batch);
        for (const digest of batch) {
          if (held.has(digest)) continue;
          await removeFile(c, digest);
          gone += 1;
        }
        const last = batch.at(-1);
        if (last === undefined || batch.length < BATCH) return gone;
        after = last;
      }
    },
  };
}

async function heldOf(
  c: Connection,
  modules: readonly ConcordanceModule[],
  digests: readonly string[],
): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  if (digests.length === 0) return held;
  for (const { holdsFiles } of modules) for (const digest of (await holdsFiles?.(c, digests)) ?? []) held.add(digest);
  return held;
}
