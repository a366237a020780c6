import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Database, isDiskFull, newId } from '../../../kernel/db/index.js';
import { NO_MAPPING } from '../cases/mapping.js';
import { keepMapping } from '../dictionaries/keep-mapping.js';
import { HouseRefusal } from '../house-refusal.js';
import { type Intakes, intakes } from '../intake/intakes.js';
import { insertDataSet, removeBroken, updateDataSet } from '../store/data-sets.js';
import { makeKeyPair, sealFor } from '../vault/key-pair.js';
import { recipientOf, requireOfficer } from '../vault/require-officer.js';
import { keepRows } from '../vault/rows-store.js';
import { type AboutGiven, checkAbout } from './check-about.js';
import { budgetOf, mayKeepUntil } from './data-set.js';

export interface KeepGiven extends AboutGiven {
  /** YYYY-MM-DD. */
  keepUntil: string;
  /** Decimals. */
  epsilon: string;
  delta: string;
}

/**
 * Keeps an accepted file: encrypted, under a key of its own that stands encrypted for the party. Broken off in the middle, nothing is left but
 * noise that the daily job takes away.
 *
 * @param today YYYY-MM-DD.
 * @returns the id of the data set.
 * @throws HouseRefusal `intake-gone`, `not-accepted`, `no-key`, `disk-full`, and beside a field what must be mended; NotAllowed, StepUpNeeded
 */
export async function keepDataSet(
  db: Database,
  actor: Actor,
  intakeId: string,
  given: KeepGiven,
  today: string,
  pending: Intakes = intakes,
): Promise<string> {
  if (actor.kind !== 'person') throw new HouseRefusal('intake-gone');
  const intake = pending.find(intakeId, actor.id);
  const person = requireOfficer(actor, intake.partyId);
  if (intake.state !== 'ready') throw new HouseRefusal('not-accepted');
  const about = checkAbout(given);
  if (!mayKeepUntil(given.keepUntil, today)) throw new HouseRefusal('bad-keep-until', { field: 'keepUntil' });
  const budget = budgetOf(given.epsilon.trim(), given.delta.trim());
  if (budget === null) throw new HouseRefusal('bad-budget', { field: 'epsilon' });
  const { identity, recipient } = await makeKeyPair();
  const wrapped = await sealFor(await recipientOf(db.connection, intake.partyId), identity);
  const id = newId();
  pending.change(intakeId, { state: 'keeping', progress: 0 });
  try {
    await db.transaction((c) =>
      insertDataSet(
        c,
        {
          id,
          partyId: intake.partyId,
          kind: intake.kind,
          about,
          dictionary: intake.dictionary,
          mapping: intake.mapping,
          keepUntil: given.keepUntil,
          budget,
          recipient,
          file: { name: intake.fileName, bytes: intake.bytes },
          rows: intake.rows,
          columns: intake.columns,
          findings: intake.findings,
          state: 'bringing',
          version: 1,
          madeBy: person,
          madeAt: new Date(),
          shreddedAt: null,
        },
        wrapped,
      ),
    );
    const content = pending.content(intakeId);
    await keepRows(db, { dataSetId: id, recipient }, content, (progress) => pending.change(intakeId, { progress }));
    await db.transaction(async (c) => {
      await updateDataSet(c, id, { state: 'kept' });
      if (intake.dictionary !== null && intake.mapping !== NO_MAPPING)
        await keepMapping(c, {
          partyId: intake.partyId,
          dictionary: intake.dictionary,
          mapping: intake.mapping,
          by: person,
        });
      await recordAction(c, {
        actor,
        party: intake.partyId,
        verb: 'evidence.keep',
        subject: { type: 'data-set', id },
        details: { kind: intake.kind, keepUntil: given.keepUntil, epsilon: budget.epsilon, delta: budget.delta },
      });
    });
  } catch (error) {
    pending.change(intakeId, { state: 'ready' });
    await db.transaction((c) => removeBroken(c, id)).catch(() => {});
    throw isDiskFull(error) ? new HouseRefusal('disk-full') : error;
  }
  pending.change(intakeId, { state: 'kept', progress: 1, dataSetId: id });
  pending.letGo(intakeId);
  return id;
}
