import { setTimeout as pause } from 'node:timers/promises';
import { type Database, newId } from '../db/index.js';
import type { Logger } from '../log/index.js';
import { askDaily } from './ask-daily.js';
import type { JobHandler } from './job.js';
import { expireAllLeases, freeExpiredJobs, takeJob } from './leases.js';
import { optionsOf, runJob } from './run-job.js';

export interface WorkerOptions {
  db: Database;
  log: Logger;
  handlers: Readonly<Record<string, JobHandler>>;
  /** Kinds that are due once a day. */
  daily?: readonly string[];
  /** Jobs at the same time. Default 2. */
  slots?: number;
}

export interface Worker {
  /** Takes no new job, asks the running ones to stop, and waits for them for a while. What still runs then is resumed later. */
  stop(): Promise<void>;
}

const POLL_MS = 500;
const HOUSEKEEPING_MS = 5_000;
const GRACE_MS = 8_000;

/** Starts to work on the jobs of these kinds. */
export async function startWorker({ db, log, handlers, daily = [], slots = 2 }: WorkerOptions): Promise<Worker> {
  const holder = newId();
  const kinds = Object.keys(handlers);
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  // The embedded database has one program at a time: whatever runs according to it died with the last one.
  if (db.engine === 'pglite') await expireAllLeases(db.connection);
  let lastHousekeeping = Number.NEGATIVE_INFINITY;
  let askedOn = '';
  const loop = work();
  return {
    async stop() {
      stopping.abort();
      await loop;
      const grace = new AbortController();
      await Promise.race([Promise.all(running), pause(GRACE_MS, undefined, { signal: grace.signal }).catch(() => {})]);
      grace.abort();
    },
  };

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (performance.now() - lastHousekeeping > HOUSEKEEPING_MS) await keepHouse();
        if (running.size < slots && kinds.length > 0 && (await takeNext())) continue;
      } catch (error) {
        log.error('job-loop', { error });
      }
      // With all slots taken the end of a run is worth waking for; else only a new job is.
      const rest = pause(POLL_MS, undefined, { signal: stopping.signal }).catch(() => {});
      await Promise.race(running.size < slots ? [rest] : [rest, ...running]);
    }
  }

  async function takeNext(): Promise<boolean> {
    const taken = await takeJob(db.connection, holder, kinds);
    const handler = taken ? handlers[taken.kind] : undefined;
    if (!taken || !handler) return false;
    const run = runJob({ db, log, holder, programStops: stopping.signal }, taken, handler);
    running.add(run);
    void run.finally(() => running.delete(run));
    return true;
  }

  async function keepHouse(): Promise<void> {
    lastHousekeeping = performance.now();
    const freed = await freeExpiredJobs(db, (kind) => {
      const handler = handlers[kind];
      return handler && optionsOf(handler);
    });
    if (freed > 0) log.warn('jobs-interrupted', { jobs: freed });
    const today = new Date().toISOString().slice(0, 10);
    if (today === askedOn) return;
    await askDaily(db, daily);
    askedOn = today;
  }
}
