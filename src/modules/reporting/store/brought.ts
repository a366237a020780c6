import type { Connection } from '../../../kernel/db/index.js';
import type { SheetFinding } from '../../../kernel/sheets/index.js';
import type { BroughtChange } from '../offline/brought-back.js';
import { jsonText } from './json-text.js';
import { type ImportRow, reportingTables } from './tables.js';

/** A questionnaire that was brought back. */
export interface BroughtBack {
  id: string;
  partyId: string;
  callId: string;
  state: ImportRow['state'];
  fileName: string;
  changes: BroughtChange[];
  findings: SheetFinding[];
}

export async function insertBrought(
  c: Connection,
  { changes, findings, ...brought }: BroughtBack,
  by: { madeBy: string; madeAt: Date },
): Promise<void> {
  await reportingTables(c)
    .insertInto('submission_import')
    .values({
      id: brought.id,
      party_id: brought.partyId,
      call_id: brought.callId,
      state: brought.state,
      file_name: brought.fileName,
      changes: jsonText(changes),
      findings: jsonText(findings),
      made_by: by.madeBy,
      made_at: by.madeAt,
      ended_at: null,
    })
    .execute();
}

export async function findBrought(c: Connection, id: string, { lock = false } = {}): Promise<BroughtBack | null> {
  if (!/^[0-9a-f-]{36}$/u.test(id)) return null;
  const query = reportingTables(c).selectFrom('submission_import').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    partyId: row.party_id,
    callId: row.call_id,
    state: row.state,
    fileName: row.file_name,
    changes: row.changes,
    findings: row.findings,
  };
}

/** Says what became of it. `changes`: what was really changed. */
export async function endBrought(
  c: Connection,
  id: string,
  { state, changes }: { state: 'applied' | 'undone'; changes: readonly BroughtChange[] },
): Promise<void> {
  await reportingTables(c)
    .updateTable('submission_import')
    .set({ state, changes: jsonText(changes), ended_at: new Date() })
    .where('id', '=', id)
    .execute();
}

/** What was compared and never applied, or was undone, before a moment. @returns how many went */
export async function dropBroughtBefore(c: Connection, before: Date): Promise<number> {
  const { numDeletedRows } = await reportingTables(c)
    .deleteFrom('submission_import')
    .where('state', 'in', ['compared', 'undone'])
    .where('made_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
