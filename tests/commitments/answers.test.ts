import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Actor, PUBLIC } from '../../src/kernel/access/index.js';
import { findActions } from '../../src/kernel/audit/index.js';
import { addMessages } from '../../src/kernel/i18n/index.js';
import { answersAsStatements } from '../../src/modules/commitments/answers/answers-as-statements.js';
import { findAnswers } from '../../src/modules/commitments/answers/find-answers.js';
import { findAnswersOfParty } from '../../src/modules/commitments/answers/find-answers-of-party.js';
import { findMisfoldedAnswers } from '../../src/modules/commitments/answers/find-misfolded.js';
import { findToReview, findUnanswered } from '../../src/modules/commitments/answers/find-waiting.js';
import { findEarlier, getAnswer, getAnswerFile } from '../../src/modules/commitments/answers/get-answer.js';
import { reviewAnswer } from '../../src/modules/commitments/answers/review-answer.js';
import type { AnswerGiven } from '../../src/modules/commitments/answers/state-answer.js';
import { stateAnswer } from '../../src/modules/commitments/answers/state-answer.js';
import { withdrawAnswer } from '../../src/modules/commitments/answers/withdraw-answer.js';
import { linkCommitments } from '../../src/modules/commitments/link-commitments.js';
import { findParty } from '../../src/modules/parties/index.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import { describeOnBoth } from '../kit/databases.js';
import { FIRST, resolution, THIRD } from '../kit/line-texts.js';
import { person } from '../kit/people.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';

const TODAY = '2026-11-29';
const SCENE = { today: TODAY, lang: 'en' } as const;
const FIRST_KEY = 'a-res-67-190-op-1-1';
const KEY = 'a-res-72-195-op-1-1';

const GIVEN: AnswerGiven = {
  state: 'stated',
  standing: 'done',
  words: 'The keepers were hired; the lamps burn.',
  lang: 'en',
  happened: '2024',
  link: 'https://law.example/lamps',
  file: null,
  keepsFile: false,
  audience: 'public',
  version: 0,
};

