import type { Actor } from '../../kernel/access/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import { findOpenings } from './find-openings.js';
import { may, seesHidden } from './policy.js';
import type { CommitmentFilter } from './register/filter.js';
import { openRegister } from './register/open-register.js';
import type { Sort } from './register/orders.js';
import type { Facets } from './register/register-index.js';
import { type ListedRow, readListed } from './store/listed.js';
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

/** For whom and when a list is made: `today` (YYYY-MM-DD) decides what is overdue and next, `lang` whose words are preferred. */
export interface Scene {
  today: Day;
  lang: Lang;
}

/** One page of the commitments that pass a filter and that the actor may see, and what the filter could be narrowed to. */
export async function findCommitments(
  db: Database,
  actor: Actor,
  filter: CommitmentFilter,
  page: CommitmentPage,
  scene: Scene,
): Promise<FoundCommitments> {
  const { index, openings, find } = await openRegister(db, scene.today);
  const { ids, ...found } = index.select(filter, await find(filter.words), page, seesHidden(actor));
  return { ...found, rows: await listSeen(db.connection, actor, ids, openings, scene) };
}

const BATCH = 500;

/** All commitments that pass a filter, in order and in batches, for exports and feeds. */
export async function* readCommitments(
  db: Database,
  actor: Actor,
  filter: CommitmentFilter,
  order: Pick<CommitmentPage, 'sort' | 'descending'>,
  scene: Scene,
): AsyncGenerator<ListedCommitment[]> {
  const { index, openings, find } = await openRegister(db, scene.today);
  const ids = index.ids(filter, await find(filter.words), order, seesHidden(actor));
  for (let at = 0; at < ids.length; at += BATCH)
    yield listSeen(db.connection, actor, ids.slice(at, at + BATCH), openings, scene);
}

/** Of these commitments those that the actor may see, in the order of the ids, with their days reckoned. */
export async function listSeen(
  c: Connection,
  actor: Actor,
  ids: readonly string[],
  openings: Openings,
  { today, lang }: Scene,
): Promise<ListedCommitment[]> {
  const rows = await readListed(c, ids, lang);
  return rows
    .filter(({ shown, document }) => may(actor, 'read', 'commitment', { shown: shown && document.shown }))
    .map((row) => withDays(row, openings, today));
}

/** These commitments in the order of the ids, with their days reckoned. Whether the actor may see them was asked before. */
export async function listCommitments(
  c: Connection,
  ids: readonly string[],
  { today, lang }: Scene,
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
