import { hashOf } from '../../reporting/index.js';
import type { Wordings } from './asked.js';
import type { ReportContent, Signature } from './report.js';

/** What is locked when a report is published, and what its reader must know beside it. Pure. */

/** A question as footnotes and trails name it. */
export interface QuestionNamed {
  /** Key of its call. */
  call: string;
  callTitles: Wordings;
  /** Its number in the call. */
  number: number;
  words: Wordings;
}

export interface PartyNamed {
  code: string;
  names: Wordings;
  state: boolean;
}

/** A section of another report that is shown by reference. */
export interface Origin {
  key: string;
  titles: Wordings;
  symbol: string;
  lang: ReportContent['lang'];
  /** "2014-secretary-general/1" */
  number: string;
  version: number;
  /** Number of the version of it that was published last. */
  latest: number;
}

/** Who and what a report speaks of, by id; and who answered. */
export interface Annex {
  parties: Readonly<Record<string, PartyNamed>>;
  questions: Readonly<Record<string, QuestionNamed>>;
  /** By call and date. */
  answered: readonly { party: string; call: string; version: number; on: string }[];
}

/** A version of a report as it was published. */
export interface PublishedReport {
  reportId: string;
  n: number;
  /** "2016-secretary-general/1" */
  number: string;
  content: ReportContent;
  annex: Annex;
  sha256: string;
  signatures: readonly Signature[];
  reason: string;
  publishedAt: Date;
}

/** What is signed: all that is written, with its trail. */
export function hashOfReport(content: ReportContent): string {
  return hashOf(content);
}
