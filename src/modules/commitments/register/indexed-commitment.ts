import type { CommitmentState, Scheme, Section, Standing } from '../commitment.js';
import type { Day } from '../timing/days.js';
import type { Urgency } from '../timing/urgency.js';
import { type Dimension, NONE } from './filter.js';

/** One commitment as far as it can be filtered and put in order. */
export interface IndexedCommitment {
  id: string;
  document: IndexedDocument;
  section: Section;
  part: string | null;
  n: number;
  ordinal: number;
  act: string;
  asks: boolean;
  addressees: readonly string[];
  filings: readonly { scheme: Scheme; code: string; standing: Standing }[];
  state: CommitmentState;
  shown: boolean;
  urgency: Urgency;
  /** Last day of what comes next or is overdue; null where there is none. */
  due: Day | null;
  /** The same as a number, 20270930; 0 where there is none. */
  dueNumber: number;
  /** Of the register, when it last changed. */
  revision: number;
}

/** A document of the register; all its commitments share one. */
export interface IndexedDocument {
  id: string;
  slug: string;
  symbol: string | null;
  status: 'draft' | 'adopted' | 'unknown';
  year: number | null;
  /** Place among all documents, the oldest first; later ones may move it, its neighbours with it. */
  order: number;
  shown: boolean;
}

/** What a commitment has of a dimension. One may have several; whoever has none has `NONE`, but for `filing`. */
export function valuesOf(row: IndexedCommitment, dimension: Dimension): readonly string[] {
  switch (dimension) {
    case 'addressee':
      return orNone(row.addressees);
    case 'act':
      return [row.act];
    case 'state':
      return [row.state];
    case 'due':
      return [row.urgency];
    case 'document':
      return [row.document.slug];
    case 'year':
      return [row.document.year === null ? NONE : String(row.document.year)];
    case 'filing':
      return [...new Set(row.filings.flatMap(({ standing }) => (standing === 'rejected' ? [] : [standing])))];
    default:
      return orNone(
        row.filings.flatMap(({ scheme, code, standing }) =>
          scheme === dimension && standing !== 'rejected' ? [code] : [],
        ),
      );
  }
}

function orNone(values: readonly string[]): readonly string[] {
  return values.length === 0 ? [NONE] : values;
}

/** 2027-09-30 is 20270930: days that compare as numbers. */
export function numberOf(day: Day): number {
  return Number(day.replaceAll('-', ''));
}
