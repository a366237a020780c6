import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type BudgetLedger, enterRelease, type Release, readLedger } from '../synthesize/budget-ledger.js';
import { saveNow } from './save-now.js';

/**
 * Enters a release into the ledger of its data set, a file beside the data; the first release makes the file, and its cap and delta stand from then on.
 *
 * @throws EvidenceRefusal `budget-exhausted`, `bad-ledger`; nothing is written then
 */
export async function spendBudget(file: string, release: Release, cap: number): Promise<void> {
  const ledger: BudgetLedger = existsSync(file)
    ? readLedger(await readFile(file, 'utf8'), file)
    : { schema: 'concordance.budget/1', cap, delta: release.delta, releases: [] };
  saveNow(file, `${JSON.stringify(enterRelease(ledger, release), null, 2)}\n`);
}
