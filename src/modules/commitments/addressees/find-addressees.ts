import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { seesHidden } from '../policy.js';
import { type CommitmentFilter, NO_FILTER, NONE } from '../register/filter.js';
import { openRegister } from '../register/open-register.js';
import type { Day } from '../timing/days.js';

/** Who is asked, with how much; every number counts commitments, each once. */
export interface AddresseeSummary {
  /** Code of the reader: "MEMBER_STATES". */
  code: string;
  commitments: number;
  /** Open or under way. */
  open: number;
  overdue: number;
  /** Last day of what is due or comes back next; null where nothing is known to come. */
  next: Day | null;
}

/** What is still to be done. */
export const PENDING = ['open', 'under-way'] as const;

/** Everyone whom a commitment asks that the actor may see, whoever is asked most first. Drafts and acts that ask nothing are left out. */
export async function findAddressees(db: Database, actor: Actor, today: Day): Promise<AddresseeSummary[]> {
  const { index: register } = await openRegister(db, today);
  const hidden = seesHidden(actor);
  const counts = (values: CommitmentFilter['values']) => {
    const page = { sort: 'due', descending: false, offset: 0, limit: 0 } as const;
    const { facets } = register.select({ ...NO_FILTER, values }, null, page, hidden, ['addressee']);
    return new Map(facets.addressee.filter(({ value }) => value !== NONE).map(({ value, count }) => [value, count]));
  };
  const open = counts({ state: PENDING });
  const overdue = counts({ due: ['overdue'] });
  const next = register.firstOfEach(
    'addressee',
    { ...NO_FILTER, values: { state: PENDING }, from: today },
    { sort: 'due', descending: false },
    hidden,
  );
  return [...counts({})].map(([code, commitments]) => ({
    code,
    commitments,
    open: open.get(code) ?? 0,
    overdue: overdue.get(code) ?? 0,
    next: next.get(code)?.due ?? null,
  }));
}
