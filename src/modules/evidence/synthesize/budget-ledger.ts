import { z } from 'zod';
import { epsilonOf } from '../noise/zcdp.js';
import { EvidenceRefusal } from '../refusal.js';

/** What was released of one data set, and how much may be. Kept beside the data; it holds nothing of them and can be published. */
export interface BudgetLedger {
  schema: 'concordance.budget/1';
  /** Most epsilon of all releases together, at `delta`. */
  cap: number;
  delta: number;
  releases: Release[];
}

export interface Release {
  at: string;
  method: string;
  epsilon: number;
  delta: number;
  rho: number;
  /** False for what was drawn from a seed or with a domain learnt from the data; such a release is a test, and costs nothing. */
  private: boolean;
}

const shape = z.object({
  schema: z.literal('concordance.budget/1'),
  cap: z.number().positive(),
  delta: z.number().positive().lt(1),
  releases: z.array(
    z.object({
      at: z.string(),
      method: z.string(),
      epsilon: z.number().positive(),
      delta: z.number().positive(),
      rho: z.number().nonnegative(),
      private: z.boolean(),
    }),
  ),
});

export const DEFAULT_CAP = 10;

/** @throws EvidenceRefusal `bad-ledger` */
export function readLedger(text: string, file: string): BudgetLedger {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw new EvidenceRefusal('bad-ledger', { file });
  }
}

/** What all private releases cost together: their rho adds up, and is turned to epsilon once. */
export function spentBy(releases: readonly Release[], delta: number): number {
  return epsilonOf(
    releases.filter((release) => release.private).reduce((sum, { rho }) => sum + rho, 0),
    delta,
  );
}

/** The ledger with one release more. @throws EvidenceRefusal `budget-exhausted` when that would pass the cap */
export function enterRelease(ledger: BudgetLedger, release: Release): BudgetLedger {
  const releases = [...ledger.releases, release];
  const after = spentBy(releases, ledger.delta);
  if (release.private && after > ledger.cap * (1 + 1e-9))
    throw new EvidenceRefusal('budget-exhausted', {
      spent: spentBy(ledger.releases, ledger.delta).toFixed(3),
      cap: ledger.cap,
      after: after.toFixed(3),
    });
  return { ...ledger, releases };
}
