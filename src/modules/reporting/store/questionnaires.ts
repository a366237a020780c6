import type { Connection } from '../../../kernel/db/index.js';
import type { SheetFinding } from '../../../kernel/sheets/index.js';
import type { CallContent } from '../calls/content.js';
import type { QuestionnaireChange } from '../questionnaire/compare.js';
import type { QuestionnaireFault } from '../questionnaire/fault.js';
import { jsonText } from './json-text.js';
import { type QuestionnaireImportRow, reportingTables } from './tables.js';

/** A questionnaire of a call that was brought as a file. */
export interface BroughtQuestionnaire {
  id: string;
  callId: string;
  state: QuestionnaireImportRow['state'];
  fileName: string;
  /** Of the call when it was compared; once applied, what that led to. */
  revision: number;
  /** What the file asks. */
  content: CallContent;
  /** What was asked before it was applied. */
  before: CallContent | null;
  changes: QuestionnaireChange[];
  faults: QuestionnaireFault[];
  findings: SheetFinding[];
}

export async function insertQuestionnaire(
  c: Connection,
  { content, before, changes, faults, findings, ...one }: BroughtQuestionnaire,
  by: { madeBy: string; madeAt: Date },
): Promise<void> {
  await reportingTables(c)
    .insertInto('questionnaire_import')
    .values({
      ...{ id: one.id, call_id: one.callId, state: one.state, file_name: one.fileName, revision: one.revision },
      ...{ content: jsonText(content), before: before === null ? null : jsonText(before) },
      ...{ changes: jsonText(changes), faults: jsonText(faults), findings: jsonText(findings) },
      ...{ made_by: by.madeBy, made_at: by.madeAt, ended_at: null },
    })
    .execute();
}

export async function findQuestionnaire(
  c: Connection,
  id: string,
  { lock = false } = {},
): Promise<BroughtQuestionnaire | null> {
  if (!/^[0-9a-f-]{36}$/u.test(id)) return null;
  const query = reportingTables(c).selectFrom('questionnaire_import').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) return null;
  const { call_id: callId, file_name: fileName, state, revision, content, before, changes, faults, findings } = row;
  return { id, callId, state, fileName, revision, content, before, changes, faults, findings };
}

/** Those of a call, the latest first, without what they ask. */
export async function listQuestionnaires(c: Connection, callId: string, limit: number) {
  return reportingTables(c)
    .selectFrom('questionnaire_import')
    .select(['id', 'state', 'file_name', 'made_at as begun_at'])
    .where('call_id', '=', callId)
    .orderBy('made_at', 'desc')
    .limit(limit)
    .execute();
}

/** Says what became of it. */
export async function endQuestionnaire(
  c: Connection,
  { id, state, revision, before }: Pick<BroughtQuestionnaire, 'id' | 'state' | 'revision' | 'before'>,
): Promise<void> {
  await reportingTables(c)
    .updateTable('questionnaire_import')
    .set({ state, revision, before: before === null ? null : jsonText(before), ended_at: new Date() })
    .where('id', '=', id)
    .execute();
}

/** What was compared and never applied, or was undone, before a moment. @returns how many went */
export async function dropQuestionnairesBefore(c: Connection, before: Date): Promise<number> {
  const { numDeletedRows } = await reportingTables(c)
    .deleteFrom('questionnaire_import')
    .where('state', 'in', ['compared', 'undone'])
    .where('made_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
