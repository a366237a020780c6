import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, PUBLIC } from '../../src/kernel/access/index.js';
import { findActions } from '../../src/kernel/audit/index.js';
import { newId } from '../../src/kernel/db/index.js';
import { addMessages, translatorFor } from '../../src/kernel/i18n/index.js';
import { accountOf, findDataSets, getDataSet } from '../../src/modules/evidence/datasets/get-data-set.js';
import { keepDataSet } from '../../src/modules/evidence/datasets/keep-data-set.js';
import { shredDataSet, shredWhatIsOver } from '../../src/modules/evidence/datasets/shred-data-set.js';
import { bringFile } from '../../src/modules/evidence/intake/bring-file.js';
import { type Intake, makeIntakes } from '../../src/modules/evidence/intake/intakes.js';
import { approveRelease, withdrawRelease } from '../../src/modules/evidence/releases/decide-release.js';
import { findReleases, getRelease, getReleaseFile } from '../../src/modules/evidence/releases/get-release.js';
import { proposeIn } from '../../src/modules/evidence/releases/propose-release.js';
import { cancelRun } from '../../src/modules/evidence/runs/cancel-run.js';
import type { RunOptions } from '../../src/modules/evidence/runs/run-options.js';
import { type RunTools, resumeRun, startRun } from '../../src/modules/evidence/runs/start-run.js';
import { breakOffRuns, findCheckpoint, findRun } from '../../src/modules/evidence/store/runs.js';
import { makeKeyring } from '../../src/modules/evidence/vault/keyring.js';
import { changePassphrase, giveCopy, makeKey, unlockKey } from '../../src/modules/evidence/vault/make-key.js';
import { evidenceNotifies, evidenceWaits } from '../../src/modules/evidence/work.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';

addMessages('evidence', new URL('../../src/modules/evidence/messages/', import.meta.url));

const TODAY = '2026-11-30';
const CANARY = 'Qx7 unique canary';
const PASS = 'correct horse battery';
const ABOUT = {
  name: 'Cases of the unit',
  lang: 'en',
  from: '2020-01-01',
  to: '2024-12-31',
  countingRule: 'persons',
  unit: 'persons detected',
  source: 'Own case management',
  coverage: 'All offices',
  biases: 'Men are less often detected',
  keepUntil: '2027-01-31',
  epsilon: '4',
  delta: '1e-6',
};

/** 300 persons; one of them says what nobody else says. */
const CASES = [
  'sex,age,region',
  ...Array.from(
    { length: 300 },
    (_, k) => `${k % 3 ? 'Female' : 'Male'},${k % 50 ? '18+' : '0-17'},${k % 2 ? 'N' : 'S'}`,
  ),
  `Female,18+,${CANARY}`,
].join('\n');

