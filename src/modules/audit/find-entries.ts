import { type Actor, NotAllowed } from '../../kernel/access/index.js';
import {
  type Action,
  type ActionFilter,
  findActions,
  findSealedAction,
  findVerbs,
  recordAction,
  type SealedAction,
} from '../../kernel/audit/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import { may } from './policy.js';

export interface EntryPage {
  entries: Action[];
  /** Position from which the next, older page goes on; null on the last one. */
  older: number | null;
}

/** A page of the log, newest first. @throws NotAllowed */
export async function findEntries(
  c: Connection,
  actor: Actor,
  { filter, before, limit }: { filter: ActionFilter; before?: number | undefined; limit: number },
): Promise<EntryPage> {
  assertReads(actor);
  const found = await findActions(c, { ...filter, before, limit: limit + 1 });
  const entries = found.slice(0, limit);
  return { entries, older: found.length > limit ? (entries.at(-1)?.position ?? null) : null };
}

/** Kinds of acts that stand in the log. @throws NotAllowed */
export async function findKnownVerbs(c: Connection, actor: Actor): Promise<string[]> {
  assertReads(actor);
  return findVerbs(c);
}

/** One entry with its seal. @throws NotAllowed */
export async function findEntry(c: Connection, actor: Actor, position: number): Promise<SealedAction | null> {
  assertReads(actor);
  return findSealedAction(c, position);
}

const BATCH = 500;

/**
 * All entries that the filter leaves, newest first, batch by batch. That somebody takes the log out is recorded in it, before the first
 * entry is given. @throws NotAllowed
 */
export async function exportEntries(
  db: Database,
  actor: Actor,
  filter: ActionFilter,
  format: string,
): Promise<AsyncGenerator<Action[]>> {
  assertReads(actor);
  await db.transaction((c) =>
    recordAction(c, {
      actor,
      verb: 'audit.export',
      subject: { type: 'log', id: 'log' },
      details: { format, filter: JSON.parse(JSON.stringify(filter)) },
    }),
  );
  return batches();

  async function* batches(): AsyncGenerator<Action[]> {
    for (let before: number | undefined; ; ) {
      const batch: Action[] = await findActions(db.connection, { ...filter, before, limit: BATCH });
      if (batch.length > 0) yield batch;
      if (batch.length < BATCH) return;
      before = batch.at(-1)?.position;
    }
  }
}

function assertReads(actor: Actor): asserts actor is Exclude<Actor, { kind: 'public' }> {
  if (actor.kind === 'public' || !may(actor, 'read', 'log', {})) throw new NotAllowed();
}
