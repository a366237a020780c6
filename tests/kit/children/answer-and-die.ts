/** Answers a call until it is killed: keeps a first answer and says so, then comes to a halt in the step and at the moment named. */
import type { Actor, Role } from '../../../src/kernel/access/index.js';
import { type Connection, type Database, openDatabase } from '../../../src/kernel/db/index.js';
import { hashOfSubmission } from '../../../src/modules/reporting/store/sent.js';
import { answerQuestion } from '../../../src/modules/reporting/submissions/answer-question.js';
import { getSubmission } from '../../../src/modules/reporting/submissions/get-submission.js';
import { assemble, signAndSend } from '../../../src/modules/reporting/submissions/steps.js';

const [step, moment, told = '{}'] = process.argv.slice(2);
const { place, party, first, second, seen, today } = JSON.parse(told);
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
const acting = (role: Role): Actor => ({
  ...{ kind: 'person', id: `child-${role}`, name: role, lang: 'en', steppedUp: true },
  holds: [{ role, party, readOnly: false, ownOnly: false, onBehalfOf: null }],
});
const focal = acting('state-focal-point');
const db = await openDatabase({ url: process.env.DATABASE_URL || undefined, folder: process.env.CONCORDANCE_DATA });
const given = (question: string, text: string, count: number) => ({
  ...{ question, seen: count, lang: 'en' as const, audience: 'public' as const, source: null },
  value: { kind: 'text' as const, text },
});

await answerQuestion(db, focal, place, given(first, `kept before ${step} ${moment}`, seen.first));
process.stdout.write('kept\n');
if (step === 'answer') await answerQuestion(dying(db), focal, place, given(second, `second ${moment}`, seen.second));
else {
  await assemble(db, focal, place);
  const { draft } = await getSubmission(db, focal, place, today);
  const sha256 = draft === null ? '' : hashOfSubmission(draft);
  await signAndSend(dying(db), acting('signatory'), place, { sha256 }, today);
}
