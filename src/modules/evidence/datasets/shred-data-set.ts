import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { destroyRows, findDataSet, listToShred, removeBroken } from '../store/data-sets.js';
import { requireOfficer } from '../vault/require-officer.js';
import { getDataSet } from './get-data-set.js';

/** Destroys the rows and their key before their time. What was released stays. @throws HouseRefusal `no-such-data-set`, `shredded`; NotAllowed, StepUpNeeded */
export async function shredDataSet(db: Database, actor: Actor, id: string): Promise<void> {
  await db.transaction(async (c) => {
    const set = await getDataSet(c, actor, id, { lock: true });
    requireOfficer(actor, set.partyId);
    if (set.state === 'shredded') throw new HouseRefusal('shredded');
    await destroyRows(c, id, new Date());
    await recordAction(c, { actor, party: set.partyId, verb: 'evidence.shred', subject: { type: 'data-set', id } });
  });
}

const HOUSE: Actor = { kind: 'administrator', id: 'house' };
const HOUR = 3_600_000;

/** Destroys what has had its time. Done once a day; a second time changes nothing. @returns how many. */
export async function shredWhatIsOver(db: Database, now: Date): Promise<number> {
  const ids = await listToShred(db.connection, now.toISOString().slice(0, 10), new Date(now.getTime() - HOUR));
  for (const id of ids) await db.transaction((c) => shredOne(c, id, now));
  return ids.length;
}

async function shredOne(c: Connection, id: string, now: Date): Promise<void> {
  const set = await findDataSet(c, id, { lock: true });
  if (set === null || set.state === 'shredded') return;
  await (set.state === 'bringing' ? removeBroken(c, id) : destroyRows(c, id, now));
  await recordAction(c, {
    actor: HOUSE,
    party: set.partyId,
    verb: set.state === 'kept' ? 'evidence.shred-in-time' : 'evidence.clear-broken',
    subject: { type: 'data-set', id },
  });
}
