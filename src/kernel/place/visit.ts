import { AsyncLocalStorage } from 'node:async_hooks';

/** During which session something is done: a name for it that says nothing of its cookie. Set where a session is recognized. */
const visits = new AsyncLocalStorage<string>();

export function inVisit<T>(visit: string, work: () => T): T {
  return visits.run(visit, work);
}

export function currentVisit(): string | null {
  return visits.getStore() ?? null;
}