describeOnBoth('answers of parties', (engine) => {
  let register: RegisterHouse;
  let by: { focal: Actor; colleague: Actor; other: Actor };
  const reviewer = person('reviewer', 'reviewer');
  const db = () => register.house.db;
  const refOf = async (code: string) => {
    const party = await findParty(db(), PUBLIC, { code });
    if (party === null) throw new Error(`No party ${code}`);
    return { id: party.id, kind: party.kind, code };
  };
  const refused = (code: string) => expect.objectContaining({ code });
  beforeAll(async () => {
    addMessages('commitments', new URL('../../src/modules/commitments/messages/', import.meta.url));
    register = await openRegisterHouse(engine);
    await loadParties(db());
    for (const [symbol, session, asks] of [FIRST, THIRD])
      await register.bring(resolution(symbol, session, asks), { lang: 'en', symbol });
    const [belarus, kenya] = [await refOf('BY'), await refOf('KE')];
    by = {
      focal: person('focal', 'state-focal-point', belarus),
      colleague: person('colleague', 'national-rapporteur', belarus),
      other: person('other', 'state-focal-point', kenya),
    };
  }, 120_000);
  // Whatever was done: lists show what the versions say.
  afterEach(async () => expect(await findMisfoldedAnswers(db().connection)).toEqual([]));
  afterAll(() => register.test.drop());

  const place = { key: KEY, code: 'BY' };
  const state = (actor: Actor, given: Partial<AnswerGiven> = {}, at = place) =>
    stateAnswer(db(), actor, at, { ...GIVEN, ...given }, TODAY);
  const seen = (actor: Actor) => getAnswer(db(), actor, place, SCENE);
  const publicCount = async () => (await findAnswers(db(), PUBLIC, KEY, 'en')).counts;

  it('asks each of the 193 Member States once', async () => {
    const found = await findAnswers(db(), PUBLIC, KEY, 'en');
    expect(found.lines).toHaveLength(193);
    expect(found.asked).toEqual({ statesOnly: true, byTreaty: false });
    expect(found.counts).toMatchObject({ asked: 193, answered: 0 });
    expect(found.latest).toBeNull();
    expect((await findAnswers(db(), by.focal, KEY, 'en')).own.map(({ party }) => party.code)).toEqual(['BY']);
  });

  it('lets nobody speak for a party but its own people', async () => {
    for (const actor of [
      PUBLIC,
      by.other,
      reviewer,
      person('auditor', 'auditor'),
      person('secretary', 'secretariat-officer'),
    ])
      await expect(state(actor)).rejects.toMatchObject({ name: 'NotAllowed' });
    await expect(state(by.focal, {}, { key: 'none', code: 'BY' })).rejects.toEqual(refused('no-such-commitment'));
    await expect(state(by.focal, {}, { key: KEY, code: 'NOBODY' })).rejects.toEqual(refused('no-such-party'));
    const unodc = person('agency', 'agency-member', await refOf('UNODC'));
    await expect(state(unodc, {}, { key: KEY, code: 'UNODC' })).rejects.toEqual(refused('not-asked'));
  });

  it('refuses what is not whole, beside its field', async () => {
    await expect(state(by.focal, { standing: null })).rejects.toMatchObject({
      code: 'standing-missing',
      field: 'standing',
    });
    await expect(state(by.focal, { words: ' ' })).rejects.toMatchObject({ code: 'words-missing', field: 'words' });
    await expect(state(by.focal, { happened: '2999' })).rejects.toMatchObject({ code: 'date-to-come' });
    await expect(state(by.focal, { link: 'javascript:alert(1)' })).rejects.toMatchObject({ code: 'not-an-address' });
    await expect(state(by.focal, { words: 'x'.repeat(10_001) })).rejects.toMatchObject({ code: 'too-long' });
  });

  it('keeps a draft from all but its party and the secretariat', async () => {
    expect(await state(by.focal, { state: 'draft', standing: null, words: 'Secret draft', link: '' })).toEqual({
      version: 1,
    });
    for (const actor of [PUBLIC, by.other]) {
      await expect(seen(actor)).rejects.toEqual(refused('no-such-answer'));
      const lines = (await findAnswers(db(), actor, KEY, 'en')).lines;
      expect(lines.every(({ latest, publicStanding }) => latest === null && publicStanding === null)).toBe(true);
    }
    for (const actor of [by.focal, by.colleague, reviewer])
      expect((await seen(actor)).full?.last.words).toBe('Secret draft');
    expect((await publicCount()).answered).toBe(0);
    expect((await findToReview(db(), reviewer, { offset: 0, limit: 9 }, SCENE))?.total).toBe(0);
    await expect(reviewAnswer(db(), reviewer, place, { decision: 'review', note: '', version: 1 })).rejects.toEqual(
      refused('not-to-be-reviewed'),
    );
  });

  it('never lets one author overwrite another unseen', async () => {
    await state(by.colleague, { state: 'draft', version: 1, words: 'By the colleague' });
    await expect(state(by.focal, { version: 1 })).rejects.toMatchObject({ code: 'answered-meanwhile', status: 412 });
    expect((await seen(by.focal)).full?.last).toMatchObject({ n: 2, words: 'By the colleague' });
    const both = await Promise.allSettled([
      state(by.focal, { version: 2, words: 'One' }),
      state(by.colleague, { version: 2, words: 'Other' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await seen(by.focal)).full?.versions).toHaveLength(3);
  });

  it('is returned with a note, stated again, and reviewed by somebody who did not write it', async () => {
    const decide = (actor: Actor, decision: 'review' | 'return', note: string, version: number) =>
      reviewAnswer(db(), actor, place, { decision, note, version });
    expect((await findToReview(db(), reviewer, { offset: 0, limit: 9 }, SCENE))?.rows[0]?.party.code).toBe('BY');
    await expect(decide(by.focal, 'review', '', 3)).rejects.toMatchObject({ name: 'NotAllowed' });
    await expect(decide(person('auditor', 'auditor'), 'review', '', 3)).rejects.toMatchObject({ name: 'NotAllowed' });
    await expect(decide(reviewer, 'return', ' ', 3)).rejects.toMatchObject({ code: 'note-missing', field: 'note' });
    await expect(decide(reviewer, 'review', '', 2)).rejects.toEqual(refused('answered-meanwhile'));
    await decide(reviewer, 'return', 'Which harbours?', 3);
    expect((await seen(by.focal)).full?.last).toMatchObject({ state: 'returned', note: 'Which harbours?' });
    expect((await findUnanswered(db(), by.focal, { offset: 0, limit: 9 }, SCENE))[0]).toMatchObject({ returned: 1 });
    const file = { bytes: new TextEncoder().encode('A table of harbours'), name: 'harbours.txt' };
    await state(by.focal, { version: 4, words: 'All 12 harbours', link: '', file });
    await decide(reviewer, 'review', 'Thank you', 5);
    const open = await seen(PUBLIC);
    expect(open.published).toMatchObject({ words: 'All 12 harbours', state: 'reviewed', standing: 'done' });
    expect(open.full).toBeNull();
    expect(await publicCount()).toMatchObject({ asked: 193, answered: 1, byStanding: { done: 1 } });
    const statements = answersAsStatements(register.house);
    const about = [`commitment/${(await findAnswers(db(), PUBLIC, KEY, 'en')).commitment.id}`] as const;
    expect(await statements.find(PUBLIC, { about, limit: 9 }, 'en')).toMatchObject([
      { words: 'All 12 harbours', reviewed: true, source: { path: `/commitments/${KEY}/answers/BY` } },
    ]);
    expect(await statements.count(PUBLIC, {})).toMatchObject([{ subject: about[0], statements: 1 }]);
    expect(await statements.count(PUBLIC, { about: ['measure/1'] })).toEqual([]);
    expect((await findAnswersOfParty(db(), PUBLIC, open.party.id, { limit: 9 }, SCENE)).counts.answered).toBe(1);
    const evidence = await getAnswerFile(db(), PUBLIC, { ...place, n: 'reviewed' }, SCENE);
    expect(new TextDecoder().decode(evidence.bytes)).toBe('A table of harbours');
    await expect(getAnswerFile(db(), PUBLIC, { ...place, n: 5 }, SCENE)).rejects.toEqual(refused('no-such-file'));
  });

  it('shows what was reviewed until a later version is, and the file of no draft', async () => {
    const file = { bytes: new TextEncoder().encode('Not yet'), name: 'secret.txt' };
    await state(by.colleague, {
      state: 'draft',
      version: 6,
      standing: 'under-way',
      words: 'Changed our mind',
      link: '',
      file,
    });
    expect((await seen(PUBLIC)).published?.words).toBe('All 12 harbours');
    expect((await publicCount()).byStanding).toMatchObject({ done: 1, 'under-way': 0 });
    for (const n of [1, 7] as const)
      await expect(getAnswerFile(db(), PUBLIC, { ...place, n }, SCENE)).rejects.toEqual(refused('no-such-file'));
    expect((await getAnswerFile(db(), by.focal, { ...place, n: 7 }, SCENE)).name).toBe('secret.txt');
  });

  it('keeps from the public what is for the secretariat, once that is reviewed', async () => {
    await state(by.colleague, { version: 7, audience: 'secretariat' });
    await reviewAnswer(db(), reviewer, place, { decision: 'review', note: '', version: 8 });
    await expect(seen(PUBLIC)).rejects.toEqual(refused('no-such-answer'));
    expect((await publicCount()).answered).toBe(0);
    expect((await findAnswers(db(), reviewer, KEY, 'en')).latest).toMatchObject({ reviewed: 1 });
  });

  it('is withdrawn with its history kept', async () => {
    await state(by.focal, { version: 9 });
    await reviewAnswer(db(), reviewer, place, { decision: 'review', note: '', version: 10 });
    expect((await publicCount()).answered).toBe(1);
    await expect(withdrawAnswer(db(), by.other, place, { version: 11 })).rejects.toMatchObject({ name: 'NotAllowed' });
    await withdrawAnswer(db(), by.focal, place, { version: 11 });
    await expect(seen(PUBLIC)).rejects.toEqual(refused('no-such-answer'));
    expect((await seen(by.colleague)).full?.versions).toHaveLength(12);
    await expect(withdrawAnswer(db(), by.focal, place, { version: 12 })).rejects.toEqual(refused('nothing-to-undo'));
  });

  it('lets nobody review what they wrote, the administrator by the link neither', async () => {
    const at = { key: KEY, code: 'KE' };
    await state(ADMINISTRATOR, {}, at);
    await expect(reviewAnswer(db(), ADMINISTRATOR, at, { decision: 'review', note: '', version: 1 })).rejects.toEqual(
      refused('own-statement'),
    );
    expect((await getAnswer(db(), ADMINISTRATOR, at, SCENE)).rights.review).toBe(false);
    await reviewAnswer(db(), reviewer, at, { decision: 'review', note: '', version: 1 });
  });

  it('holds people to the kind of role that they have', async () => {
    const party = await refOf('FR');
    const at = { key: KEY, code: 'FR' };
    const reads = person('reads', 'state-focal-point', party, { readOnly: true });
    const own = person('own', 'state-focal-point', party, { ownOnly: true });
    await expect(state(reads, {}, at)).rejects.toMatchObject({ name: 'NotAllowed' });
    await state(own, { state: 'draft' }, at);
    expect((await getAnswer(db(), reads, at, SCENE)).full?.last.state).toBe('draft');
    const second = person('second', 'state-focal-point', party, { ownOnly: true });
    await expect(state(second, { version: 1 }, at)).rejects.toEqual(refused('no-such-answer'));
  });

  it('begins with what the party said on the same line before', async () => {
    const fresh = await getAnswer(db(), by.other, { key: FIRST_KEY, code: 'KE' }, SCENE);
    await linkCommitments(db(), ADMINISTRATOR, KEY, FIRST_KEY).catch(() => {});
    const again = await getAnswer(db(), by.other, { key: FIRST_KEY, code: 'KE' }, SCENE);
    expect(again.full).toBeNull();
    expect(fresh.rights.answer).toBe(true);
    expect(await findEarlier(db(), again, SCENE)).toMatchObject({
      from: { key: KEY },
      version: { words: GIVEN.words },
    });
  });

  it('counts what waits for a focal point without what is answered', async () => {
    const [before] = await findUnanswered(db(), by.other, { offset: 0, limit: 50 }, SCENE);
    expect(before?.rows.some(({ commitment }) => commitment.key === KEY)).toBe(false);
    expect(before?.rows.some(({ commitment }) => commitment.key === FIRST_KEY)).toBe(true);
    expect(await findUnanswered(db(), PUBLIC, { offset: 0, limit: 50 }, SCENE)).toEqual([]);
    expect(await findToReview(db(), by.focal, { offset: 0, limit: 50 }, SCENE)).toBeNull();
  });

  it('is in the log with the party for which it was done, and without words', async () => {
    const { id } = await refOf('BY');
    const actions = (await findActions(db().connection, { reads: false })).filter(({ party }) => party === id);
    expect(new Set(actions.map(({ verb }) => verb))).toEqual(
      new Set(['draft', 'state', 'return', 'review', 'withdraw'].map((act) => `commitments.${act}-answer`)),
    );
    expect(JSON.stringify(actions)).not.toContain('harbours');
  });
});
