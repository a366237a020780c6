import { findLendableRoles, giveDelegation } from '../../src/kernel/access/delegation/give-delegation.js';
import type { Actor, PartyRef } from '../../src/kernel/access/index.js';
import { addDays, dayOf } from '../../src/kernel/calendar/index.js';
import { newId } from '../../src/kernel/db/index.js';
import { enqueueJob } from '../../src/kernel/jobs/index.js';
import type { House } from '../../src/kernel/module/index.js';
import { insertComment } from '../../src/modules/comments/store/comments.js';
import { findCommitment } from '../../src/modules/commitments/store/commitments.js';
import { keepDataSet } from '../../src/modules/evidence/datasets/keep-data-set.js';
import { bringFile } from '../../src/modules/evidence/intake/bring-file.js';
import { makeIntakes } from '../../src/modules/evidence/intake/intakes.js';
import type { RunOptions } from '../../src/modules/evidence/runs/run-options.js';
import { startRun } from '../../src/modules/evidence/runs/start-run.js';
import { findRun } from '../../src/modules/evidence/store/runs.js';
import { makeKeyring } from '../../src/modules/evidence/vault/keyring.js';
import { makeKey } from '../../src/modules/evidence/vault/make-key.js';
import { insertRegistration } from '../../src/modules/joining/store/registrations.js';
import { joiningTables } from '../../src/modules/joining/store/tables.js';
import { makeFeed } from '../../src/modules/notices/feeds/own-feeds.js';
import { writeNotices } from '../../src/modules/notices/write-notices.js';
import { addConcrete } from '../../src/modules/plan/concrete/write-concrete.js';
import { noteBounce } from '../../src/modules/reporting/calls/choose-parties.js';
import { createCall } from '../../src/modules/reporting/calls/create-call.js';
import { findCall } from '../../src/modules/reporting/store/calls.js';
import { hashOfSubmission } from '../../src/modules/reporting/store/sent.js';
import { findSubmission } from '../../src/modules/reporting/store/submissions.js';
import { answerQuestion } from '../../src/modules/reporting/submissions/answer-question.js';
import { beginCorrection, signAndSend } from '../../src/modules/reporting/submissions/steps.js';
import { stateLaw } from '../../src/modules/treaties/laws/state-law.js';
import { loadFacts as loadTreaties } from '../../src/modules/treaties/load-facts.js';
import { assembleCall } from '../kit/assembled-call.js';
import { person } from '../kit/people.js';
import { letIn, partyRef } from '../kit/served-house.js';

/** What the modules of the work between parties keep to themselves; see `seedSecrets`. */

/** Words that whoever came in by the link is told by some page, and words that nobody is but the person, or no page at all. */
export const MODULE_MARKS = [
  'law',
  'call',
  'correcting',
  'sealed',
  'bounce',
  'lantern',
  'dataset',
  'release',
  'joining',
];
export const PRIVATE_MARKS = ['comment', 'notice', 'payload', 'feed'];

export type ModuleSeeds = Record<
  'laws' | 'calls' | 'concrete' | 'dataSets' | 'releases' | 'registrations' | 'comments',
  string[]
>;

export async function seedModules(house: House, shownCommitment: string): Promise<ModuleSeeds> {
  const { db } = house;
  const [by, ke] = [await partyRef(db, 'BY'), await partyRef(db, 'KE')];
  const focal = person('focal-by', 'state-focal-point', by);
  await loadTreaties(db);
  const law = await stateLaw(db, focal, {
    ...{ party: 'BY', instrument: 'trafficking-protocol', area: 'criminalization' },
    content: {
      ...{
        title: 'zqxlaw',
        citation: 'Gazette 12',
        link: '',
        date: '2005',
        lang: 'en',
        articles: '5',
        words: 'zqxlaw',
      },
    },
  });
  const measure = await addConcrete(
    db,
    focal,
    'BY',
    {
      ...{ titles: { en: 'zqxlantern' }, descriptions: { en: 'zqxlantern' }, measures: ['12'], partners: [] },
      ...{ place: '', starts: '', ends: '', budget: '', currency: '' },
    },
    'draft',
  );
  const calls = await seedCalls(house, { by, ke });
  const { set, release } = await seedEvidence(house, by);
  const registration = await db.transaction(async (c) => {
    const id = await insertRegistration(
      c,
      {
        ...{
          kind: 'ngo',
          names: [{ lang: 'en', name: 'zqxjoining' }],
          acronym: null,
          seat: ke.id,
          about: 'zqxjoining',
        },
        ...{
          website: null,
          consultative: 'none',
          applicant: { name: 'zqxjoining', email: 'zqxjoining@example.org', lang: 'en' },
        },
      },
      new Date(),
    );
    await joiningTables(c).updateTable('registration').set({ state: 'review' }).where('id', '=', id).execute();
    return id;
  });
  const comment = await seedPeople(house, by, shownCommitment);
  await db.transaction((c) => enqueueJob(c, { kind: 'nobody', payload: { words: 'zqxpayload' }, key: 'zqxpayload' }));
  return {
    laws: [law.id],
    calls,
    concrete: [measure.key],
    dataSets: [set],
    releases: [release],
    registrations: [registration],
    comments: [comment],
  };
}

const DRAFT_CALL = 'draft-of-a-call';
const OPEN_CALL = 'open-call';

