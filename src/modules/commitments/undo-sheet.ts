import { type Connection, newId } from '../../kernel/db/index.js';
import type { JobHandler } from '../../kernel/jobs/index.js';
import { HOUSE } from '../documents/index.js';
import { recordImport } from './bring-sheet.js';
import { payloadShape } from './compare-sheet.js';
import { inOneTransaction } from './sheet/in-one-transaction.js';
import type { WholeCommitment } from './sheet/whole.js';
import { firstState, foldSteps } from './steps.js';
import { nextRevision, putTitles } from './store/commitments.js';
import { countRows, findRows, type RegisterImport, type StoredRow, setImport } from './store/imports.js';
import {
  findWhole,
  removeTitles,
  replaceAddressees,
  replaceFilings,
  writeCommitments,
} from './store/sheet-register.js';
import { insertSteps, type NewStep } from './store/steps.js';

const BATCH = 500;
/** Keys named to the person; one is enough to know where to look. */
const MOST_NAMED = 20;

/**
 * The job `commitments.undo-sheet`: brings every commitment back to what it was before the sheet, in one transaction. Steps are taken back
 * and stay to be seen; commitments that the sheet brought are no longer shown. Where any of them was changed since, nothing is done and the
 * import says which.
 */
export const undoSheetJob: JobHandler = {
  options: { resumable: true, attempts: 3 },
  run: async (job) => {
    const { importId } = payloadShape.parse(job.payload);
    await inOneTransaction(job, importId, { state: 'undoing', message: 'commitments.progress.undoing' }, undoRows);
    return { importId };
  },
};

async function undoRows(
  c: Connection,
  found: RegisterImport,
  step: (done: number, total: number) => void,
): Promise<void> {
  const later = await findLater(c, found.id);
  if (later.length > 0) {
    await setImport(c, found.id, { state: 'applied', in_the_way: later });
    await recordImport(c, HOUSE, found.id, 'commitments.refuse-undo-sheet', { later: later.slice(0, MOST_NAMED) });
    return;
  }
  const counts = await countRows(c, found.id);
  const total = counts.new + counts.changed;
  const revision = await nextRevision(c);
  let done = 0;
  for await (const rows of applied(c, found.id)) {
    await undoBatch(c, found, rows, revision);
    done += rows.length;
    step(done, total);
  }
  await setImport(c, found.id, { state: 'undone', undone_at: new Date(), in_the_way: [] });
  await recordImport(c, HOUSE, found.id, 'commitments.undo-sheet', { rows: done });
}

async function* applied(c: Connection, importId: string): AsyncGenerator<StoredRow[]> {
  let after = 0;
  for (;;) {
    const rows = await findRows(c, importId, ['new', 'changed'], { after, limit: BATCH });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.filter(({ before }) => before !== null);
    after = last.position;
  }
}

/** Keys of commitments that somebody changed after the sheet. */
async function findLater(c: Connection, importId: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const rows of applied(c, importId)) {
    const held = await findWhole(
      c,
      rows.map(({ key }) => key),
      { lock: true },
    );
    for (const { key, version_after } of rows) if (held.get(key)?.version !== version_after) keys.push(key);
    if (keys.length >= MOST_NAMED) break;
  }
  return keys;
}

async function undoBatch(
  c: Connection,
  found: RegisterImport,
  rows: readonly StoredRow[],
  revision: number,
): Promise<void> {
  const now = new Date();
  const held = await findWhole(
    c,
    rows.map(({ key }) => key),
    { lock: true },
  );
  const list = rows.flatMap(({ key, before }) => {
    const whole = held.get(key);
    return whole === undefined || before === null
      ? []
      : [{ whole, before, backs: takeBacks(found, whole, before.steps, now) }];
  });
  await insertSteps(
    c,
    list.flatMap(({ backs }) => backs),
  );
  await writeCommitments(
    c,
    list.map(({ whole, before, backs }) => ({
      id: whole.id,
      act: before.row.act,
      dates: before.row.dates,
      shown: before.row.shown,
      state: foldSteps(firstState(before.row.act, whole), [...whole.steps, ...backs]),
    })),
    revision,
    now,
  );
  const back = list.filter(({ before }) => !before.absent);
  await replaceAddressees(
    c,
    back.map(({ whole, before }) => ({ id: whole.id, addressees: before.addressees })),
  );
  await removeTitles(
    c,
    back.flatMap(({ whole }) => whole.titles.map(({ lang }) => ({ id: whole.id, lang }))),
  );
  await putTitles(
    c,
    back.flatMap(({ whole, before }) => before.titles.map((title) => ({ commitmentId: whole.id, ...title }))),
  );
  await replaceFilings(
    c,
    back.map(({ whole }) => whole.id),
    back.flatMap(({ whole, before }) =>
      before.filings.map((filing) => ({
        commitment_id: whole.id,
        ...filing,
        decided_at: filing.decided_at === null ? null : new Date(filing.decided_at),
      })),
    ),
  );
}

function takeBacks(found: RegisterImport, whole: WholeCommitment, steps: readonly string[], now: Date): NewStep[] {
  return [...steps].reverse().map((takesBack) => ({
    id: newId(),
    commitmentId: whole.id,
    kind: 'take-back',
    happened: null,
    note: '',
    evidence: null,
    takesBack,
    importId: found.id,
    madeBy: found.begun_by,
    madeAt: now,
  }));
}
