import type { Connection, Database } from '../db/index.js';
import { currentPlace, currentVisit } from '../place/index.js';
import { type ReadRecorder, type ReadToRecord, readRecorder } from './record-read.js';

/** That somebody looked again at the same record in the same session is written once in this time. */
export const READ_WINDOW_MINUTES = 60;
/** So many reads are remembered; where more come, the oldest are forgotten and written again. */
const MOST_REMEMBERED = 20_000;

/** Recorders by database: all modules share one, so that reads of one moment are written together. */
const recorders = new WeakMap<Connection, ReadRecorder>();

/**
 * Writes down that somebody reads a sensitive record, before it is shown: once in a session, an hour and a record, so that the log does
 * not drown in pages that are opened again. Several servers of one database each keep their own hour.
 *
 * @throws what the database throws; then show nothing.
 */
export function recordRead({ connection, ...rest }: Database, read: ReadToRecord): Promise<void> {
  let recorder = recorders.get(connection);
  if (recorder === undefined) {
    recorder = onceInAWindow(readRecorder({ connection, ...rest }));
    recorders.set(connection, recorder);
  }
  return recorder.record(read);
}

/** Lets a read through once in a session, a window and a record. */
export function onceInAWindow(
  recorder: ReadRecorder,
  { now = Date.now, most = MOST_REMEMBERED }: { now?: () => number; most?: number } = {},
): ReadRecorder {
  const written = new Map<string, { at: number; done: Promise<void> }>();
  return {
    record(read) {
      const { actor, party, onBehalfOf, verb, subject } = read;
      // Without a session (a command, a job) the place stands for it.
      const visit = currentVisit() ?? currentPlace();
      const key = JSON.stringify([visit, actor.kind, actor.id, party, onBehalfOf, verb, subject.type, subject.id]);
      const known = written.get(key);
      if (known !== undefined && now() - known.at < READ_WINDOW_MINUTES * 60_000) return known.done;
      const done = recorder.record(read);
      written.delete(key);
      written.set(key, { at: now(), done });
      // What was not written is tried again.
      done.catch(() => written.delete(key));
      const oldest = written.size > most ? written.keys().next().value : undefined;
      if (oldest !== undefined) written.delete(oldest);
      return done;
    },
  };
}
