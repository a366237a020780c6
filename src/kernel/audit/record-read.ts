import type { Database } from '../db/index.js';
import { currentPlace } from '../place/index.js';
import type { ActionActor, ActionSubject } from './action.js';

import { type RecordActionOptions, recordActions } from './record-action.js';

/** That somebody reads a sensitive record. */
export interface ReadToRecord {
  actor: ActionActor;
  party?: string | undefined;
  onBehalfOf?: string | undefined;
  /** Module and act: `evidence.see-case`. The auditor finds all reads by this form. */
  verb: `${string}.see-${string}`;
  subject: ActionSubject;
}

export interface ReadRecorder {
  /**
   * Comes back when the read stands in the log: show the record after it, so that none is seen that was not logged.
   * @throws what the database throws; then show nothing.
   */
  record(read: ReadToRecord): Promise<void>;
}

interface Waiting extends ReadToRecord {
  place: string | null;
  done: () => void;
  failed: (error: unknown) => void;
}

const GATHER_MS = 20;
/** One statement holds no more. */
const MOST = 500;

/**
 * Records reads in batches: all that come within a moment are added to the chain in one transaction, since its end can be locked by one
 * writer at a time. The same read asked for twice in a batch is written once.
 */
export function readRecorder(db: Database): ReadRecorder {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | null = null;
  return {
    record: (read) =>
      new Promise((done, failed) => {
        waiting.push({ ...read, place: currentPlace(), done, failed });
        if (waiting.length >= MOST) flush();
        else timer ??= setTimeout(flush, GATHER_MS);
      }),
  };

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    const batch = waiting;
    waiting = [];
    write(batch).then(
      () => {
        for (const { done } of batch) done();
      },
      (error: unknown) => {
        for (const { failed } of batch) failed(error);
      },
    );
  }

  async function write(batch: readonly Waiting[]): Promise<void> {
    const byPlace = new Map<string | null, Map<string, RecordActionOptions>>();
    for (const { actor, party, onBehalfOf, verb, subject, place } of batch) {
      const there = byPlace.get(place) ?? new Map<string, RecordActionOptions>();
      byPlace.set(place, there);
      const key = JSON.stringify([actor.kind, actor.id, party, onBehalfOf, verb, subject.type, subject.id]);
      there.set(key, { actor, party, onBehalfOf, verb, subject });
    }
    await db.transaction(async (c) => {
      for (const [place, reads] of byPlace) await recordActions(c, [...reads.values()], place);
    });
  }
}
