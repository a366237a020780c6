import type { Database } from '../../../kernel/db/index.js';
import { type HeldConcrete, readEntriesAfter } from '../store/concrete.js';
import { findRevision } from '../store/revision.js';
import { type FoldedLog, foldLog } from './log.js';

/** A concrete measure as it stands, with its log. */
export interface Concrete extends HeldConcrete {
  folded: FoldedLog;
}

interface Held {
  revision: number;
  byKey: Map<string, Concrete>;
}

const open = new WeakMap<Database, { held: Held; turn: Promise<unknown> }>();

/**
 * All concrete measures of a database with their logs, by key: read once, then kept up with what was added since. Lists, earlier days,
 * counts and calendars are folds over this; whoever shows it asks the policy first.
 */
export async function openConcrete(db: Database): Promise<ReadonlyMap<string, Concrete>> {
  const one = open.get(db) ?? { held: { revision: 0, byKey: new Map() }, turn: Promise.resolve() };
  open.set(db, one);
  if (one.held.revision === (await findRevision(db.connection))) return one.held.byKey;
  // One at a time: two requests that find it old bring it up to date once.
  const turn = one.turn.then(() => refresh(db.forHouse('concrete-log'), one));
  one.turn = turn.catch(() => {});
  return turn;
}

async function refresh(db: Database, one: { held: Held }): Promise<ReadonlyMap<string, Concrete>> {
  // Read first: what is added while we read is read again next time.
  const revision = await findRevision(db.connection);
  if (one.held.revision === revision) return one.held.byKey;
  const { measures, entries } = await readEntriesAfter(db.connection, one.held.revision);
  const byKey = new Map(one.held.byKey);
  const logs = new Map(
    measures.map((measure) => [measure.id, { ...measure, entries: [...(byKey.get(measure.key)?.entries ?? [])] }]),
  );
  for (const { measureId, ...entry } of entries) {
    const log = logs.get(measureId);
    if (log !== undefined && (log.entries.at(-1)?.n ?? 0) < entry.n) log.entries.push(entry);
  }
  for (const log of logs.values()) {
    const folded = foldLog(log.entries);
    if (folded !== null) byKey.set(log.key, { ...log, folded });
  }
  one.held = { revision, byKey };
  return byKey;
}
