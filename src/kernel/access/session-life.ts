import type { HeldRole } from './actor.js';
import { NEED_STEP_UP, ROLE_PERMISSIONS } from './roles.js';

/** Days after which one has to come in again, whatever happens. */
export const SESSION_DAYS = 14;
/** How long a proof of presence counts. */
export const PRESENCE_MINUTES = 10;
/** A token older than this is changed for a new one at the next request. */
export const RENEW_MINUTES = 15;
/** Requests that were under way when the token changed may still bring the former one. */
export const GRACE_SECONDS = 60;

const HOUR = 3_600_000;

/** Without a sign of life, and in all: most people, and those whose roles hold acts that want presence proved. */
const LIVES = {
  usual: { idle: 24 * HOUR, whole: SESSION_DAYS * 24 * HOUR },
  sensitive: { idle: HOUR, whole: 12 * HOUR },
};

/** Whether a session of a person has ended by time. `renewed` is the last sign of life, to the quarter of an hour. */
export function hasEnded(
  { made, renewed }: { made: Date; renewed: Date },
  holds: readonly HeldRole[],
  now: Date,
): boolean {
  const { idle, whole } = holds.some(isSensitive) ? LIVES.sensitive : LIVES.usual;
  return now.getTime() - renewed.getTime() > idle || now.getTime() - made.getTime() > whole;
}

function isSensitive({ role, readOnly }: HeldRole): boolean {
  const { all = [], own = [] } = ROLE_PERMISSIONS[role];
  return !readOnly && [...all, ...own].some((permission) => NEED_STEP_UP.has(permission));
}

/** What became of a token that was shown. */
export type TokenFate = 'holds' | 'renew' | 'ends';

/**
 * A token holds for a quarter of an hour, then the next request brings a new one. The former holds until the new one has arrived, because
 * an answer can get lost. Once it has arrived, whoever still shows the former (after a minute for requests under way) is somebody else:
 * the session ends for both.
 */
export function fateOfToken(
  shown: 'current' | 'former',
  { arrived, renewed }: { arrived: boolean; renewed: Date },
  now: Date,
): TokenFate {
  const age = now.getTime() - renewed.getTime();
  if (shown === 'current') return age > RENEW_MINUTES * 60_000 ? 'renew' : 'holds';
  if (age <= GRACE_SECONDS * 1000) return 'holds';
  return arrived ? 'ends' : 'renew';
}
