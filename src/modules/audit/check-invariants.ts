import { recordAction } from '../../kernel/audit/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { ConcordanceModule } from '../../kernel/module/index.js';

export interface InvariantsFound {
  /** How many hold. */
  held: number;
  /** What does not: what was looked at, and what breaks it. */
  broken: { about: string; mend: string; found: readonly string[] }[];
}

/** In the log stand so many of what breaks an invariant; the doctor names them too. */
const NAMED = 20;

/** Asks every module for what must hold of its data. What does not is recorded in the log: from that day on it is known. */
export async function checkInvariants(db: Database, modules: readonly ConcordanceModule[]): Promise<InvariantsFound> {
  const broken: InvariantsFound['broken'] = [];
  let held = 0;
  for (const { invariants } of modules) {
    for (const { about, mend, broken: findBroken } of (await invariants?.()) ?? []) {
      const found = await findBroken(db.connection);
      if (found.length === 0) held += 1;
      else broken.push({ about, mend, found });
    }
  }
  if (broken.length > 0) {
    await db.transaction((c) =>
      recordAction(c, {
        actor: { kind: 'house' },
        verb: 'audit.find-broken',
        subject: { type: 'house', id: 'house' },
        details: {
          broken: broken.map(({ about, found }) => ({ about, count: found.length, some: found.slice(0, NAMED) })),
        },
      }),
    );
  }
  return { held, broken };
}
