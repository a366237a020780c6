import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { LANGS, type Lang } from '../../../kernel/i18n/index.js';
import { EVERY_PARTY, findParties, type Party, REGIONAL_GROUPS } from '../../parties/index.js';

/** To what the answers to a call are narrowed, as an address says it. */

export type RegionalGroup = (typeof REGIONAL_GROUPS)[number];

export interface AnswerFilter {
  /** Empty: everybody, also those in no group. */
  group: readonly RegionalGroup[];
  /** Languages in which was answered; empty: all. */
  lang: readonly Lang[];
}

/** Values that are not known are left out: an old bookmark still opens. */
export function readAnswerFilter(query: URLSearchParams): AnswerFilter {
  return {
    group: REGIONAL_GROUPS.filter((one) => query.getAll('group').includes(one)),
    lang: LANGS.filter((one) => query.getAll('lang').includes(one)),
  };
}

export function writeAnswerFilter({ group, lang }: AnswerFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const one of group) query.append('group', one);
  for (const one of lang) query.append('lang', one);
  return query;
}

/** The group with which a State votes; null for all others. */
export function groupOf({ memberships }: Pick<Party, 'memberships'>): RegionalGroup | null {
  const counted = memberships.find(
    ({ body, standing, until }) => until === null && standing === 'member' && isGroup(body),
  );
  return REGIONAL_GROUPS.find((one) => one === counted?.body) ?? null;
}

function isGroup(body: string): boolean {
  return REGIONAL_GROUPS.some((one) => one === body);
}

const ALL = { sort: 'name', descending: false, offset: 0, limit: 100_000 } as const;

/** Parties of the groups asked for, by name in the reader's language. */
export async function partiesIn(
  db: Database,
  actor: Actor,
  { group }: Pick<AnswerFilter, 'group'>,
  lang: Lang,
): Promise<Party[]> {
  const { rows } = await findParties(db, actor, EVERY_PARTY, ALL, lang);
  if (group.length === 0) return rows;
  return rows.filter((party) => {
    const own = groupOf(party);
    return own !== null && group.includes(own);
  });
}
