import type { InstrumentContent } from '../instrument.js';
import type { Problem } from '../sheet/staged-row.js';
import type { InstrumentChange } from './columns.js';

export const INSTRUMENT_ROW_KINDS = ['new', 'changed', 'refused', 'unchanged'] as const;
export type InstrumentRowKind = (typeof INSTRUMENT_ROW_KINDS)[number];

/** What became of a row of a file of instruments. */
export interface StagedInstrument {
  line: number;
  kind: InstrumentRowKind;
  code: string;
  /** What the instrument would be; null where the row is refused. */
  content: InstrumentContent | null;
  /** What it was when the row was compared; null for one that was not there. */
  before: InstrumentContent | null;
  changes: InstrumentChange[];
  problem: Problem | null;
  /** Digest of what the program knew of it before the row was applied; null where a person had written it, or none was. */
  factDigest: string | null;
}
