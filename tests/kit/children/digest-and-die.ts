/** Tells people and sends digests until it is killed at the moment named, of the kind of job named. */
import { MODULES } from '../../../src/app/modules.js';
import { readConfig } from '../../../src/kernel/config/index.js';
import { openDatabase } from '../../../src/kernel/db/index.js';
import { addMessages } from '../../../src/kernel/i18n/index.js';
import { startWorker } from '../../../src/kernel/jobs/index.js';
import { gatherWork } from '../../../src/kernel/module/index.js';
import { noticesJobs } from '../../../src/modules/notices/jobs.js';
import { dyingJobs } from '../dying-jobs.js';

for (const { name, messages } of MODULES) if (messages) addMessages(name, messages);
setInterval(() => {}, 1000);
const [, , moment, kind = ''] = process.argv;
const db = await openDatabase({ url: process.env.DATABASE_URL || undefined, folder: process.env.CONCORDANCE_DATA });
const log = { debug() {}, info() {}, warn() {}, error() {} };
const config = { ...readConfig({}, 'unused'), mail: { url: 'smtp://127.0.0.1:9', from: 'concordance@example.org' } };
const house = { db, config, log };
const jobs = noticesJobs(house, await gatherWork(house, MODULES));
const meant = Object.fromEntries(Object.entries(jobs).filter(([one]) => one === kind));
await startWorker({ db, log, handlers: dyingJobs(meant, moment) });
