import type { Lang } from '../../../kernel/i18n/index.js';
import type { AnswerAudience, AnswerSource, AnswerValue } from './answer-value.js';

/** What a party answers to a call, as its entries lead to it. Pure. */

/** After `sent` only a correction leads on: it is a draft again, while the version that was sent stays and counts. */
export const SUBMISSION_STATES = ['draft', 'assembled', 'signed', 'sent', 'withdrawn'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export type SubmissionEntry =
  | { did: 'begun' }
  /** Cut from an old document. */
  | { did: 'brought-in'; file: string; name: string }
  | {
      did: 'answered';
      question: string;
      /** Null: taken back. */
      value: AnswerValue | null;
      lang: Lang;
      audience: AnswerAudience;
      source: AnswerSource | null;
    }
  | { did: 'section-given'; section: string; person: string | null; ministry: string }
  | { did: 'assembled' }
  /** Open again before it was sent. */
  | { did: 'reopened'; reason: string }
  /** `sha256`: of what was signed; nothing else may be sent. */
  | { did: 'signed'; sha256: string }
  | { did: 'sent'; version: number; sha256: string; on: string }
  | { did: 'correction-begun'; reason: string }
  /** Wanted to be sent after the call was closed; it stays a draft. */
  | { did: 'refused-late'; reason: string };

export interface HeldAnswer {
  /** How often it was written; what two who write it compare. From 1. */
  version: number;
  value: AnswerValue | null;
  lang: Lang;
  audience: AnswerAudience;
  source: AnswerSource | null;
}

export interface SectionGiven {
  person: string | null;
  ministry: string;
}

export interface FoldedSubmission {
  origin: 'written' | 'brought-in';
  state: SubmissionState;
  /** Number of the version that was sent last; 0 before. */
  version: number;
  /** Of what was signed, while that waits to be sent. */
  signed: string | null;
  /** Why it is being corrected; empty where it is not. */
  reason: string;
  answers: ReadonlyMap<string, HeldAnswer>;
  sections: ReadonlyMap<string, SectionGiven>;
}

const NEW: FoldedSubmission = {
  origin: 'written',
  state: 'draft',
  version: 0,
  signed: null,
  reason: '',
  answers: new Map(),
  sections: new Map(),
};

export function foldSubmission(entries: readonly SubmissionEntry[]): FoldedSubmission {
  return entries.reduce(afterSubmissionEntry, NEW);
}

export function afterSubmissionEntry(submission: FoldedSubmission, entry: SubmissionEntry): FoldedSubmission {
  switch (entry.did) {
    case 'begun':
      return submission;
    case 'brought-in':
      return { ...submission, origin: 'brought-in' };
    case 'answered': {
      const { question, value, lang, audience, source } = entry;
      const version = (submission.answers.get(question)?.version ?? 0) + 1;
      const answers = new Map(submission.answers).set(question, { version, value, lang, audience, source });
      return { ...submission, answers };
    }
    case 'section-given': {
      const { section, person, ministry } = entry;
      const sections = new Map(submission.sections);
      if (person === null && ministry === '') sections.delete(section);
      else sections.set(section, { person, ministry });
      return { ...submission, sections };
    }
    case 'assembled':
      return { ...submission, state: 'assembled' };
    case 'reopened':
      return { ...submission, state: 'draft', signed: null };
    case 'signed':
      return { ...submission, state: 'signed', signed: entry.sha256 };
    case 'sent':
      return { ...submission, state: 'sent', version: entry.version, signed: null, reason: '' };
    case 'correction-begun':
      return { ...submission, state: 'draft', reason: entry.reason };
    case 'refused-late':
      return { ...submission, state: 'draft', signed: null };
  }
}

const FROM: Readonly<Record<SubmissionEntry['did'], readonly SubmissionState[]>> = {
  begun: ['draft'],
  'brought-in': ['draft'],
  answered: ['draft'],
  'section-given': ['draft'],
  assembled: ['draft'],
  reopened: ['assembled', 'signed'],
  signed: ['assembled'],
  sent: ['signed'],
  'correction-begun': ['sent'],
  'refused-late': ['draft', 'assembled', 'signed'],
};

/** Whether an entry can be made in this state. */
export function canDo(state: SubmissionState, did: SubmissionEntry['did']): boolean {
  return FROM[did].includes(state);
}
