import type { DateMention } from '../../documents/index.js';
import type { CommitmentAct, Pillar, Place, Section, Target, Theme } from '../commitment.js';
import type { StepKind } from '../steps.js';
import type { TitleName, Titles } from './titles/index.js';

/** What became of a commitment, where a text at hand or a later document proves it. */
export interface StepFact {
  kind: Extract<StepKind, 'start' | 'finish' | 'supersede'>;
  /** YYYY, YYYY-MM or YYYY-MM-DD, as far as it is sure. */
  happened: string;
  /** The symbol and paragraph that prove it: the same in every language. */
  note: string;
}

/** One act of one paragraph, as the files of facts write it; what is left out is empty. */
export interface FactRow {
  n: number;
  /** `undertake` where it is left out: what the Members of the Plan resolve to do. */
  act?: CommitmentAct;
  /** Codes of the reader in the order of the text; the Members where act and addressees are both left out. */
  to?: readonly string[];
  title: TitleName;
  /** Name of the request, which equal requests of several documents share. */
  same?: string;
  /** The paragraph of the same document that says nearly the same (its act of the same ordinal), where it comes earlier. */
  twinOf?: number;
  /** With `text` in plain English: texts of other languages say the same in theirs. */
  dates?: readonly DateMention[];
  /** What the paragraph rests on, also where the text at hand lost its notes. */
  cites?: readonly string[];
  themes?: readonly Theme[];
  pillars?: readonly Pillar[];
  targets?: readonly Target[];
  steps?: readonly StepFact[];
}

/** The acts of one section of a document, in the order of the text. */
export interface SectionFacts {
  /** Key of the document among the facts of documents. */
  document: string;
  section: Section;
  rows: readonly FactRow[];
}

/** A commitment that is known without its text. */
export interface CommitmentFact extends Place {
  /** Never changes: loading the facts again finds the commitment by it ("70-179-op-4-2"). */
  key: string;
  document: string;
  act: CommitmentAct;
  addressees: readonly string[];
  dates: readonly DateMention[];
  citations: readonly string[];
  /** All filing in facts is a suggestion until a person says yes. */
  themes: readonly Theme[];
  pillars: readonly Pillar[];
  targets: readonly Target[];
  titles: Titles;
  same: string | null;
  /** Key of its earlier twin in the same document. */
  twinOf: string | null;
  steps: readonly StepFact[];
}
