import { afterAll, beforeAll, expect, it } from 'vitest';
import { NotAllowed, PUBLIC } from '../../src/kernel/access/index.js';
import { addDays, dayOf } from '../../src/kernel/calendar/index.js';
import { readConfig } from '../../src/kernel/config/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { chooseParties } from '../../src/modules/reporting/calls/choose-parties.js';
import { createCall } from '../../src/modules/reporting/calls/create-call.js';
import { describeCall } from '../../src/modules/reporting/calls/describe-call.js';
import { putQuestion } from '../../src/modules/reporting/calls/put-question.js';
import { sendCall } from '../../src/modules/reporting/calls/send-call.js';
import { reportingInvariants } from '../../src/modules/reporting/invariants.js';
import { findCall } from '../../src/modules/reporting/store/calls.js';
import { findSubmission, findSubmissionEntries } from '../../src/modules/reporting/store/submissions.js';
import { AnsweredMeanwhile, answerQuestion } from '../../src/modules/reporting/submissions/answer-question.js';
import { getSubmission } from '../../src/modules/reporting/submissions/get-submission.js';
import { describeOnBoth, type TestDatabase } from '../kit/databases.js';
import { openPartiesDatabase, personWith } from '../kit/parties.js';
import { person } from '../kit/people.js';

const PLACE = { key: 'together', code: 'BY' };
const TODAY = dayOf(new Date());

describeOnBoth('several people of one State at work on one answer', (engine) => {
  let test: TestDatabase;
  const ids: string[] = [];
  const officer = personWith('secretariat-officer');
  let focal = person('a', 'state-focal-point');
  let colleague = person('b', 'national-rapporteur');
  beforeAll(async () => {
    test = await openPartiesDatabase(engine);
    const { db } = test;
    const party = await findParty(db, PUBLIC, { code: 'BY' });
    if (party === null) throw new Error('No Belarus');
    const ref = { id: party.id, kind: party.kind, code: party.code };
    focal = person('a', 'state-focal-point', ref);
    colleague = person('b', 'national-rapporteur', ref);
    const place = { key: PLACE.key, seen: null };
    await createCall(db, officer, { ...PLACE, kind: 'survey', lang: 'en', title: 'Together', again: '' });
    for (const title of ['One?', 'Two?', 'Three?', 'Four?'])
      ids.push(
        (
          await putQuestion(db, officer, place, null, {
            ...{ section: null, title, help: '', required: true, subjects: [], follows: null },
            asked: { kind: 'text', limit: null },
          })
        ).id,
      );
    const deadline = addDays(TODAY, 30);
    await describeCall(db, officer, place, { kind: 'survey', title: 'Together', intro: '', deadline }, TODAY);
    await chooseParties(db, officer, PLACE.key, { codes: 'BY', kinds: [], regions: [], unanswered: '' }, 'en');
    await sendCall({ db, config: readConfig({}, 'unused') }, officer, place, TODAY);
  }, 120_000);
  afterAll(() => test.drop());

  const write = (actor: typeof focal, question: string, text: string, seen: number) =>
    answerQuestion(test.db, actor, PLACE, {
      ...{ question, seen, lang: 'en', audience: 'public', source: null },
      value: { kind: 'text', text },
    });
  const held = async () => {
    const { connection: c } = test.db;
    const call = await findCall(c, { key: PLACE.key });
    const party = await findParty(test.db, PUBLIC, { code: 'BY' });
    const found = await findSubmission(c, { callId: call?.id ?? '', partyId: party?.id ?? '' });
    if (found === null) throw new Error('Nothing is held');
    return found;
  };

  it('begin at once and lose nothing: one submission, every answer of both in it', async () => {
    const [one = '', two = '', three = '', four = ''] = ids;
    await Promise.all([
      write(focal, one, 'A1', 0),
      write(colleague, three, 'B3', 0),
      write(focal, two, 'A2', 0),
      write(colleague, four, 'B4', 0),
    ]);
    const { answers } = await held();
    expect(ids.map((id) => answers.get(id)?.value)).toEqual(
      ['A1', 'A2', 'B3', 'B4'].map((text) => ({ kind: 'text', text })),
    );
  });

  it('write one question at once: one is kept, the other is told, and nothing of either is gone', async () => {
    const [one = ''] = ids;
    const tried = await Promise.allSettled([write(focal, one, 'mine', 1), write(colleague, one, 'yours', 1)]);
    const refused = tried.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(AnsweredMeanwhile);
    const { answers, id } = await held();
    const kept = answers.get(one);
    expect(kept?.version).toBe(2);
    expect(refused[0]?.reason.held.value).toEqual(kept?.value);
    const log = await findSubmissionEntries(test.db.connection, id);
    expect(log.map(({ n }) => n)).toEqual(log.map((_, at) => at + 1));
    const broken = await Promise.all(reportingInvariants.map((invariant) => invariant.broken(test.db.connection)));
    expect(broken.flat()).toEqual([]);
  });

  it('hand over: whoever acts for the State next finds every draft and goes on with it, and who has left sees it no more', async () => {
    const { holds } = focal;
    const party = holds[0]?.party ?? null;
    const successor = person('c', 'state-focal-point', party);
    const left = { ...focal, holds: [] };
    const before = await held();
    const [one = '', two = ''] = ids;
    await expect(write(left, one, 'still here', before.answers.get(one)?.version ?? 0)).rejects.toBeInstanceOf(
      NotAllowed,
    );
    const gone = getSubmission(test.db, left, PLACE, TODAY);
    await expect(gone).rejects.toMatchObject({ code: 'no-such-submission' });
    const found = await getSubmission(test.db, successor, PLACE, TODAY);
    expect([...(found.draft?.answers.values() ?? [])].map(({ value }) => value)).toEqual(
      [...before.answers.values()].map(({ value }) => value),
    );
    expect(found.draft?.answers.get(two)?.writtenBy).toBe(focal.id);
    await write(successor, two, 'A2 and more', found.draft?.answers.get(two)?.version ?? 0);
    const after = await held();
    expect(after.id).toBe(before.id);
    expect(after.answers.get(two)).toMatchObject({ value: { text: 'A2 and more' }, writtenBy: successor.id });
  });
});
