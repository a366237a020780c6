import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { getDataSet } from '../datasets/get-data-set.js';
import { HouseRefusal } from '../house-refusal.js';
import { cancelRun as endForGood, findRun } from '../store/runs.js';
import { requireOfficer } from '../vault/require-officer.js';
import { running } from './running.js';

/**
 * Stops a run for good, one that goes on or one that was broken off. What it has paid stays paid: it has looked.
 *
 * @throws HouseRefusal `no-such-data-set`, `run-over`; NotAllowed, StepUpNeeded
 */
export async function cancelRun(
  db: Database,
  actor: Actor,
  { dataSetId, runId }: { dataSetId: string; runId: string },
): Promise<void> {
  await db.transaction(async (c) => {
    const set = await getDataSet(c, actor, dataSetId);
    requireOfficer(actor, set.partyId);
    const run = await findRun(c, runId);
    if (run === null || run.dataSetId !== set.id || !(await endForGood(c, runId))) throw new HouseRefusal('run-over');
    await recordAction(c, {
      actor,
      party: set.partyId,
      verb: 'evidence.cancel-run',
      subject: { type: 'data-set', id: set.id },
      details: { run: runId },
    });
  });
  running.stop(runId);
}
