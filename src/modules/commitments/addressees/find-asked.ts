import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { type ListedCommitment, listCommitments } from '../find-commitments.js';
import { seesHidden } from '../policy.js';
import { type CommitmentFilter, NO_FILTER } from '../register/filter.js';
import { openRegister } from '../register/open-register.js';
import type { Day } from '../timing/days.js';
import { PENDING } from './find-addressees.js';

/** How much is asked under one code. */
export interface AskedUnder {
  code: string;
  commitments: number;
  open: number;
  overdue: number;
}

/** What is asked of a party by its own name, and as one of many. */
export interface AskedOfParty {
  /** How many commitments name it alone, each once. */
  own: number;
  /** Those of them that are not done, what is due first ahead. */
  next: ListedCommitment[];
  under: AskedUnder[];
}

const SHORT = 5;

/** Codes under which nothing is asked that the actor may see are left out. */
export async function findAsked(
  db: Database,
  actor: Actor,
  codes: { own: readonly string[]; among: readonly string[] },
  { today, lang }: { today: Day; lang: Lang },
): Promise<AskedOfParty> {
  const { index: register } = await openRegister(db, today);
  const hidden = seesHidden(actor);
  const select = (values: CommitmentFilter['values'], limit: number) =>
    register.select({ ...NO_FILTER, values }, null, { sort: 'due', descending: false, offset: 0, limit }, hidden, []);
  const under = [...codes.own, ...codes.among].map((code) => ({
    code,
    commitments: select({ addressee: [code] }, 0).total,
    open: select({ addressee: [code], state: PENDING }, 0).total,
    overdue: select({ addressee: [code], due: ['overdue'] }, 0).total,
  }));
  const own = codes.own.length === 0 ? 0 : select({ addressee: codes.own }, 0).total;
  const { ids } = own === 0 ? { ids: [] } : select({ addressee: codes.own, state: PENDING }, SHORT);
  return {
    own,
    next: await listCommitments(db.connection, ids, { today, lang }),
    under: under.filter(({ commitments }) => commitments > 0),
  };
}
