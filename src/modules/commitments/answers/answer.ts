import type { Evidence } from '../../../kernel/files/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';

/** What a party states about what was asked of it, and what becomes of that. Pure. */

export const ANSWER_STATES = ['draft', 'stated', 'returned', 'reviewed', 'withdrawn'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** How far the party has come, in its own words; says nothing of the state of the commitment. */
export const ANSWER_STANDINGS = ['not-begun', 'under-way', 'done', 'does-not-apply'] as const;
export type AnswerStanding = (typeof ANSWER_STANDINGS)[number];

/** Who sees it once it is reviewed. */
export const AUDIENCES = ['public', 'secretariat'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface AnswerContent {
  /** Null only in a draft. */
  standing: AnswerStanding | null;
  words: string;
  /** The language of the words. */
  lang: Lang;
  /** YYYY, YYYY-MM or YYYY-MM-DD; null where it is not known. */
  happened: string | null;
  evidence: Evidence | null;
  audience: Audience;
}

/** One entry of an answer's history; never changed once it is made. */
export interface AnswerVersion extends AnswerContent {
  /** From 1. */
  n: number;
  state: AnswerState;
  /** From the secretariat to the party. */
  note: string;
  madeBy: string;
  madeAt: Date;
}

/** What can be done from which state. Nothing is there yet: null. */
const FROM: Readonly<Record<AnswerState, readonly (AnswerState | null)[]>> = {
  draft: [null, 'draft', 'stated', 'returned', 'reviewed', 'withdrawn'],
  stated: [null, 'draft', 'stated', 'returned', 'reviewed', 'withdrawn'],
  returned: ['stated'],
  reviewed: ['stated'],
  withdrawn: ['draft', 'stated', 'returned', 'reviewed'],
};

export function canBecome(from: AnswerState | null, to: AnswerState): boolean {
  return FROM[to].includes(from);
}

/** What the versions of an answer lead to. */
export interface FoldedAnswer {
  /** Number of the latest version. */
  version: number;
  state: AnswerState;
  /** Number of the version that everybody sees, if any. */
  published: number | null;
}

/** Null where there is no version. */
export function foldVersions(
  versions: readonly Pick<AnswerVersion, 'n' | 'state' | 'audience'>[],
): FoldedAnswer | null {
  return versions.reduce<FoldedAnswer | null>(
    (before, { n, state, audience }) => ({
      version: n,
      state,
      published: publishedAfter(before?.published ?? null, { n, state, audience }),
    }),
    null,
  );
}

/** A new draft leaves what was reviewed to be seen; withdrawing takes it away, and so does a reviewed answer that is not public. */
export function publishedAfter(
  before: number | null,
  { n, state, audience }: Pick<AnswerVersion, 'n' | 'state' | 'audience'>,
): number | null {
  if (state === 'withdrawn') return null;
  if (state !== 'reviewed') return before;
  return audience === 'public' ? n : null;
}

/** Who has worked on what waits for review: all who wrote since it was last reviewed or withdrawn. None of them may review it. */
export function authorsOf(versions: readonly Pick<AnswerVersion, 'state' | 'madeBy'>[]): ReadonlySet<string> {
  const since = versions.findLastIndex(({ state }) => state === 'reviewed' || state === 'withdrawn');
  const written = versions.slice(since + 1).filter(({ state }) => state === 'draft' || state === 'stated');
  return new Set(written.map(({ madeBy }) => madeBy));
}

/** How many have answered, and how far they have come; each party counts once. */
export interface AnswerCounts {
  asked: number;
  answered: number;
  byStanding: Readonly<Record<AnswerStanding, number>>;
}

/** Counts one line of each party. `standing`: null where nothing that may be counted was stated. */
export function countAnswers(lines: readonly { standing: AnswerStanding | null }[]): AnswerCounts {
  return countStandings(lines.map(({ standing }) => ({ standing, n: 1 })));
}

/** The same of lines that were counted already, by what they state. */
export function countStandings(counted: readonly { standing: AnswerStanding | null; n: number }[]): AnswerCounts {
  const byStanding = { 'not-begun': 0, 'under-way': 0, done: 0, 'does-not-apply': 0 };
  for (const { standing, n } of counted) if (standing !== null) byStanding[standing] += n;
  const answered = Object.values(byStanding).reduce((sum, n) => sum + n, 0);
  return { asked: counted.reduce((sum, { n }) => sum + n, 0), answered, byStanding };
}
