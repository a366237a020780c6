import type { Config } from '../config/index.js';
import type { Database } from '../db/index.js';
import type { Logger } from '../log/index.js';

/** What the program gives to its modules. */
export interface House {
  readonly db: Database;
  readonly config: Config;
  readonly log: Logger;
}
