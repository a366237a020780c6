import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../db/index.js';
import type { Logger } from '../log/index.js';
import { type ActionFollower, followNext } from './follow-actions.js';
import { lastPosition } from './last-position.js';

const POLL_MS = 400;
const AFTER_FAILURE_MS = 2_000;

/** Lets followers act on the log while the program runs. @returns what stops it. */
export function followLog(db: Database, log: Logger, followers: readonly ActionFollower[]): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = work();
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };

  async function work(): Promise<void> {
    let seen = -1;
    while (!stopping.signal.aborted) {
      let wait = POLL_MS;
      try {
        const last = await lastPosition(db.connection);
        if (last !== seen) {
          if (await followAll(db, log, followers, stopping.signal)) seen = last;
          else wait = AFTER_FAILURE_MS;
        }
      } catch (error) {
        log.error('follow-log', { error });
        wait = AFTER_FAILURE_MS;
      }
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }
}

/** Follows everything there is to follow. @returns false where a follower failed and is to be tried again. */
export async function followAll(
  db: Database,
  log: Logger,
  followers: readonly ActionFollower[],
  signal?: AbortSignal,
): Promise<boolean> {
  let well = true;
  for (const follower of followers) {
    for (;;) {
      if (signal?.aborted) return false;
      const followed = await followNext(db, follower);
      if (followed === 'nothing') break;
      if (followed === 'followed') continue;
      const { failed, action, left } = followed;
      log.error(left ? 'action-left' : 'action-failed', {
        follower: follower.name,
        position: action.position,
        error: failed,
      });
      if (left) continue;
      well = false;
      break;
    }
  }
  return well;
}
