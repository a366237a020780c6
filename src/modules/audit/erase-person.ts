import { type Actor, NotAllowed } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { ConcordanceModule } from '../../kernel/module/index.js';
import { may } from './policy.js';

/**
 * Erases a person: every module takes away what links the id to the person (names, addresses, ways to sign in). The id stays in the
 * action log and as maker of records, as a pseudonym of which nobody can say any more whose it was; so the chain stays whole. All or
 * nothing, and safe to do again.
 *
 * @param personId a UUID.
 * @returns how many rows were emptied or taken away, by what they were about.
 * @throws NotAllowed
 */
export async function erasePerson(
  db: Database,
  actor: Actor,
  personId: string,
  modules: readonly ConcordanceModule[],
): Promise<Record<string, number>> {
  if (actor.kind === 'public' || !may(actor, 'erase', 'identity', {})) throw new NotAllowed();
  const erasers = (await Promise.all(modules.map(async ({ erases }) => (await erases?.()) ?? []))).flat();
  return db.transaction(async (c) => {
    const erased: Record<string, number> = {};
    for (const { about, erase } of erasers) erased[about] = (erased[about] ?? 0) + (await erase(c, personId));
    await recordAction(c, {
      actor,
      verb: 'audit.erase-person',
      subject: { type: 'person', id: personId },
      details: { erased },
    });
    return erased;
  });
}
