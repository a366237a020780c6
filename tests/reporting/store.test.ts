import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { newId } from '../../src/kernel/db/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { reportingInvariants } from '../../src/modules/reporting/invariants.js';
import {
  addCallEntries,
  findAskedAbout,
  findCall,
  findCallVersion,
  insertCall,
  keepCallVersion,
} from '../../src/modules/reporting/store/calls.js';
import { addRecipientEntries, findRecipient } from '../../src/modules/reporting/store/recipients.js';
import {
  findCurrentAnswers,
  findSentAnswers,
  findSentVersions,
  hashOfSubmission,
  keepSubmissionVersion,
} from '../../src/modules/reporting/store/sent.js';
import {
  addSubmissionEntries,
  findSubmission,
  findSubmissionEntries,
  insertSubmission,
} from '../../src/modules/reporting/store/submissions.js';
import { describeOnBoth, type TestDatabase } from '../kit/databases.js';
import { openPartiesDatabase } from '../kit/parties.js';

const by = { madeBy: 'somebody', madeAt: new Date('2026-05-01T10:00:00Z') };

describeOnBoth('what is kept of calls and submissions', (engine) => {
  let test: TestDatabase;
  let party = '';
  const question = newId();
  beforeAll(async () => {
    test = await openPartiesDatabase(engine);
    party = (await findParty(test.db, PUBLIC, { code: 'BY' }))?.id ?? '';
  }, 120_000);
  afterAll(() => test.drop());

  const broken = async () =>
    (await Promise.all(reportingInvariants.map((one) => one.broken(test.db.connection)))).flat();

  it('is what their entries lead to, through sending and correcting', async () => {
    const { db } = test;
    const [callId, submissionId] = [newId(), newId()];
    await db.transaction(async (c) => {
      const begun = await insertCall(
        c,
        { id: callId, key: '2026-trial' },
        { did: 'begun', kind: 'questionnaire', lang: 'en' },
        by,
      );
      const call = await addCallEntries(
        c,
        begun,
        [
          {
            did: 'asked',
            question: {
              id: question,
              section: null,
              asked: { kind: 'text', limit: null },
              required: true,
              subjects: ['measure/4', 'measure/4'],
              follows: null,
            },
          },
          { did: 'worded', place: `question/${question}`, lang: 'en', text: 'What was done?\0', state: 'reviewed' },
          { did: 'sent', version: 1, on: '2026-05-01' },
        ],
        by,
      );
      await keepCallVersion(c, call, 1, by);
      await addRecipientEntries(
        c,
        { callId, partyId: party, held: null },
        [
          { did: 'chosen', address: null, lang: 'fr' },
          { did: 'bounced', reason: 'No such box' },
        ],
        by,
      );
      const submission = await insertSubmission(c, { id: submissionId, callId, partyId: party }, { did: 'begun' }, by);
      const answered = await addSubmissionEntries(
        c,
        submission,
        [
          {
            did: 'answered',
            question,
            value: { kind: 'text', text: 'Une loi' },
            lang: 'fr',
            audience: 'public',
            source: null,
          },
          { did: 'assembled' },
          { did: 'signed', sha256: 'x' },
        ],
        by,
      );
      const sha256 = hashOfSubmission(answered);
      const version = { n: 1, number: '2026-trial/BY/1', callVersion: 1, sha256, reason: '' };
      await keepSubmissionVersion(c, answered, { ...version, signedBy: 'm', sentBy: 'm', sentAt: by.madeAt });
      await addSubmissionEntries(c, answered, [{ did: 'sent', version: 1, sha256, on: '2026-05-01' }], by);
    });
    const c = db.connection;
    expect(await findAskedAbout(c, ['measure/4'])).toEqual([{ callId, questionId: question, subject: 'measure/4' }]);
    expect((await findCallVersion(c, callId, 1))?.questions).toHaveLength(1);
    expect(await findRecipient(c, callId, party)).toMatchObject({ state: 'undeliverable', bounce: 'No such box' });

    await db.transaction(async (tx) => {
      const held = await findSubmission(tx, { callId, partyId: party }, { lock: true });
      if (held === null) throw new Error('It is gone');
      expect(held).toMatchObject({ state: 'sent', version: 1, sentAt: by.madeAt });
      const corrected = await addSubmissionEntries(
        tx,
        held,
        [
          { did: 'correction-begun', reason: 'a figure' },
          {
            did: 'answered',
            question,
            value: { kind: 'text', text: 'Deux lois' },
            lang: 'fr',
            audience: 'parties',
            source: null,
          },
        ],
        by,
      );
      expect(corrected.answers.get(question)).toMatchObject({ version: 2 });
      const sha256 = hashOfSubmission(corrected);
      const version = { n: 2, number: '2026-trial/BY/2', callVersion: 1, sha256, reason: 'a figure' };
      await keepSubmissionVersion(tx, corrected, { ...version, signedBy: 'm', sentBy: 'm', sentAt: by.madeAt });
      await addSubmissionEntries(tx, corrected, [{ did: 'sent', version: 2, sha256, on: '2026-05-02' }], by);
    });
    expect(await findSentVersions(c, submissionId)).toHaveLength(2);
    expect(await findSentAnswers(c, { partyId: party, submissionId, version: 1 })).toMatchObject([
      { value: { text: 'Une loi' }, audience: 'public' },
    ]);
    expect(await findCurrentAnswers(c, [question])).toMatchObject([{ value: { text: 'Deux lois' }, version: 2 }]);
    expect((await findSubmissionEntries(c, submissionId)).map(({ entry }) => entry.did)).toHaveLength(8);
    expect(await broken()).toEqual([]);
  });

  it('is missed by the doctor when somebody changes it by other means', async () => {
    const { queries } = test.db.connection;
    await sql`update input_call set deadline = '2031-01-01'`.execute(queries);
    await sql`update call_recipient set told = 9`.execute(queries);
    await sql`update submission_answer set audience = 'public'`.execute(queries);
    await sql`update sent_answer set lang = 'ru' where version = 1`.execute(queries);
    const call = await findCall(test.db.connection, { key: '2026-trial' });
    expect(await broken()).toEqual(['2026-trial', `${call?.id} ${party}`, expect.any(String), '2026-trial/BY/1']);
  });
});
