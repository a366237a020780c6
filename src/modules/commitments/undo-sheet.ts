import { type Connection, newId } from '../../kernel/db/index.js';
import type { JobHandler } from '../../kernel/jobs/index.js';
import { HOUSE } from '../documents/index.js';
import { recordImport } from './bring-sheet.js';
import { payloadShape } from './compare-sheet.js';
import { type Plan, prepareAndSettle } from './sheet/prepare-and-settle.js';
import { type Prepared, type PreparedStep, wayBack } from './sheet/prepared.js';
import type { Before, WholeCommitment } from './sheet/whole.js';
import { firstState, foldSteps } from './steps.js';
import { countRows, type LateRow, type RegisterImport, type StoredRow, setImport } from './store/imports.js';
import { findWhole } from './store/sheet-register.js';

/** Keys named to the person; one is enough to know where to look. */
const MOST_NAMED = 20;

/**
 * The job `commitments.undo-sheet`: brings every commitment back to what it was before the sheet, in one moment. Steps are taken back
 * and stay to be seen; commitments that the sheet brought are no longer shown. Where any of them was changed since, nothing is done and the
 * import says which.
 */
export const undoSheetJob: JobHandler = {
  options: { resumable: true, attempts: 3 },
  run: async (job) => {
    const { importId } = payloadShape.parse(job.payload);
    await prepareAndSettle(job, importId, {
      state: 'undoing',
      message: 'commitments.progress.undoing',
      expects: 'version_after',
      prepare: prepareRows,
      late: refuseUndo,
      end,
    });
    return { importId };
  },
};

const end: Plan['end'] = async (c, { id }, now) => {
  const counts = await countRows(c, id);
  await setImport(c, id, { state: 'undone', undone_at: now, in_the_way: [] });
  await recordImport(c, HOUSE, id, 'commitments.undo-sheet', { rows: counts.new + counts.changed });
};

/** All goes back or nothing: where one was changed since, the import stays applied. */
async function refuseUndo(c: Connection, { id }: RegisterImport, rows: readonly LateRow[]): Promise<boolean> {
  if (rows.length === 0) return true;
  const later = rows.slice(0, MOST_NAMED).map(({ key }) => key);
  await setImport(c, id, { state: 'applied', in_the_way: later });
  await recordImport(c, HOUSE, id, 'commitments.refuse-undo-sheet', { later });
  return false;
}

async function prepareRows(c: Connection, _found: RegisterImport, rows: readonly StoredRow[]): Promise<Prepared[]> {
  const held = await findWhole(
    c,
    rows.map(({ key }) => key),
  );
  return rows.flatMap((row) => {
    const whole = held.get(row.key);
    if (whole === undefined || row.before === null || whole.version !== row.version_after) return [];
    return [backTo(row.before, whole, row.position)];
  });
}

function backTo(before: Before, whole: WholeCommitment, position: number): Prepared {
  const backs = before.steps.toReversed().map(takeBack);
  return {
    ...wayBack(whole, before),
    position,
    id: whole.id,
    revision: whole.revision,
    fresh: null,
    act: before.row.act,
    dates: before.row.dates,
    shown: before.row.shown,
    state: foldSteps(firstState(before.row.act, whole), [
      ...whole.steps,
      ...backs.map(({ takes_back, ...step }) => ({ ...step, takesBack: takes_back })),
    ]),
    steps: backs,
  };
}

function takeBack(step: string): PreparedStep {
  return { id: newId(), kind: 'take-back', happened: null, note: '', evidence_link: null, takes_back: step };
}
