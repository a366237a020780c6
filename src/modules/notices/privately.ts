import type { Database } from '../../kernel/db/index.js';

/** For whoever comes by a private address: nobody is known before it was looked up, and nobody is signed in after it. */
export const privately = (db: Database): Database => db.forHouse('private-address');
