import type { Area } from '../../instrument.js';
import type { Problem } from '../../sheet/staged-row.js';
import type { LawContent, LawState } from '../law.js';
import type { LawFieldChange } from './columns.js';

export const LAW_ROW_KINDS = ['new', 'changed', 'refused', 'unchanged'] as const;
export type LawRowKind = (typeof LAW_ROW_KINDS)[number];

/** What a law was before a file changed it. */
export interface LawBefore {
  state: LawState;
  content: LawContent;
  remark: string | null;
  writtenBy: string;
  reviewedBy: string | null;
  /** ISO 8601 */
  reviewedAt: string | null;
}

/** What became of a row of a file of laws. */
export interface StagedLaw {
  line: number;
  kind: LawRowKind;
  /** Of the party; empty for a new law that the program names. */
  key: string;
  /** Code of the State. */
  party: string;
  partyId: string | null;
  instrumentId: string | null;
  area: Area | null;
  /** What the law would say; null where the row is refused. */
  content: LawContent | null;
  changes: LawFieldChange[];
  problem: Problem | null;
  /** The law that the row speaks of, and its version when it was compared; null for one that is not there. */
  held: { id: string; version: number } | null;
  /** What the row has made, for taking it back; `before` is null where it brought the law. */
  applied: { id: string; version: number; before: LawBefore | null } | null;
}
