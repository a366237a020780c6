import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { type ListedCommitment, listSeen, type Scene } from './find-commitments.js';
import { seesHidden } from './policy.js';
import { NO_FILTER } from './register/filter.js';
import { openRegister } from './register/open-register.js';
import type { Openings } from './timing/sessions.js';

/** What the first page says of the register. */
export interface Pressing {
  /** How many there are, and how many come at some day. */
  total: number;
  coming: number;
  overdue: { total: number; rows: ListedCommitment[] };
  /** What comes next, the nearest first. */
  next: ListedCommitment[];
  /** What was changed last; empty where nothing was since the register began. */
  changed: ListedCommitment[];
  openings: Openings;
}

/** A few of what is overdue, comes next and was changed last, of what the actor may see: one look at the index, one query. */
export async function findPressing(
  db: Database,
  actor: Actor,
  most: { overdue: number; next: number; changed: number },
  scene: Scene,
): Promise<Pressing> {
  const { index, openings } = await openRegister(db, scene.today);
  const hidden = seesHidden(actor);
  const some = (filter: Partial<typeof NO_FILTER>, sort: 'due' | 'changed', limit: number) =>
    index.select(
      { ...NO_FILTER, ...filter },
      null,
      { sort, descending: sort === 'changed', offset: 0, limit },
      hidden,
      [],
    );
  const overdue = some({ values: { due: ['overdue'] } }, 'due', most.overdue);
  const next = some({ from: scene.today }, 'due', most.next);
  const changed = some({}, 'changed', most.changed);
  const rows = await listSeen(
    db.connection,
    actor,
    [...new Set([...overdue.ids, ...next.ids, ...changed.ids])],
    openings,
    scene,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const listed = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  return {
    total: changed.total,
    coming: next.total,
    overdue: { total: overdue.total, rows: listed(overdue.ids) },
    next: listed(next.ids),
    changed: index.allOfOneAge ? [] : listed(changed.ids),
    openings,
  };
}
