/** Attempts that cost no wait, the first wait, and the longest; seconds. */
export interface Delays {
  free: number;
  first: number;
  most: number;
}

/** After an hour without an attempt everything is forgotten. */
const FORGET_MS = 3_600_000;

/** Waits that double with every further failure, in bounded memory. */
export interface Throttle {
  /** Counts an attempt before it is looked at, so that many at once are many. @returns seconds to wait; 0 when it may go on. */
  begin(key: string): number;
  /** The attempt was right: what was counted under the key is forgotten. */
  passed(key: string): void;
  /** Keys remembered. */
  readonly size: number;
}

/**
 * Slows down whoever guesses. Keys are of the client's making (an address, an account at an address), so nobody can make another one
 * wait. When `remembered` keys are known the one that was idle longest is forgotten.
 */
export function throttle({ free, first, most }: Delays, now: () => number, remembered = 20_000): Throttle {
  const known = new Map<string, { attempts: number; until: number; at: number }>();
  return {
    begin(key) {
      const time = now();
      const before = known.get(key);
      const entry = before === undefined || time - before.at > FORGET_MS ? { attempts: 0, until: 0, at: time } : before;
      known.delete(key);
      if (known.size >= remembered) {
        const idle = known.keys().next();
        if (!idle.done) known.delete(idle.value);
      }
      known.set(key, entry);
      if (entry.until > time) return Math.ceil((entry.until - time) / 1000);
      entry.at = time;
      entry.attempts += 1;
      const over = entry.attempts - free;
      if (over >= 0) entry.until = time + Math.min(first * 2 ** Math.min(over, 30), most) * 1000;
      return 0;
    },
    passed(key) {
      known.delete(key);
    },
    get size() {
      return known.size;
    },
  };
}
