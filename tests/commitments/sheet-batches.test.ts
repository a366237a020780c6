import { afterEach, beforeEach, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { type RunningJob, startWorker, type Worker } from '../../src/kernel/jobs/index.js';
import { applySheet, bringSheet, undoSheet } from '../../src/modules/commitments/bring-sheet.js';
import { findCommitments } from '../../src/modules/commitments/find-commitments.js';
import { type CommitmentFilter, NO_FILTER } from '../../src/modules/commitments/register/filter.js';
import { sheetJobs } from '../../src/modules/commitments/sheet-jobs.js';
import { nextRevision, setCommitment } from '../../src/modules/commitments/store/commitments.js';
import { suggestFilingsFor } from '../../src/modules/commitments/store/filings.js';
import { findRows } from '../../src/modules/commitments/store/imports.js';
import { takeStep } from '../../src/modules/commitments/take-step.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { settledImport, sheetOf, TODAY } from '../kit/sheets.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

const ROWS = 1100;
const FIRST = 'a-res-91-998-op-1-1';
const SECOND = 'a-res-91-998-op-2-1';
const log = { debug() {}, info() {}, warn() {}, error() {} };

describeOnBoth('a large sheet', (engine) => {
  let here: RegisterHouse;
  let worker: Worker;
  /** What somebody else does each time when the job says how far it is; the job waits for it, so it must be answered between batches. */
  let between: (done: number) => Promise<void> = async () => {};
  beforeEach(async () => {
    here = await openRegisterHouse(engine, { facts: false });
    await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
    const watched = (job: RunningJob): RunningJob => ({
      ...job,
      progress: async (progress) => {
        await job.progress(progress);
        await between(progress.done);
      },
    });
    const handlers = Object.fromEntries(
      Object.entries(sheetJobs).map(([kind, handler]) => {
        const run = typeof handler === 'function' ? handler : handler.run;
        return [kind, (job: RunningJob) => run(watched(job))];
      }),
    );
    worker = await startWorker({ db: here.test.db, log, handlers });
  });
  afterEach(async () => {
    await worker.stop();
    await here.test.drop();
  });
  const db = () => here.test.db;
  const found = (values: CommitmentFilter['values'] = {}) =>
    findCommitments(
      db(),
      PUBLIC,
      { ...NO_FILTER, all: true, values },
      { sort: 'document', descending: false, offset: 0, limit: 10 },
      { today: TODAY, lang: 'en' },
    );

  it('says how far it is, lets others read and write between its batches, and is there in one moment', async () => {
    const before = (await found()).total;
    const known = (key: string) => ({ key, title_en: 'Brought', theme: 'b' });
    const fresh = Array.from({ length: ROWS }, (_, k) => ({
      document: 'A/RES/91/998',
      section: 'annex',
      paragraph: String(100 + k),
      act: 'urge',
      addressees: 'UNODC',
      title_en: `Measure ${k}`,
      state: 'under-way',
    }));
    const seen: [done: number, total: number][] = [];
    const watch = async (done: number) => {
      seen.push([done, (await found()).total]);
    };
    between = watch;
    const { importId } = await bringSheet(db(), ADMINISTRATOR, {
      bytes: await sheetOf([known(FIRST), known(SECOND), ...fresh]),
      name: 'large.xlsx',
    });
    expect((await settledImport(db(), importId)).counts).toMatchObject({ new: ROWS, changed: 2, refused: 0 });
    expect(seen.filter(([done]) => done > 0).length).toBeGreaterThan(3);

    seen.length = 0;
    const second = (await found()).rows.find(({ key }) => key === SECOND);
    between = async (done) => {
      await watch(done);
      if (done !== 500) return;
      // Both are staged by now. The first one is edited; of the second one a rule only suggests something.
      const step = { kind: 'start', happened: '', note: 'Mine', link: '', file: null, version: 1 } as const;
      await takeStep(db(), ADMINISTRATOR, FIRST, step, TODAY);
      await db().transaction(async (c) => {
        const commitmentId = second?.id ?? '';
        await suggestFilingsFor(c, [{ commitmentId, scheme: 'pillar', code: 'prevention', suggestedBy: 'a-rule' }]);
        await setCommitment(c, commitmentId, {}, { revision: await nextRevision(c), now: new Date(), edited: false });
      });
    };
    await applySheet(db(), ADMINISTRATOR, importId);
    const applied = await settledImport(db(), importId);
    expect(seen.map(([done]) => done)).toEqual([0, 500, 1000, ROWS + 2, 0]);
    expect(new Set(seen.map(([, total]) => total))).toEqual(new Set([before]));
    expect(applied.found.state).toBe('applied');
    expect(applied.counts).toMatchObject({ new: ROWS, changed: 1, refused: 1 });
    const [late] = await findRows(db().connection, importId, ['refused'], { limit: 10 });
    expect(late).toMatchObject({ key: FIRST, problems: [{ code: 'changed-meanwhile', values: { version: 2 } }] });
    expect((await found()).total).toBe(before + ROWS);
    expect((await found({ state: ['under-way'], addressee: ['UNODC'] })).total).toBe(ROWS);
    const filings = async () =>
      (await found()).rows.find(({ key }) => key === SECOND)?.filings.map(({ code, standing }) => [code, standing]);
    expect(await filings()).toEqual([
      ['prevention', 'suggested'],
      ['b', 'confirmed'],
    ]);

    seen.length = 0;
    between = watch;
    await undoSheet(db(), ADMINISTRATOR, importId);
    expect((await settledImport(db(), importId)).found.state).toBe('undone');
    expect(seen.map(([done]) => done)).toEqual([0, 500, 1000, ROWS + 1, 0]);
    expect(new Set(seen.map(([, total]) => total))).toEqual(new Set([before + ROWS]));
    expect((await found()).total).toBe(before);
    expect(await filings()).toEqual([['prevention', 'suggested']]);
  });
});
