import type { Actor } from '../../kernel/access/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import { findDocument } from '../documents/index.js';
import type { Target } from './commitment.js';
import { type ListedCommitment, listSeen, type Scene } from './find-commitments.js';
import { findOpenings } from './find-openings.js';
import { may, seesHidden } from './policy.js';
import { NO_FILTER } from './register/filter.js';
import { openRegister } from './register/open-register.js';
import { findCommitment } from './store/commitments.js';
import { readPlanLines } from './store/plan-lines.js';

/** By paragraph of the Global Plan the commitments that say it, in whatever resolution, as far as the actor may see them; drafts left out. */
export async function findPlanLines(c: Connection, actor: Actor): Promise<ReadonlyMap<number, readonly string[]>> {
  const hidden = seesHidden(actor);
  const lines = new Map<number, string[]>();
  for (const { n, id, shown } of await readPlanLines(c)) {
    if (!shown && !hidden) continue;
    const ids = lines.get(n) ?? [];
    lines.set(n, ids);
    ids.push(id);
  }
  return lines;
}

/** These commitments as lists tell them, in the order of the ids; those that the actor may not see are left out. */
export async function findListed(
  db: Database,
  actor: Actor,
  ids: readonly string[],
  scene: Scene,
): Promise<ListedCommitment[]> {
  if (ids.length === 0) return [];
  return listSeen(db.connection, actor, ids, await findOpenings(db.connection), scene);
}

/** Commitments filed under a target and, where one is named, a pillar; the latest document first, at most `limit`. */
export async function findFiled(
  db: Database,
  actor: Actor,
  { target, pillar }: { target: Target; pillar?: string },
  limit: number,
  scene: Scene,
): Promise<{ total: number; rows: ListedCommitment[] }> {
  const { index, openings } = await openRegister(db, scene.today);
  const values = { target: [target], ...(pillar === undefined ? {} : { pillar: [pillar] }) };
  const page = { sort: 'document', descending: true, offset: 0, limit } as const;
  const { ids, total } = index.select({ ...NO_FILTER, values }, null, page, seesHidden(actor));
  return { total, rows: await listSeen(db.connection, actor, ids, openings, scene) };
}

/** A commitment by its key, where the actor may see it. */
export async function findSeen(c: Connection, actor: Actor, key: string): Promise<{ id: string } | null> {
  const held = await findCommitment(c, { key });
  const document = held === null ? null : await findDocument(c, held.documentId);
  if (held === null || document === null) return null;
  return may(actor, 'read', 'commitment', { shown: held.shown && document.shown }) ? { id: held.id } : null;
}