/** A call that nobody has sent; and one that Belarus answers to the secretariat alone, and is correcting. */
async function seedCalls(house: House, { by, ke }: { by: PartyRef; ke: PartyRef }): Promise<string[]> {
  const { db } = house;
  const today = dayOf(new Date());
  const { officer, writer, question } = await assembleCall(house, {
    ...{ key: OPEN_CALL, party: by, asked: 'BY KE', words: 'zqxsealed', audience: 'confidential' },
  });
  await createCall(db, officer, { kind: 'survey', lang: 'en', again: '', key: DRAFT_CALL, title: 'zqxcall' });
  await noteBounce(db, officer, { key: OPEN_CALL, partyId: ke.id }, 'zqxbounce');
  const signatory: Actor = { ...person('signatory', 'signatory', by), steppedUp: true };
  const own = { key: OPEN_CALL, code: 'BY' };
  const said = { question, lang: 'en', audience: 'confidential', source: null } as const;
  const whole = await findSubmission(db.connection, {
    callId: (await findCall(db.connection, { key: OPEN_CALL }))?.id ?? '',
    partyId: by.id,
  });
  if (whole === null) throw new Error('There is no submission');
  await signAndSend(db, signatory, own, { sha256: hashOfSubmission(whole) }, today);
  await beginCorrection(db, writer, own, 'zqxcorrecting');
  await answerQuestion(db, writer, own, { ...said, seen: 1, value: { kind: 'text', text: 'zqxcorrecting' } });
  return [DRAFT_CALL, OPEN_CALL];
}

/** A data set whose rows stand nowhere in clear, and a table of it that nobody has approved. */
async function seedEvidence(house: House, by: PartyRef): Promise<{ set: string; release: string }> {
  const { db } = house;
  const keys = makeKeyring();
  const pending = makeIntakes();
  const officer: Actor = { ...person('data-by', 'data-officer', by), steppedUp: true };
  const phrase = 'correct horse battery';
  await makeKey(db, officer, by.id, { passphrase: phrase, again: phrase }, { keys, workFactor: 8 });
  const rows = Array.from({ length: 200 }, (_, k) => `${k % 3 ? 'Female' : 'Male'},${k % 2 ? 'N' : 'S'}`);
  const { id } = await bringFile(
    house,
    officer,
    {
      partyId: by.id,
      kind: 'cases',
      file: {
        name: 'zqxdataset.csv',
        pieces: [new TextEncoder().encode(['sex,region', ...rows].join('\n'))],
        size: null,
      },
    },
    pending,
  );
  while (pending.state(id) === 'reading') await new Promise((resolve) => setTimeout(resolve, 20));
  const today = dayOf(new Date());
  const set = await keepDataSet(
    db,
    officer,
    id,
    {
      ...{ name: 'zqxdataset', lang: 'en', from: '2020-01-01', to: '2024-12-31', countingRule: 'persons' },
      ...{ unit: 'persons', source: 'zqxdataset', coverage: 'All', biases: 'None', keepUntil: addDays(today, 60) },
      ...{ epsilon: '4', delta: '1e-6' },
    },
    today,
    pending,
  );
  const options = {
    ...{ titles: { en: 'Detected persons' }, licence: 'zqxrelease', corrects: null, generated: false },
    ...{ method: 'k', by: ['sex'], k: 10 },
  } as unknown as RunOptions;
  const run = await startRun(house, officer, set, options, {
    keys,
    synthesize: () => Promise.reject(new Error('not here')),
  });
  await run.done;
  const ended = await findRun(db.connection, run.id);
  if (ended?.releaseId == null) throw new Error(`There is no release: ${JSON.stringify(ended?.problem)}`);
  return { set, release: 'detected-persons' };
}

/** What is told to one person, what one says to another, and a loan of a role. */
async function seedPeople(house: House, by: PartyRef, shownCommitment: string): Promise<string> {
  const { db } = house;
  const [focal, other] = [await letIn(db, [['state-focal-point', by]]), await letIn(db, [['national-rapporteur', by]])];
  const about = { type: 'commitment', id: (await findCommitment(db.connection, { key: shownCommitment }))?.id ?? '' };
  const id = newId();
  await db.transaction(async (c) => {
    await insertComment(c, {
      ...{ id, about, replyTo: null, authorId: focal.id, authorParty: by.id, to: { kind: 'person', id: other.id } },
      ...{ words: 'zqxcomment', lang: 'en', made: new Date(), version: 1, edited: null, takenBack: null },
    });
    await writeNotices(
      c,
      house,
      [
        {
          ...{ personId: other.id, topic: 'comments', source: 'test/1', message: 'comments.notice.to-you', about },
          ...{ names: {}, values: { who: 'zqxnotice' }, path: null, open: false },
        },
      ],
      new Date(),
    );
  });
  const actor = { ...person(focal.id, 'state-focal-point', by), id: focal.id };
  await makeFeed(db, actor, { kind: 'atom', label: 'zqxfeed' });
  const [held] = await findLendableRoles(db.connection, actor, new Date());
  const today = dayOf(new Date());
  await giveDelegation(
    db,
    actor,
    { heldId: held?.id ?? '', email: other.email, permissions: ['plan.propose'], from: today, to: addDays(today, 9) },
    async () => {},
  );
  return id;
}
