import { AsyncLocalStorage } from 'node:async_hooks';
import { OutsideTransaction } from './errors.js';

interface Scope {
  owner: object;
  open: boolean;
}

const scopes = new AsyncLocalStorage<Scope>();

/** Runs `work` as the inside of a transaction of `owner`. */
export async function insideOfTransaction<T>(owner: object, work: () => Promise<T>): Promise<T> {
  const scope: Scope = { owner, open: true };
  try {
    return await scopes.run(scope, work);
  } finally {
    scope.open = false;
  }
}

/**
 * A second session asked for inside of a transaction would wait for ever on the embedded engine, which has one, and would see
 * other data on PostgreSQL. @throws OutsideTransaction
 */
export function assertOutsideOfTransaction(owner: object): void {
  const scope = scopes.getStore();
  if (scope?.open && scope.owner === owner) throw new OutsideTransaction();
}
