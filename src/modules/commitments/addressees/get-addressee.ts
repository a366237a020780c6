import type { Actor } from '../../../kernel/access/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { STATES } from '../commitment.js';
import { type ListedCommitment, listCommitments } from '../find-commitments.js';
import { seesHidden } from '../policy.js';
import { Refusal } from '../refusal.js';
import { type CommitmentFilter, type Dimension, NO_FILTER, NONE } from '../register/filter.js';
import { openRegister } from '../register/open-register.js';
import type { Sort } from '../register/orders.js';
import type { RegisterIndex } from '../register/register-index.js';
import { findThreadSlugs } from '../store/addressees.js';
import { readLines, readLinks, readMembersById } from '../store/line.js';
import type { ListedDocumentRow } from '../store/listed.js';
import type { Day } from '../timing/days.js';
import { PENDING } from './find-addressees.js';
import { type WhatIsNew, whatIsNew } from './what-is-new.js';

/** A few of many, and how many there are. */
export interface Some {
  total: number;
  rows: ListedCommitment[];
}

/** Everything that is asked of someone. */
export interface Addressee {
  code: string;
  /** Distinct commitments by state; those without any are left out. */
  states: readonly { value: string; count: number }[];
  years: readonly { value: string; count: number }[];
  documents: number;
  overdue: Some;
  next: Some;
  /** What the latest resolution of the thread that asks something of it changed; null where there is none, or it was not asked for. */
  latest: (WhatIsNew & { document: ListedDocumentRow }) | null;
  /** One page of all of it, the latest document first, each in the order of its text. */
  all: Some;
}

const SHORT = 10;
const ASKED = STATES.filter((state) => state !== 'no-action');
/** More requests than this in one resolution are compared with earlier ones up to here. */
const MOST_COMPARED = 200;

/**
 * @param page.latest whether to compare the latest resolution with those before it: pages show that on the first one only.
 * @throws Refusal `no-such-addressee`: nothing that the actor may see asks anything of it.
 */
export async function getAddressee(
  db: Database,
  actor: Actor,
  code: string,
  { latest = true, ...page }: { limit: number; offset: number; latest?: boolean },
  { today, lang }: { today: Day; lang: Lang },
): Promise<Addressee> {
  const { index: register } = await openRegister(db, today);
  const hidden = seesHidden(actor);
  const select = (
    more: Partial<CommitmentFilter>,
    order: { sort: Sort; limit: number; offset: number },
    counted: readonly Dimension[] = [],
  ) => {
    const filter = { ...NO_FILTER, ...more, values: { ...more.values, addressee: [code] } };
    return register.select(filter, null, { descending: order.sort === 'document', ...order }, hidden, counted);
  };
  const all = select({}, { sort: 'document', ...page }, ['state', 'year', 'document']);
  if (all.total === 0 || code === NONE) throw new Refusal('no-such-addressee');
  const first = { sort: 'due', offset: 0, limit: SHORT } as const;
  const overdue = select({ values: { due: ['overdue'] } }, first);
  const next = select({ values: { state: PENDING }, from: today }, first);
  const asking = select({ values: { state: ASKED } }, { sort: 'document', offset: 0, limit: 0 }, ['document']);
  const c = db.connection;
  const listed = await listCommitments(c, [...new Set([all, overdue, next].flatMap(({ ids }) => ids))], {
    today,
    lang,
  });
  const byId = new Map(listed.map((row) => [row.id, row]));
  const some = ({ total, ids }: { total: number; ids: readonly string[] }): Some => ({
    total,
    rows: ids.flatMap((id) => byId.get(id) ?? []),
  });
  return {
    code,
    states: all.facets.state,
    years: all.facets.year.filter(({ value }) => value !== NONE),
    documents: all.facets.document.length,
    overdue: some(overdue),
    next: some(next),
    latest: !latest ? null : await latestFor(c, register, code, hidden, asking.facets.document),
    all: some(all),
  };
}

async function latestFor(
  c: Connection,
  register: RegisterIndex,
  code: string,
  hidden: boolean,
  documents: readonly { value: string }[],
): Promise<Addressee['latest']> {
  const thread = new Set(await findThreadSlugs(c, hidden));
  // The newest stand first.
  const slug = documents.find(({ value }) => thread.has(value))?.value;
  if (slug === undefined) return null;
  const filter = { ...NO_FILTER, values: { addressee: [code], document: [slug] } };
  const ids = register.ids(filter, null, { sort: 'document', descending: false }, hidden).slice(0, MOST_COMPARED);
  const asked = await readMembersById(c, ids);
  const document = asked[0]?.document;
  if (document === undefined) return null;
  const seen = (await readLines(c, [...new Set(asked.map(({ lineId }) => lineId))])).filter(
    ({ shown }) => shown || hidden,
  );
  return { document, ...whatIsNew(asked, seen, await readLinks(c, ids)) };
}
