/** Works on a sheet until it is killed at the moment named: while comparing, while applying or undoing inside of the transaction, or after its commit. */
import { openDatabase } from '../../../src/kernel/db/index.js';
import { addMessages } from '../../../src/kernel/i18n/index.js';
import { startWorker } from '../../../src/kernel/jobs/index.js';
import { sheetJobs } from '../../../src/modules/commitments/sheet-jobs.js';
import { dyingJobs } from '../dying-jobs.js';

for (const module of ['commitments', 'documents'])
  addMessages(module, new URL(`../../../src/modules/${module}/messages/`, import.meta.url));
setInterval(() => {}, 1000);
const db = await openDatabase({ url: process.env.DATABASE_URL || undefined, folder: process.env.CONCORDANCE_DATA });
const log = { debug() {}, info() {}, warn() {}, error() {} };
await startWorker({ db, log, handlers: dyingJobs(sheetJobs, process.argv[2]) });
