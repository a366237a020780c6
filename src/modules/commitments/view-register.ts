import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { type ListedCommitment, listSeen, type Scene } from './find-commitments.js';
import { seesHidden } from './policy.js';
import { type CommitmentFilter, DIMENSIONS, type Dimension, type GroupBy, NO_FILTER } from './register/filter.js';
import type { IndexedDocument } from './register/indexed-commitment.js';
import { openRegister } from './register/open-register.js';
import type { Order } from './register/orders.js';
import type { Facets, Found, RegisterIndex } from './register/register-index.js';
import type { Openings } from './timing/sessions.js';

/** What is shown of the register: rows, or groups with their first rows. */
export interface RegisterAsked extends Order {
  filter: CommitmentFilter;
  /** Null: rows; else the part of the groups. */
  group: GroupBy | null;
  offset: number;
  limit: number;
  /** Rows of a group. */
  most: number;
}

export interface RegisterGroup {
  value: string;
  count: number;
  rows: ListedCommitment[];
}

/** A filter with one choice taken away, or one kind let in, and how many it would leave. */
export interface WayOut {
  choice: Dimension | 'words' | 'dates' | 'all' | 'drafts';
  filter: CommitmentFilter;
  count: number;
}

/** Everything that the page of the register says. */
export interface RegisterView {
  /** The whole register as this reader may see it. */
  whole: { total: number; documents: number; coming: number };
  total: number;
  facets: Facets;
  /** Rows of a page; empty where they are grouped. */
  rows: ListedCommitment[];
  groups: { of: number; shown: RegisterGroup[] } | null;
  /** Where nothing passes: what could be done about it, the most promising first. */
  waysOut: WayOut[];
  document: (slug: string) => IndexedDocument | undefined;
  openings: Openings;
}

/** The register as its page shows it to `actor`. */
export async function viewRegister(
  db: Database,
  actor: Actor,
  asked: RegisterAsked,
  scene: Scene,
): Promise<RegisterView> {
  const { index, openings, find } = await openRegister(db, scene.today);
  const { filter } = asked;
  const hidden = seesHidden(actor);
  const found = await find(filter.words);
  const none = { ...asked, offset: 0, limit: 0 };
  const coming = index.count({ ...NO_FILTER, from: scene.today }, null, hidden);
  const grouped = asked.group === null ? null : index.group(filter, found, { ...asked, by: asked.group }, hidden);
  const { total, facets, ids } = index.select(filter, found, grouped === null ? asked : none, hidden);
  const wanted = grouped === null ? ids : [...new Set(grouped.groups.flatMap((group) => group.ids))];
  const rows = await listSeen(db.connection, actor, wanted, openings, scene);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    whole: { total: index.count(NO_FILTER, null, hidden), documents: index.documents(NO_FILTER, null, hidden), coming },
    total,
    facets,
    rows: grouped === null ? rows : [],
    groups: grouped && {
      of: grouped.of,
      shown: grouped.groups.map(({ value, count, ids: first }) => ({
        value,
        count,
        rows: first.flatMap((id) => byId.get(id) ?? []),
      })),
    },
    waysOut: total > 0 ? [] : waysOut(index, filter, found, hidden),
    document: (slug) => index.document(slug),
    openings,
  };
}

function waysOut(index: RegisterIndex, filter: CommitmentFilter, found: Found, hidden: boolean): WayOut[] {
  const without = (choice: Dimension): WayOut['filter'] => ({ ...filter, values: { ...filter.values, [choice]: [] } });
  const ways: Omit<WayOut, 'count'>[] = [
    ...DIMENSIONS.filter((choice) => filter.values[choice] !== undefined).map((choice) => ({
      choice,
      filter: without(choice),
    })),
    ...(filter.words === '' ? [] : [{ choice: 'words' as const, filter: { ...filter, words: '' } }]),
    ...(filter.from === null && filter.to === null
      ? []
      : [{ choice: 'dates' as const, filter: { ...filter, from: null, to: null } }]),
    ...(filter.all ? [] : [{ choice: 'all' as const, filter: { ...filter, all: true } }]),
    ...(filter.drafts ? [] : [{ choice: 'drafts' as const, filter: { ...filter, drafts: true } }]),
  ];
  return ways
    .map((way) => ({ ...way, count: index.count(way.filter, way.choice === 'words' ? null : found, hidden) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
