import type { Lang } from '../../kernel/i18n/index.js';
import type { ActCode, DateMention } from '../documents/index.js';

/**
 * What one paragraph asks of someone: one act with its addressees. The nouns of the register; no I/O.
 */

/** The acts of a resolution, and `undertake`: what the Members of the Global Plan take upon themselves, a measure a paragraph. */
export type CommitmentAct = ActCode | 'undertake';

/** Acts that ask nobody to do anything; their commitments begin as `no-action`. */
const ACTS_THAT_ASK_NOTHING: ReadonlySet<string> = new Set([
  'affirm',
  'commend',
  'condemn',
  'deplore',
  'endorse',
  'express',
  'express_concern',
  'express_support',
  'note',
  'note_appreciation',
  'other',
  'reaffirm',
  'recall',
  'recognize',
  'stress',
  'take_note',
  'welcome',
  'adopt',
]);

export function asksSomething(act: CommitmentAct): boolean {
  return !ACTS_THAT_ASK_NOTHING.has(act);
}

/** Where a commitment stands: a fold over its steps (`steps.ts`). */
export const STATES = ['open', 'under-way', 'done', 'lapsed', 'superseded', 'no-action'] as const;
export type CommitmentState = (typeof STATES)[number];

/** The six purposes (a) to (f) of the Global Plan, as the preamble lists them. */
export const THEMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
export type Theme = (typeof THEMES)[number];

export const PILLARS = ['prevention', 'protection', 'prosecution', 'partnerships'] as const;
export type Pillar = (typeof PILLARS)[number];

export const TARGETS = ['5.2', '8.7', '16.2', '16.3'] as const;
export type Target = (typeof TARGETS)[number];

/** The three ways in which commitments are filed. */
export const SCHEMES = { theme: THEMES, pillar: PILLARS, target: TARGETS } as const;
export type Scheme = keyof typeof SCHEMES;

/** `suggested` by a rule or by us until a person says yes or no; a rejected one is kept, so that no rule brings it back. */
export type Standing = 'suggested' | 'confirmed' | 'rejected';

export interface Filing {
  scheme: Scheme;
  code: string;
  standing: Standing;
}

export type Section = 'operative' | 'annex';

/** Where in its document: `ordinal` counts the acts of the paragraph from 1. */
export interface Place {
  section: Section;
  /** "I", "II" where numbering restarts by part. */
  part: string | null;
  n: number;
  ordinal: number;
}

/**
 * `fact`: comes with the program; `reading`: read in a text somebody brought; `import`: from a spreadsheet; `person`: written by hand.
 */
export type CommitmentOrigin = 'fact' | 'reading' | 'import' | 'person';

/** What texts say of a commitment and a person can set instead. */
export const EDITABLE = ['act', 'addressees', 'dates', 'shown'] as const;
export type Editable = (typeof EDITABLE)[number];

/** In our own words, what is to be done: "Join the Convention and the Protocol". */
export interface CommitmentTitle {
  lang: Lang;
  title: string;
}

/** A commitment as rules and pages know it. */
export interface Commitment extends Place {
  id: string;
  /** Stable and external, also its address: "a-res-70-179-op-4-2" (document, section, part, paragraph, act). */
  key: string;
  documentId: string;
  /** Anchor of the paragraph on the page of the document. */
  eId: string;
  act: CommitmentAct;
  /** Codes of the reader, in the order of the text. */
  addressees: string[];
  /** What the words say about when (of this act); resolved by `timing/`. */
  dates: DateMention[];
  /** What the paragraph rests on. */
  citations: string[];
  origin: CommitmentOrigin;
  /** The text in which it was read, for `reading`. */
  sourceText: string | null;
  state: CommitmentState;
  /** Whether the public sees it. False once no text and no fact stands behind it. */
  shown: boolean;
  /** What a person has set: texts that say otherwise leave it alone. */
  edited: Editable[];
  /** Commitments that say the same in other resolutions share it. */
  lineId: string;
  /** Counts edits; two people who edit one commitment compare this. */
  version: number;
}

/** "a-res-70-179-op-4-2"; an annex is "an", a part stands before the number ("op-ii-3-1"). */
export function keyOf(documentSlug: string, { section, part, n, ordinal }: Place): string {
  return [
    documentSlug,
    section === 'operative' ? 'op' : 'an',
    ...(part === null ? [] : [part.toLowerCase()]),
    n,
    ordinal,
  ].join('-');
}
