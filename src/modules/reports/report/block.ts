import type { Lang } from '../../../kernel/i18n/index.js';
import type { AnswerAudience } from '../../reporting/index.js';
import type { AskedIn, Wordings } from './asked.js';

/** What a section is made of: sentences, tables and pictures, each with the answers that it came from. Pure. */

/** An answer as it was sent when something was taken from it. */
export interface Source {
  party: string;
  submission: string;
  /** Version of the submission. */
  version: number;
  /** Of the answer: its value, language and audience. */
  sha256: string;
  audience: AnswerAudience;
  /** What has become of it that somebody has looked at and stood by: hash of the newer answer, or "withdrawn"; null: nothing. */
  stoodBy: string | null;
  /** Of a count: whether it is among those who said it; all who were counted are its sources. */
  said?: boolean;
}

/** Where in the text of an answer a passage stands, in UTF-16 units. */
export interface Span {
  from: number;
  to: number;
}

/** Whom a count is out of. */
export const AMONG = ['states', 'all'] as const;
export type Among = (typeof AMONG)[number];

/** How many said one thing; the option's words in all languages in which it was asked. */
export interface Told {
  option: string;
  words: Wordings;
  said: number;
}

/** A State on a map, with the option that it chose; null: it answered otherwise. */
export interface MapMark {
  party: string;
  /** UN M49: "112" */
  m49: string;
  option: string | null;
}

export type BlockBody =
  /** Written by the officer, of no answer. */
  | { kind: 'text' }
  | { kind: 'passage'; asked: AskedIn; span: Span }
  /** "41 of 120 States said ..." */
  | { kind: 'count'; asked: AskedIn; among: Among; told: Told; base: number }
  /** Sum or median of numbers, with how many gave one. `amount`: a decimal in ASCII digits. */
  | {
      kind: 'number';
      asked: AskedIn;
      among: Among;
      what: 'sum' | 'median';
      amount: string;
      unit: Wordings;
      base: number;
    }
  /** How many chose each option, as a table or as a picture with its table. */
  | { kind: 'table' | 'picture'; asked: AskedIn; among: Among; words: Wordings; told: readonly Told[]; base: number }
  /** Which of some options each State chose whose answer is public. */
  | { kind: 'map'; asked: AskedIn; among: Among; words: Wordings; told: readonly Told[]; marks: readonly MapMark[] }
  /** How far commitments of the section have come, by state of the register. */
  | { kind: 'register'; commitments: readonly { id: string; state: string }[]; on: string }
  /** A section of another report as it was published, by reference. */
  | { kind: 'reuse'; report: string; version: number; section: string };

export interface Block {
  id: string;
  /** How often it was written; what two who write it compare. From 1. */
  version: number;
  /** Its words where somebody wrote them; null: the phrase that its numbers make, in the language of the reader. */
  wording: { text: string; lang: Lang } | null;
  /** Whether it goes on in the paragraph before. */
  joins: boolean;
  /** Whether a footnote names its sources. */
  cites: boolean;
  body: BlockBody;
  sources: readonly Source[];
}

/** Whether a block is part of the running text. */
export function isSentence({ kind }: BlockBody): boolean {
  return kind !== 'table' && kind !== 'picture' && kind !== 'map' && kind !== 'reuse';
}
