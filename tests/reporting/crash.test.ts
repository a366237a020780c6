import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PartyRef, PUBLIC } from '../../src/kernel/access/index.js';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { addDays, dayOf } from '../../src/kernel/calendar/index.js';
import { readConfig } from '../../src/kernel/config/index.js';
import { type Database, openDatabase } from '../../src/kernel/db/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { chooseParties } from '../../src/modules/reporting/calls/choose-parties.js';
import { createCall } from '../../src/modules/reporting/calls/create-call.js';
import { describeCall } from '../../src/modules/reporting/calls/describe-call.js';
import { putQuestion } from '../../src/modules/reporting/calls/put-question.js';
import { sendCall } from '../../src/modules/reporting/calls/send-call.js';
import { reportingInvariants } from '../../src/modules/reporting/invariants.js';
import { findCall } from '../../src/modules/reporting/store/calls.js';
import { findCurrentAnswers } from '../../src/modules/reporting/store/sent.js';
import { findSubmission } from '../../src/modules/reporting/store/submissions.js';
import { reopenSubmission } from '../../src/modules/reporting/submissions/steps.js';
import { startChild } from '../kit/child.js';
import { describeOnBoth, type TestDatabase } from '../kit/databases.js';
import { openPartiesDatabase, personWith } from '../kit/parties.js';
import { person } from '../kit/people.js';

const PLACE = { key: 'crash', code: 'BY' };
const TODAY = dayOf(new Date());

describeOnBoth('a program that is killed while a State answers', (engine) => {
  let test: TestDatabase;
  let db: Database;
  let party: PartyRef;
  let first = '';
  let second = '';
  beforeAll(async () => {
    test = await openPartiesDatabase(engine);
    ({ db } = test);
    const found = await findParty(db, PUBLIC, { code: 'BY' });
    if (found === null) throw new Error('No Belarus');
    party = { id: found.id, kind: found.kind, code: found.code };
    const officer = personWith('secretariat-officer');
    const place = { key: PLACE.key, seen: null };
    await createCall(db, officer, { ...PLACE, kind: 'survey', lang: 'en', title: 'Crash', again: '' });
    const common = { section: null, help: '', required: false, subjects: [], follows: null };
    const asked = { kind: 'text', limit: null } as const;
    first = (await putQuestion(db, officer, place, null, { ...common, title: 'One?', asked })).id;
    second = (await putQuestion(db, officer, place, null, { ...common, title: 'Two?', asked })).id;
    const deadline = addDays(TODAY, 30);
    await describeCall(db, officer, place, { kind: 'survey', title: 'Crash', intro: '', deadline }, TODAY);
    await chooseParties(db, officer, PLACE.key, { codes: 'BY', kinds: [], regions: [], unanswered: '' }, 'en');
    await sendCall({ db, config: readConfig({}, 'unused') }, officer, place, TODAY);
  }, 120_000);
  afterAll(async () => {
    await db.close();
    await test.drop();
  });

  const held = async () => {
    const call = await findCall(db.connection, { key: PLACE.key });
    return findSubmission(db.connection, { callId: call?.id ?? '', partyId: party.id });
  };

  it.each([
    ['answer', 'before-the-commit'],
    ['answer', 'after-the-commit'],
    ['send', 'before-the-commit'],
    ['send', 'after-the-commit'],
  ] as const)(
    'in the step "%s", %s: no answer that was acknowledged is lost, and the step is whole or not there',
    async (step, moment) => {
      const before = await held();
      const count = (id: string) => before?.answers.get(id)?.version ?? 0;
      const seen = { first: count(first), second: count(second) };
      if (engine === 'pglite') await db.close();
      const told = JSON.stringify({ place: PLACE, party, first, second, seen, today: TODAY });
      const child = startChild('answer-and-die', [step, moment, told], test.env);
      expect(await child.line()).toBe('kept');
      expect(await child.line()).toBe('there');
      await child.kill();
      if (engine === 'pglite') db = await openDatabase(test.place);

      const after = await held();
      expect(after?.answers.get(first)?.value).toEqual({ kind: 'text', text: `kept before ${step} ${moment}` });
      const whole = moment === 'after-the-commit';
      if (step === 'answer') {
        expect(after?.answers.get(second)?.value).toEqual(
          whole ? { kind: 'text', text: `second ${moment}` } : undefined,
        );
      } else {
        expect(after).toMatchObject({ state: whole ? 'sent' : 'assembled', version: whole ? 1 : 0 });
        const sent = await findCurrentAnswers(db.connection, [first, second]);
        expect(sent.map(({ value }) => value)).toHaveLength(whole ? 2 : 0);
        if (!whole) await reopenSubmission(db, person('a', 'state-focal-point', party), PLACE);
      }
      const broken = await Promise.all(reportingInvariants.map((one) => one.broken(db.connection)));
      expect(broken.flat()).toEqual([]);
      expect(await verifyChain(db.connection)).toMatchObject({ intact: true });
    },
    60_000,
  );
});
