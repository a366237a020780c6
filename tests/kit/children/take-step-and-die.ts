/** Takes a step of a commitment, and hangs at the moment named: inside of the transaction, or after its commit. */
import { openDatabase } from '../../../src/kernel/db/index.js';
import { takeBackStep, takeStep } from '../../../src/modules/commitments/take-step.js';

const [moment, key = '', stepId = ''] = process.argv.slice(2);
setInterval(() => {}, 1000);
const never = (): Promise<never> => {
  process.stdout.write('there\n');
  return new Promise(() => {});
};

const db = await openDatabase({ url: process.env.DATABASE_URL || undefined, folder: process.env.CONCORDANCE_DATA });
/** The database as the use case sees it, with an end of ours put into the way. */
const dying: typeof db = {
  ...db,
  async transaction(work, options) {
    const done = await db.transaction(async (c) => {
      const result = await work(c);
      return moment === 'in-the-transaction' ? never() : result;
    }, options);
    return moment === 'after-the-commit' ? never() : done;
  },
};
const administrator = { kind: 'administrator', id: 'test' } as const;
if (stepId === '') {
  const file = { bytes: new TextEncoder().encode('The harbours are lit.'), name: 'report.txt' };
  const given = { kind: 'finish', happened: '2026', note: 'Lit.', link: '', file, version: 1 } as const;
  await takeStep(dying, administrator, key, given, '2026-11-29');
} else {
  await takeBackStep(dying, administrator, key, stepId);
}
