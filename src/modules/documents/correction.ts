import type { Connection } from '../../kernel/db/index.js';
import { applyCorrections, type Correction, type CorrectionChange } from './reader/correct/index.js';
import type { Reading } from './reader/reading.js';
import { type CorrectionRecord, listCorrections } from './store/corrections.js';

/** A correction as the reader's core takes it. */
export function correctionOf(record: CorrectionRecord): Correction {
  return {
    id: record.id,
    author: record.madeBy,
    at: record.madeAt.toISOString(),
    version: record.version,
    change: record.change,
  };
}

export interface CorrectedText {
  reading: Reading;
  /** Corrections in force whose place the reading no longer has. */
  lost: Correction[];
}

/** The rule reading of a text with the corrections that are in force. */
export async function correctedReading(
  c: Connection,
  text: { id: string; sourceText: string; ruleReading: Reading },
): Promise<CorrectedText> {
  const records = await listCorrections(c, text.id);
  const inForce = records.filter((record) => record.undoneAt === null).map(correctionOf);
  return applyCorrections({ text: text.sourceText }, text.ruleReading, inForce);
}

export type { Correction, CorrectionChange };
