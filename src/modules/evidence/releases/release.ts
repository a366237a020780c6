import type { Lang } from '../../../kernel/i18n/index.js';
import type { About } from '../datasets/data-set.js';
import type { Rule } from '../synthesize/structural-zeros.js';

/** What was made of a data set to be seen by everybody. Never changed: a correction is a new version. Pure. */

export const RELEASE_KINDS = ['table', 'synthetic'] as const;
export type ReleaseKind = (typeof RELEASE_KINDS)[number];

/** One thing that happened to a release. */
export type ReleaseEntry =
  | { kind: 'proposed' }
  | { kind: 'approved'; note: string }
  | { kind: 'declined'; note: string }
  | { kind: 'withdrawn'; notice: string; lang: Lang };

export interface MadeEntry {
  n: number;
  entry: ReleaseEntry;
  madeBy: string;
  madeAt: Date;
}

export type ReleaseState = 'proposed' | 'published' | 'declined' | 'withdrawn';

/** What the entries lead to. */
export interface FoldedRelease {
  state: ReleaseState;
  /** Who approved, in order. */
  approvers: readonly string[];
  publishedAt: Date | null;
  withdrawnAt: Date | null;
}

/** How many people must approve. The one who proposed may be one of them: then another looks at it with fresh eyes. */
export const APPROVALS = 2;

/** Null where nothing happened yet. Entries that could not follow one another change nothing. */
export function foldRelease(entries: readonly MadeEntry[]): FoldedRelease | null {
  let folded: FoldedRelease | null = null;
  for (const { entry, madeBy, madeAt } of entries) {
    if (entry.kind === 'proposed') {
      if (folded !== null) continue;
      folded = { state: 'proposed', approvers: [], publishedAt: null, withdrawnAt: null };
    } else if (folded !== null && canFollow(folded, entry, madeBy)) folded = after(folded, entry, madeBy, madeAt);
  }
  return folded;
}

function canFollow({ state, approvers }: FoldedRelease, entry: ReleaseEntry, madeBy: string): boolean {
  if (entry.kind === 'withdrawn') return state === 'published';
  return state === 'proposed' && (entry.kind === 'declined' || !approvers.includes(madeBy));
}

function after(folded: FoldedRelease, entry: ReleaseEntry, madeBy: string, madeAt: Date): FoldedRelease {
  if (entry.kind === 'withdrawn') return { ...folded, state: 'withdrawn', withdrawnAt: madeAt };
  if (entry.kind === 'declined') return { ...folded, state: 'declined' };
  const approvers = [...folded.approvers, madeBy];
  return approvers.length < APPROVALS
    ? { ...folded, approvers }
    : { ...folded, approvers, state: 'published', publishedAt: madeAt };
}

/** Why somebody may not approve; null where they may. */
export function approvalFault(
  { state, approvers }: FoldedRelease,
  by: string,
): 'not-waiting' | 'approved-already' | null {
  if (state !== 'proposed') return 'not-waiting';
  return approvers.includes(by) ? 'approved-already' : null;
}

/** A column of a release: its name in the file, and the concept that says what it is. */
export interface ReleaseColumn {
  name: string;
  /** Code of the registry of concepts; null where it has none. */
  concept: string | null;
}

/** How it was made: what is public about it. */
export type ReleaseMethod =
  | { name: 'k'; k: number; small: number; withheld: number }
  | { name: 'cellkey'; most: number; variance: number; least: number }
  | { name: 'protected'; limit: number; atRisk: number; withheld: number }
  | { name: 'dp'; epsilon: number; noise: 'discrete-laplace'; neighbours: 'add-remove'; margin: number }
  | {
      name: 'aim' | 'mst';
      epsilon: string;
      delta: string;
      parameters: Readonly<Record<string, number | string | boolean>>;
      /** What cannot be by definition; no record of the release breaks one. Older releases have none. */
      rules?: readonly Rule[];
    };

/** What was looked at before it was proposed. */
export interface ReleaseChecks {
  /** Disclosure audit of the table, with all linked tables that are published. */
  audit: { recoverable: number; determined: number; linked: number } | null;
  /** Error by length of combinations, against the true records. */
  compare: readonly { k: number; l1: number; suppressed: number; fabricated: number }[] | null;
  /** True records that break a rule of the method: for those who decide, and for nobody else. Absent where there is no rule. */
  broken?: number | null;
  /** Whether it was made elsewhere, on a machine of its owner's, so that the checks are as they say. */
  elsewhere: boolean;
}

export interface Release {
  id: string;
  partyId: string;
  slug: string;
  version: number;
  dataSetId: string | null;
  kind: ReleaseKind;
  titles: Readonly<Partial<Record<Lang, string>>>;
  method: ReleaseMethod;
  checks: ReleaseChecks;
  about: About;
  columns: readonly ReleaseColumn[];
  rows: number;
  /** Digest of its file: csv, UTF-8. */
  sha256: string;
  licence: string;
  /** What it cost, in parts of 2^-60; null without differential privacy. */
  rho: bigint | null;
  epsilon: string | null;
  delta: string | null;
  /** Made of generated persons, to show how it works: said on every page and picture. */
  generated: boolean;
  state: ReleaseState;
  notice: { words: string; lang: Lang } | null;
  proposedBy: string;
  proposedAt: Date;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
}

/** The last part of its address: of its title, in letters that any keyboard has. */
export function slugOf(title: string, id: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60);
  // Of a title in another script nothing is left: the end of the id stands in.
  return plain.length >= 3 ? plain : `release-${id.slice(-12)}`;
}

/** The title in the language of the reader, or else in one that there is. */
export function titleOf({ titles, slug }: Pick<Release, 'titles' | 'slug'>, lang: Lang): { lang: Lang; title: string } {
  const own = titles[lang];
  if (own !== undefined) return { lang, title: own };
  if (titles.en !== undefined) return { lang: 'en', title: titles.en };
  const [first] = Object.entries(titles) as [Lang, string][];
  return first === undefined ? { lang, title: slug } : { lang: first[0], title: first[1] };
}

/** As one would cite it. @param party its name in the language of the reader. */
export function citationOf(
  {
    titles,
    version,
    slug,
    publishedAt,
    sha256,
  }: Pick<Release, 'titles' | 'version' | 'slug' | 'publishedAt' | 'sha256'>,
  { party, lang, address }: { party: string; lang: Lang; address: string },
): string {
  const { title } = titleOf({ titles, slug }, lang);
  const year = publishedAt === null ? '' : ` (${publishedAt.getUTCFullYear()})`;
  return `${party}${year}. ${title}, v${version}. ${address}/evidence/releases/${slug}/${version} (SHA-256 ${sha256.slice(0, 16)}…)`;
}
