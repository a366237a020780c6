import type { Database } from '../db/index.js';
import { type FailedSignIns, failedSignIns } from './failed-sign-ins.js';
import { type PasswordHashes, passwordHashes } from './password.js';
import { findOrMakeSecret } from './secret.js';
import { type Throttle, throttle } from './throttle.js';

/** What signing in needs: made once for a process. */
export interface Accounts {
  readonly db: Database;
  /** Seals notes: challenges, and what stands between the password and the code. */
  readonly secret: Uint8Array;
  readonly hashes: PasswordHashes;
  readonly throttles: {
    /** By client address: all accounts that are tried from there. Short, because an office may share one. */
    address: Throttle;
    /** By account and client address. */
    account: Throttle;
    /** By account, for the second step: only who knows the password comes so far. */
    code: Throttle;
  };
  readonly failures: FailedSignIns;
  readonly now: () => Date;
}

export interface AccountsOptions {
  hashes?: PasswordHashes;
  now?: () => Date;
}

export async function openAccounts(given: Database, { hashes, now }: AccountsOptions = {}): Promise<Accounts> {
  // At the door nobody is known yet; inside, its use cases ask for rights themselves.
  const db = given.forHouse('accounts');
  const clock = now ?? (() => new Date());
  const milliseconds = () => clock().getTime();
  return {
    db,
    secret: await findOrMakeSecret(db.connection, 'accounts'),
    hashes: hashes ?? passwordHashes(),
    throttles: {
      address: throttle({ free: 30, first: 1, most: 60 }, milliseconds),
      account: throttle({ free: 5, first: 2, most: 900 }, milliseconds),
      code: throttle({ free: 5, first: 5, most: 900 }, milliseconds),
    },
    failures: failedSignIns(db),
    now: clock,
  };
}
