import { z } from 'zod';
import type { Measurement } from '../graphical/model.js';
import type { LedgerState } from '../noise/ledger.js';
import { EvidenceRefusal } from '../refusal.js';

/**
 * Where a run has come to: the noisy measurements and what they cost. Each of them could be published; no count of the cases stands in it.
 */
export interface Checkpoint {
  measurements: Measurement[];
  /** What was measured at the end, of all combinations of the longest length. */
  wide: Measurement[];
  ledger: LedgerState;
  /** Budget of the next round. */
  measureRho: number;
  choiceRho: number;
}

const measured = z.array(
  z.object({ columns: z.array(z.number().int()), variance: z.number().positive(), counts: z.array(z.number()) }),
);

const shape = z.object({
  schema: z.literal('concordance.synth-checkpoint/1'),
  settings: z.string(),
  measurements: measured,
  wide: measured.default([]),
  ledger: z.object({
    spent: z.string().regex(/^\d+$/),
    mechanisms: z.array(z.object({ name: z.string(), sigma: z.number().nullable(), rho: z.number() })),
  }),
  measureRho: z.number().positive(),
  choiceRho: z.number().positive(),
});

/** @param settings what the run was asked for; a checkpoint of other settings is refused */
export function writeCheckpoint(checkpoint: Checkpoint, settings: string): string {
  return JSON.stringify({
    schema: 'concordance.synth-checkpoint/1',
    settings,
    ...checkpoint,
    measurements: checkpoint.measurements.map(plain),
    wide: checkpoint.wide.map(plain),
  });
}

const plain = (one: Measurement) => ({ ...one, counts: [...one.counts] });
const typed = (one: z.infer<typeof measured>[number]): Measurement => ({
  ...one,
  counts: Float64Array.from(one.counts),
});

/** @throws EvidenceRefusal `bad-checkpoint` */
export function readCheckpoint(text: string, settings: string, file: string): Checkpoint {
  try {
    const read = shape.parse(JSON.parse(text));
    if (read.settings === settings)
      return { ...read, measurements: read.measurements.map(typed), wide: read.wide.map(typed) };
  } catch {
    // Refused below, as one of other settings is.
  }
  throw new EvidenceRefusal('bad-checkpoint', { file });
}
