import { AsyncLocalStorage } from 'node:async_hooks';

/** For whom what is done now is done, where somebody acts for another: ids alone. */
export interface Acting {
  /** Party of the one whose place is taken. */
  party: string;
  /** Person whose place is taken. */
  giver: string;
  delegation: string;
}

/** As the place: set where a request is let in, read by `recordAction` alone, so that no use case can forget it. */
const actings = new AsyncLocalStorage<Acting>();

export function inPlaceOf<T>(acting: Acting, work: () => T): T {
  return actings.run(acting, work);
}

export function currentActing(): Acting | null {
  return actings.getStore() ?? null;
}
