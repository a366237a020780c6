import { ACCESS_CLEARINGS } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Database } from '../../kernel/db/index.js';
import { JOB_CLEARINGS } from '../../kernel/jobs/index.js';
import type { ConcordanceModule } from '../../kernel/module/index.js';
import { type ClearedClass, type Clearing, clearedBefore } from '../../kernel/privacy/index.js';
import { clearRefusedFiles } from './clear-refused-files.js';

/**
 * Takes away everything whose time is over by the table of retention, class by class, each in a transaction of its own; what went is
 * recorded as numbers. Run twice, the second time finds nothing and records nothing.
 *
 * @returns how many of each class went.
 */
export async function applyRetention(
  db: Database,
  modules: readonly ConcordanceModule[],
  now = new Date(),
): Promise<Partial<Record<ClearedClass, number>>> {
  const gone: Partial<Record<ClearedClass, number>> = {};
  for (const { kind, clear } of await allClearings(modules)) {
    await db.transaction(async (c) => {
      const count = await clear(c, clearedBefore(kind, now));
      if (count === 0) return;
      gone[kind] = (gone[kind] ?? 0) + count;
      await recordAction(c, {
        actor: { kind: 'house' },
        verb: 'audit.apply-retention',
        subject: { type: 'retention-class', id: kind },
        details: { count },
      });
    });
  }
  return gone;
}

/** What clears the classes of the table, of the kernel and of the modules. */
export async function allClearings(modules: readonly ConcordanceModule[]): Promise<Clearing[]> {
  const ofModules = await Promise.all(modules.map(async ({ clears }) => (await clears?.()) ?? []));
  return [...ACCESS_CLEARINGS, ...JOB_CLEARINGS, ...ofModules.flat(), clearRefusedFiles(modules)];
}
