/** Writes a report until it is killed: adds a sentence and says so, then comes to a halt in the step and at the moment named. */
import { type Connection, type Database, openDatabase } from '../../../src/kernel/db/index.js';
import { hashOfReport } from '../../../src/modules/reports/report/published.js';
import { signReport } from '../../../src/modules/reports/report/sign-report.js';
import { addText } from '../../../src/modules/reports/report/write-block.js';
import { findReport } from '../../../src/modules/reports/store/reports.js';
import { person } from '../people.js';

const [step, moment, told = '{}'] = process.argv.slice(2);
const { key, section } = JSON.parse(told);
const never = (): Promise<never> => {
  process.stdout.write('there\n');
  return new Promise(() => {});
};
setInterval(() => {}, 1000);

const dying = (db: Database): Database => ({
  ...db,
  transaction: async (work, options) => {
    const result = await db.transaction(async (c: Connection) => {
      const value = await work(c);
      return moment === 'before-the-commit' ? never() : value;
    }, options);
    return moment === 'after-the-commit' ? never() : result;
  },
});
const officer = { ...person('officer', 'secretariat-officer'), steppedUp: true };
const reviewer = { ...person('reviewer', 'reviewer'), steppedUp: true };
const db = await openDatabase({ url: process.env.DATABASE_URL || undefined, folder: process.env.CONCORDANCE_DATA });
const sentence = (text: string) => ({ text, lang: 'en' as const, joins: false });

await addText(db, officer, { key, section }, sentence(`kept before ${step} ${moment}`));
process.stdout.write('kept\n');
if (step === 'write') await addText(dying(db), officer, { key, section }, sentence(`second ${moment}`));
else {
  const report = await findReport(db.connection, { key });
  const sha256 = report === null ? '' : hashOfReport(report.content);
  await signReport(db, officer, key, { sha256 });
  await signReport(dying(db), reviewer, key, { sha256 });
}
