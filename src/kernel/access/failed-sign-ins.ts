import { recordActions } from '../audit/index.js';
import type { Database } from '../db/index.js';

export type FailedWay = 'password' | 'code' | 'passkey';

/** Wrong attempts, counted by account and written to the log together. */
export interface FailedSignIns {
  /** `null`: no account is known by what was typed. The same work for both. */
  count(personId: string | null, way: FailedWay): void;
  /** Writes down what was counted since. @returns rows written */
  write(): Promise<number>;
}

/** So often at most something is written: 10,000 attempts are a row a minute for each account that was tried. */
const EVERY_MS = 60_000;
/** Accounts counted by themselves between two writings; the rest are counted together. */
const MOST = 500;

/**
 * Counts in memory, so that the time of an answer does not tell a known account from an unknown one, and writes beside any request. What
 * was counted in the last minute before the program stops is lost.
 */
export function failedSignIns(db: Database, failed: (error: unknown) => void = () => {}): FailedSignIns {
  let counted = new Map<string, { personId: string | null; way: FailedWay; attempts: number }>();
  let waiting: NodeJS.Timeout | null = null;
  const write = async () => {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
    const all = [...counted.values()];
    counted = new Map();
    if (all.length === 0) return 0;
    await db.transaction((c) =>
      recordActions(
        c,
        all.map(({ personId, way, attempts }) => ({
          actor: { kind: 'public' as const },
          verb: 'access.fail-sign-in',
          subject: personId === null ? { type: 'house', id: 'sign-in' } : { type: 'person', id: personId },
          details: { way, attempts },
        })),
        // Several addresses may have tried; each request has its own line in the log of the program.
        null,
      ),
    );
    return all.length;
  };
  return {
    count(personId, way) {
      const own = counted.size < MOST ? personId : null;
      const key = `${way} ${own ?? ''}`;
      const before = counted.get(key);
      if (before === undefined) counted.set(key, { personId: own, way, attempts: 1 });
      else before.attempts += 1;
      waiting ??= setTimeout(() => void write().catch(failed), EVERY_MS).unref();
    },
    write,
  };
}
