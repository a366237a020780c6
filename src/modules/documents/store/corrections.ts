import type { Connection } from '../../../kernel/db/index.js';
import type { CorrectionChange } from '../reader/correct/index.js';
import { documentsTables } from './tables.js';

/** A correction as it was made, and whether it still holds. */
export interface CorrectionRecord {
  id: string;
  textId: string;
  ordinal: number;
  change: CorrectionChange;
  /** The paragraph, and its version, as the corrector saw them; null for facts of the document. */
  eId: string | null;
  version: string | null;
  madeBy: string;
  madeAt: Date;
  undoneAt: Date | null;
}

/** All corrections of a text in the order in which they were made. */
export async function listCorrections(c: Connection, textId: string): Promise<CorrectionRecord[]> {
  const rows = await documentsTables(c)
    .selectFrom('correction')
    .selectAll()
    .where('text_id', '=', textId)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    textId: row.text_id,
    ordinal: row.ordinal,
    change: row.change as unknown as CorrectionChange,
    eId: row.eid,
    version: row.version,
    madeBy: row.made_by,
    madeAt: row.made_at,
    undoneAt: row.undone_at,
  }));
}

export async function insertCorrection(c: Connection, correction: Omit<CorrectionRecord, 'undoneAt'>): Promise<void> {
  await documentsTables(c)
    .insertInto('correction')
    .values({
      id: correction.id,
      text_id: correction.textId,
      ordinal: correction.ordinal,
      change: JSON.stringify(correction.change),
      eid: correction.eId,
      version: correction.version,
      made_by: correction.madeBy,
      made_at: correction.madeAt,
      undone_at: null,
    })
    .execute();
}

export async function markUndone(c: Connection, id: string, at: Date): Promise<void> {
  await documentsTables(c).updateTable('correction').set({ undone_at: at }).where('id', '=', id).execute();
}