describeOnBoth('the vault and its releases', (engine) => {
  let test: TestDatabase;
  const party = newId();
  const officer = (id: string, of = party, steppedUp = true): Actor => ({
    kind: 'person',
    id,
    name: id,
    lang: 'en',
    steppedUp,
    holds: [
      {
        role: 'data-officer',
        party: { id: of, kind: 'state', code: 'BY' },
        readOnly: false,
        ownOnly: false,
        onBehalfOf: null,
      },
    ],
  });
  const [ann, bob, other] = [officer('ann'), officer('bob'), officer('oto', newId())];
  const keys = makeKeyring();
  const pending = makeIntakes();
  const tools = { keys, synthesize: () => Promise.reject(new Error('not here')) };
  const logged: string[] = [];
  const log = { debug() {}, info() {}, warn() {}, error: (...words: unknown[]) => logged.push(JSON.stringify(words)) };
  const house = () => ({ db: test.db, log });
  /** Statements of the test's own, in one text. */
  const run = async (statements: RawBuilder<unknown>): Promise<void> => {
    for (const one of statements.compile(test.db.connection.queries).sql.split(/;\s*(?=create trigger)/u))
      await sql.raw(one).execute(test.db.connection.queries);
  };
  const refused = (code: string) => expect.objectContaining({ code });
  const options = (more: Partial<RunOptions> = {}): RunOptions =>
    ({
      titles: { en: 'Detected persons' },
      licence: 'CC BY 4.0',
      corrects: null,
      generated: false,
      method: 'k',
      by: ['sex', 'age'],
      k: 10,
      ...more,
    }) as RunOptions;

  /** What the last act of a kind tells, and to whom. */
  async function told(verb: string) {
    const [action] = await findActions(test.db.connection, { verb, limit: 1 });
    if (action === undefined) throw new Error(verb);
    const kinds = evidenceNotifies(house()).filter(({ verbs }) => verbs.includes(verb));
    const all = await Promise.all(kinds.map(({ tell }) => tell(action)));
    return all.flat().map(({ message, to }) => [message, to]);
  }

  async function brought(text: string, kind = 'cases'): Promise<Intake> {
    const file = { name: 'cases.csv', pieces: [new TextEncoder().encode(text)], size: null };
    const { id } = await bringFile(house(), ann, { partyId: party, kind, file }, pending);
    await expect.poll(() => pending.state(id), { timeout: 20_000 }).not.toBe('reading');
    return pending.find(id, 'ann');
  }

  beforeAll(async () => {
    test = await openTestDatabase(engine, 'migrated');
  });
  afterAll(() => test.drop());

  let set = '';

  it('takes no file before the party has a key, and none by a party that is not theirs', async () => {
    await expect(brought(CASES)).rejects.toEqual(refused('no-key'));
    for (const actor of [PUBLIC, other])
      await expect(makeKey(test.db, actor, party, { passphrase: PASS, again: PASS })).rejects.toMatchObject({
        name: 'NotAllowed',
      });
    const tired = officer('ann', party, false);
    await expect(makeKey(test.db, tired, party, { passphrase: PASS, again: PASS })).rejects.toMatchObject({
      name: 'StepUpNeeded',
    });
    await expect(makeKey(test.db, ann, party, { passphrase: 'short', again: 'short' })).rejects.toEqual(
      refused('passphrase-short'),
    );
    await makeKey(test.db, ann, party, { passphrase: PASS, again: PASS }, { keys, workFactor: 8 });
    await expect(
      makeKey(test.db, bob, party, { passphrase: PASS, again: PASS }, { keys, workFactor: 8 }),
    ).rejects.toEqual(refused('key-there'));
  });

  it('stores nothing of a file that names somebody', async () => {
    const intake = await brought('name,sex\nAnna Karenina,Female\nIvan Petrov,Male\n');
    expect(intake.state).toBe('refused');
    expect(intake.findings.some(({ code }) => code === 'identifier-column')).toBe(true);
    await expect(keepDataSet(test.db, ann, intake.id, ABOUT, TODAY, pending)).rejects.toEqual(refused('not-accepted'));
    expect(await everythingIn(test)).not.toContain('Karenina');
  });

  it('says so where the disk is full in the middle, stores no half, and keeps the file for another try', async () => {
    const full = (on: string) => sql`create function zqx_full() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
      create trigger zqx_full before ${sql.raw(on)} for each row execute function zqx_full()`;
    const count = async () => {
      const { rows } = await sql<{ n: number }>`select (select count(*) from evidence_chunk)
        + (select count(*) from evidence_data_set) as n`.execute(test.db.connection.queries);
      return Number(rows[0]?.n);
    };
    const intake = await brought(CASES);
    for (const on of ['insert on evidence_chunk', 'update on evidence_data_set']) {
      await run(full(on));
      await expect(keepDataSet(test.db, ann, intake.id, ABOUT, TODAY, pending)).rejects.toMatchObject({
        code: 'disk-full',
        status: 507,
      });
      await run(sql`drop function zqx_full() cascade`);
      expect(await count()).toBe(0);
      expect(pending.state(intake.id)).toBe('ready');
    }
    pending.forget(intake.id);
  });

  it('keeps rows so that they stand nowhere in clear', async () => {
    const intake = await brought(CASES);
    expect(intake).toMatchObject({ state: 'ready', rows: 301 });
    await expect(
      keepDataSet(test.db, ann, intake.id, { ...ABOUT, keepUntil: '2000-01-01' }, TODAY, pending),
    ).rejects.toMatchObject({ code: 'bad-keep-until', field: 'keepUntil' });
    await expect(
      keepDataSet(test.db, ann, intake.id, { ...ABOUT, coverage: ' ' }, TODAY, pending),
    ).rejects.toMatchObject({ field: 'coverage' });
    set = await keepDataSet(test.db, ann, intake.id, ABOUT, TODAY, pending);
    expect(await everythingIn(test)).not.toContain(CANARY);
    expect(JSON.stringify(await findDataSets(test.db.connection, bob, { offset: 0, limit: 9 }), bigints)).not.toContain(
      CANARY,
    );
    for (const actor of [PUBLIC, other])
      await expect(getDataSet(test.db.connection, actor, set)).rejects.toEqual(refused('no-such-data-set'));
  });

  it('opens for whoever has a copy of the key and its passphrase, and for nobody else', async () => {
    await expect(startRun(house(), bob, set, options(), tools)).rejects.toEqual(refused('locked'));
    await expect(unlockKey(test.db, bob, party, PASS, { keys })).rejects.toEqual(refused('no-copy'));
    await giveCopy(
      test.db,
      ann,
      party,
      { colleague: 'bob', passphrase: 'over the telephone', again: 'over the telephone' },
      { keys, workFactor: 8 },
    );
    await expect(unlockKey(test.db, bob, party, PASS, { keys })).rejects.toEqual(refused('passphrase-wrong'));
    await changePassphrase(
      test.db,
      bob,
      party,
      { former: 'over the telephone', passphrase: 'only bob knows this', again: 'only bob knows this' },
      { workFactor: 8 },
    );
    await unlockKey(test.db, bob, party, 'only bob knows this', { keys });
  });

  it('makes a table that two people publish, and that is withdrawn with a notice', async () => {
    const run = await startRun(house(), bob, set, options(), tools);
    await run.done;
    const ended = await findRun(test.db.connection, run.id);
    expect(ended).toMatchObject({ state: 'done', progress: 1, problem: null });
    const id = ended?.releaseId ?? '';
    const seen = (actor: Actor) => getRelease(test.db.connection, actor, { id });
    for (const actor of [PUBLIC, other]) await expect(seen(actor)).rejects.toEqual(refused('no-such-release'));
    expect(await seen(bob)).toMatchObject({ state: 'proposed', checks: { audit: { recoverable: 0, determined: 0 } } });
    // It waits for whoever may put a name under it and has not, and for nobody else; those are told.
    const waiting = async (actor: Actor) =>
      (await evidenceWaits(house())[0]?.find({ actor, t: translatorFor('en'), today: TODAY, limit: 5 }))?.map(
        ({ total, tasks }) => [total, tasks[0]?.title],
      );
    expect(await Promise.all([bob, ann, other].map(waiting))).toEqual([
      [[1, 'Detected persons']],
      [[1, 'Detected persons']],
      [[0, undefined]],
    ]);
    expect(await told('evidence.propose')).toEqual([
      ['evidence.told.proposed', [{ party, permission: 'evidence.release' }]],
    ]);
    expect(await approveRelease(test.db, bob, id)).toBe('proposed');
    expect(await Promise.all([bob, ann].map(waiting))).toEqual([[[0, undefined]], [[1, 'Detected persons']]]);
    expect(await told('evidence.approve')).toEqual([]);
    await expect(approveRelease(test.db, bob, id)).rejects.toEqual(refused('approved-already'));
    await expect(approveRelease(test.db, other, id)).rejects.toEqual(refused('no-such-release'));
    expect(await approveRelease(test.db, ann, id)).toBe('published');
    expect(await waiting(ann)).toEqual([[0, undefined]]);
    expect(await told('evidence.approve')).toEqual([
      ['evidence.told.published', [{ person: 'bob' }, { party, permission: 'evidence.release' }]],
    ]);
    const release = await seen(PUBLIC);
    const file = Buffer.from(await getReleaseFile(test.db.connection, PUBLIC, release)).toString();
    expect(file).toContain('Total,Total,301');
    expect((await findReleases(test.db.connection, PUBLIC, { offset: 0, limit: 9 })).total).toBe(1);
    await expect(withdrawRelease(test.db, bob, id, { notice: ' ', lang: 'en' })).rejects.toMatchObject({
      field: 'notice',
    });
    expect(await withdrawRelease(test.db, bob, id, { notice: 'A region was missing', lang: 'en' })).toBe('withdrawn');
    expect((await seen(PUBLIC)).notice).toEqual({ words: 'A region was missing', lang: 'en' });
    await expect(getReleaseFile(test.db.connection, PUBLIC, await seen(PUBLIC))).rejects.toEqual(refused('withdrawn'));
    const next = await startRun(house(), bob, set, options({ corrects: release.slug }), tools);
    await next.done;
    const second = await findRun(test.db.connection, next.id);
    expect(await getRelease(test.db.connection, bob, { id: second?.releaseId ?? '' })).toMatchObject({
      slug: release.slug,
      version: 2,
    });
  });

  it('lets no table out that says with another, of whatever time and party, what that one hides', async () => {
    // The first release of the set, withdrawn since, says "<10" of the two boys.
    const telling = 'sex,age,count\nTotal,Total,301\nMale,0-17,2\nMale,18+,98';
    const strangers = newId();
    for (const [dataSetId, of, officers] of [
      [set, party, [ann, bob]],
      [null, strangers, [officer('oto', strangers), officer('ola', strangers)]],
    ] as const) {
      const { id } = await test.db.transaction((c) =>
        proposeIn(c, officers[0], {
          ...{
            partyId: of,
            dataSetId,
            kind: 'table',
            titles: { en: 'Boys' },
            method: { name: 'k', k: 2, small: 0, withheld: 0 },
          },
          checks: { audit: { recoverable: 0, determined: 0, linked: 0 }, compare: null, elsewhere: false },
          about: { ...ABOUT, lang: 'en', countingRule: 'persons' },
          columns: ['sex', 'age', 'count'].map((name) => ({ name, concept: null })),
          ...{ rows: 3, licence: 'CC BY 4.0', rho: null, epsilon: null, delta: null, generated: false, corrects: null },
          file: new TextEncoder().encode(telling),
        }),
      );
      await expect(approveRelease(test.db, officers[0], id)).rejects.toEqual(refused('linked-leak'));
      await expect(getRelease(test.db.connection, PUBLIC, { id })).rejects.toEqual(refused('no-such-release'));
    }
  });

  it('takes what is spent from the budget before anything is drawn, and never gives more than there is', async () => {
    const synthetic = (epsilon: string) =>
      options({ method: 'aim', columns: ['sex'], epsilon, delta: '1e-6', domain: { sex: ['Female', 'Male'] } });
    await expect(startRun(house(), bob, set, synthetic('4.1'), tools)).rejects.toEqual(refused('budget-exhausted'));
    let fail: (error: Error) => void = () => {};
    const held = { ...tools, synthesize: () => new Promise<never>((_, reject) => (fail = reject)) };
    const run = await startRun(house(), bob, set, synthetic('3'), held);
    await expect(startRun(house(), bob, set, options(), tools)).rejects.toEqual(refused('running-already'));
    await expect.poll(() => fail.length).toBe(1);
    fail(new Error(CANARY));
    await run.done;
    expect(await findRun(test.db.connection, run.id)).toMatchObject({ state: 'failed' });
    const account = await accountOf(test.db.connection, await getDataSet(test.db.connection, bob, set));
    expect(account.spent).toHaveLength(1);
    expect(account.left).toBeLessThan(account.cap);
    await expect(startRun(house(), bob, set, synthetic('3'), tools)).rejects.toEqual(refused('budget-exhausted'));
    expect(logged.join('')).not.toContain(CANARY);
  });

  it('goes on after the process has died without paying again, and is stopped for good', async () => {
    const options_ = options({
      method: 'mst',
      columns: ['sex'],
      epsilon: '0.5',
      delta: '1e-6',
      domain: { sex: ['Female'] },
    });
    const spent = async () =>
      (await accountOf(test.db.connection, await getDataSet(test.db.connection, bob, set))).spent.length;
    const before = await spent();
    const stuck = (): RunTools => ({
      keys,
      synthesize: (_, __, { onCheckpoint, signal }) =>
        new Promise((___, reject) => {
          onCheckpoint('private outputs');
          signal.addEventListener('abort', () => reject(new Error(CANARY)));
        }),
    });
    const run = await startRun(house(), bob, set, options_, stuck());
    await expect.poll(() => findCheckpoint(test.db.connection, run.id)).toBe('private outputs');
    // What a new process does first: what was running cannot be.
    expect(await breakOffRuns(test.db.connection)).toBe(1);
    const wanted = { dataSetId: set, runId: run.id };
    await expect(resumeRun(house(), other, wanted, stuck())).rejects.toEqual(refused('no-such-data-set'));
    let resumed: string | null = null;
    const done = await resumeRun(house(), bob, wanted, {
      keys,
      async synthesize(_, { method, epsilon, delta }, { resume }) {
        resumed = resume;
        const file = new TextEncoder().encode('sex\r\nFemale\r\n');
        const checks = { audit: null, compare: null, elsewhere: false };
        return { file, columns: ['sex'], rows: 1, method: { name: method, epsilon, delta, parameters: {} }, checks };
      },
    });
    await done.done;
    expect(resumed).toBe('private outputs');
    const ended = await findRun(test.db.connection, run.id);
    expect(ended).toMatchObject({ state: 'done' });
    expect(await findCheckpoint(test.db.connection, run.id)).toBeNull();
    expect((await getRelease(test.db.connection, bob, { id: ended?.releaseId ?? '' })).rho).toBeGreaterThan(0n);
    expect(await spent()).toBe(before + 1);
    await expect(resumeRun(house(), bob, wanted, stuck())).rejects.toEqual(refused('run-over'));
    const second = await startRun(house(), bob, set, { ...options_, epsilon: '0.1' } as RunOptions, stuck());
    await expect(cancelRun(test.db, other, { ...wanted, runId: second.id })).rejects.toEqual(
      refused('no-such-data-set'),
    );
    await cancelRun(test.db, bob, { dataSetId: set, runId: second.id });
    await second.done;
    expect(await findRun(test.db.connection, second.id)).toMatchObject({ state: 'cancelled', releaseId: null });
    expect(await spent()).toBe(before + 2);
    expect(logged.join('')).not.toContain(CANARY);
  });

  it('destroys rows and their key when it is time, and keeps what was released', async () => {
    expect(await shredWhatIsOver(test.db, new Date(`${TODAY}T03:00:00Z`))).toBe(0);
    await expect(shredDataSet(test.db, other, set)).rejects.toEqual(refused('no-such-data-set'));
    expect(await shredWhatIsOver(test.db, new Date('2027-02-01T03:00:00Z'))).toBe(1);
    expect(await shredWhatIsOver(test.db, new Date('2027-02-01T03:00:00Z'))).toBe(0);
    await expect(startRun(house(), bob, set, options(), tools)).rejects.toEqual(refused('shredded'));
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from evidence_chunk`.execute(
      test.db.connection.queries,
    );
    expect(rows[0]?.n).toBe(0);
    expect((await findReleases(test.db.connection, PUBLIC, { offset: 0, limit: 9 })).total).toBe(1);
  });
});

const bigints = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

/** All tables as text, bytes read as letters. */
async function everythingIn({ db }: TestDatabase): Promise<string> {
  const names = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(db.connection.queries);
  const all: string[] = [];
  for (const { name } of names.rows) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
      db.connection.queries,
    );
    for (const row of rows)
      all.push(
        ...Object.values(row).map((value) =>
          value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : JSON.stringify(value, bigints),
        ),
      );
  }
  return all.join('\n');
}
