import { type Actor, NotAllowed, permits, permitted } from '../../../kernel/access/index.js';
import type { Connection } from '../../../kernel/db/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { asRecord, may } from '../policy.js';
import { findDataSet, listDataSets } from '../store/data-sets.js';
import { listSpent, type Spent } from '../store/spending.js';
import type { DataSet } from './data-set.js';

const recordOf = ({ partyId, madeBy }: DataSet) => asRecord({ partyId, by: madeBy });

/** For its party's data officers. @throws HouseRefusal `no-such-data-set` */
export async function getDataSet(
  c: Connection,
  actor: Actor,
  id: string,
  options: { lock?: boolean } = {},
): Promise<DataSet> {
  const set = await findDataSet(c, id, options);
  if (set === null || set.state === 'bringing' || !may(actor, 'read', 'data set', recordOf(set)))
    throw new HouseRefusal('no-such-data-set');
  return set;
}

/** Those of the parties for which the actor holds data, the newest first. @throws NotAllowed where there can be none */
export async function findDataSets(
  c: Connection,
  actor: Actor,
  page: { offset: number; limit: number },
): Promise<{ rows: DataSet[]; total: number }> {
  if (!permits(actor, 'evidence.write')) throw new NotAllowed();
  return listDataSets(c, { reach: permitted(actor, 'evidence.write'), ...page });
}

/** What may be spent, what was, and what is left, in parts of 2^-60. */
export interface Account {
  cap: bigint;
  spent: readonly Spent[];
  left: bigint;
}

export async function accountOf(c: Connection, { id, budget }: Pick<DataSet, 'id' | 'budget'>): Promise<Account> {
  const spent = await listSpent(c, id);
  return { cap: budget.rho, spent, left: spent.reduce((left, { rho }) => left - rho, budget.rho) };
}
