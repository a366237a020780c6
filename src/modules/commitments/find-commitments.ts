import type { Actor } from '../../kernel/access/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import { findOpenings } from './find-openings.js';
import { seesHidden } from './policy.js';
import type { CommitmentFilter } from './register/filter.js';
import { openRegister } from './register/open-register.js';
import type { Facets, FoundIds, Sort } from './register/register-index.js';
import { type ListedRow, readListed } from './store/listed.js';
import { searchCommitments } from './store/search.js';
import type { Day } from './timing/days.js';
import { nextOccurrence, type Occurrence } from './timing/occurrences.js';
import type { Openings } from './timing/sessions.js';
import type { Timing } from './timing/timing.js';
import { timingOf } from './timing/timing-of.js';
import { type Urgency, urgency } from './timing/urgency.js';

/** A commitment as lists, feeds and exports tell it. */
export interface ListedCommitment extends ListedRow {
  timing: Timing;
  urgency: Urgency;
  /** What comes next; null where nothing is known to come. */
  next: Occurrence | null;
}

export interface CommitmentPage {
  sort: Sort;
  descending: boolean;
  offset: number;
  limit: number;
}

export interface FoundCommitments {
  /** How many pass the filter, each counted once whatever tags it has. */
  total: number;
  rows: ListedCommitment[];
  facets: Facets;
}

/**
 * One page of the commitments that pass a filter and that the actor may see, and what the filter could be narrowed to.
 * `today` (YYYY-MM-DD) is the day for which "overdue" and "next" are said; `lang` the language whose words are preferred.
 */
export async function findCommitments(
  db: Database,
  actor: Actor,
  filter: CommitmentFilter,
  page: CommitmentPage,
  { today, lang }: { today: Day; lang: Lang },
): Promise<FoundCommitments> {
  const register = await openRegister(db, today);
  const found = await wordsFound(db.connection, filter);
  const { total, ids, facets } = register.select(filter, found, page, seesHidden(actor));
  const rows = await listCommitments(db.connection, ids, { today, lang });
  return { total, rows, facets };
}

const BATCH = 500;

/** All commitments that pass a filter, in order and in batches, for exports and feeds. */
export async function* readCommitments(
  db: Database,
  actor: Actor,
  filter: CommitmentFilter,
  order: Pick<CommitmentPage, 'sort' | 'descending'>,
  { today, lang }: { today: Day; lang: Lang },
): AsyncGenerator<ListedCommitment[]> {
  const register = await openRegister(db, today);
  const ids = register.ids(filter, await wordsFound(db.connection, filter), order, seesHidden(actor));
  for (let at = 0; at < ids.length; at += BATCH)
    yield listCommitments(db.connection, ids.slice(at, at + BATCH), { today, lang });
}

/** These commitments in the order of the ids, with their days reckoned. Whether the actor may see them was asked before. */
export async function listCommitments(
  c: Connection,
  ids: readonly string[],
  { today, lang }: { today: Day; lang: Lang },
): Promise<ListedCommitment[]> {
  const rows = await readListed(c, ids, lang);
  if (rows.length === 0) return [];
  const openings = await findOpenings(c);
  return rows.map((row) => withDays(row, openings, today));
}

/** Reckons the days of a row. Pure. */
export function withDays(row: ListedRow, openings: Openings, today: Day): ListedCommitment {
  const timing = timingOf(row.dates, openings, row.document);
  const pressing = urgency(timing, row.state, today);
  return {
    ...row,
    timing,
    urgency: pressing,
    next: pressing === 'past' ? null : nextOccurrence(timing, today, openings),
  };
}

async function wordsFound(c: Connection, { words }: CommitmentFilter): Promise<FoundIds> {
  return words === '' ? null : searchCommitments(c, words);
}
