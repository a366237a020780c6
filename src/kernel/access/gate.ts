/** Too many wait already. */
export class GateFull extends Error {
  readonly code = 'access.gate-full';

  constructor() {
    super('Too many passwords are waiting to be looked at');
    this.name = 'GateFull';
  }
}

/**
 * Lets so many through at once and so many wait, whatever is asked: hashing a password takes memory and a core by design, and must not
 * take the house with it.
 */
export function gate(atOnce: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let inside = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (inside >= atOnce) {
      if (queue.length >= waiting) throw new GateFull();
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      inside += 1;
    }
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody slips in between.
      const next = queue.shift();
      if (next === undefined) inside -= 1;
      else next();
    }
  };
}
