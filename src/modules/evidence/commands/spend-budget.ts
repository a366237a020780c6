import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { rhoOfPure } from '../noise/zcdp.js';
import { EvidenceRefusal } from '../refusal.js';
import { type BudgetLedger, enterRelease, type Release, readLedger } from '../synthesize/budget-ledger.js';
import { saveNow } from './save-now.js';

/**
 * Enters a release into the ledger of its data set, a file beside the data; the first release makes the file, and its cap and delta stand from then on.
 *
 * @throws EvidenceRefusal `budget-exhausted`, `bad-ledger`; nothing is written then
 */
export async function spendBudget(file: string, release: Release, cap: number): Promise<void> {
  await enter(file, () => release, { cap, delta: release.delta });
}

/**
 * Enters what Laplace noise gave away, which has an epsilon and no delta. What it takes from the account depends on the cap that stands.
 *
 * @throws EvidenceRefusal `budget-exhausted`, `bad-ledger`; nothing is written then
 */
export async function spendPure(
  file: string,
  { epsilon, at }: Pick<Release, 'epsilon' | 'at'>,
  first: Pick<BudgetLedger, 'cap' | 'delta'>,
): Promise<void> {
  await enter(
    file,
    ({ cap, delta }) => {
      const rho = rhoOfPure(epsilon, { cap, delta });
      if (rho === Number.POSITIVE_INFINITY)
        throw new EvidenceRefusal('budget-exhausted', { spent: '0', cap, after: epsilon.toFixed(3) });
      return { at, method: 'laplace', epsilon, delta, rho, private: true };
    },
    first,
  );
}

async function enter(
  file: string,
  releaseFor: (ledger: BudgetLedger) => Release,
  first: Pick<BudgetLedger, 'cap' | 'delta'>,
): Promise<void> {
  const ledger: BudgetLedger = existsSync(file)
    ? readLedger(await readFile(file, 'utf8'), file)
    : { schema: 'concordance.budget/1', ...first, releases: [] };
  saveNow(file, `${JSON.stringify(enterRelease(ledger, releaseFor(ledger)), null, 2)}\n`);
}
