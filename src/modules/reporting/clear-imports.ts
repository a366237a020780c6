import type { Connection } from '../../kernel/db/index.js';
import { dropBroughtBefore } from './store/brought.js';
import { dropQuestionnairesBefore } from './store/questionnaires.js';

/** Files that were compared and never applied, or undone, before a moment. @returns how many went */
export async function clearImports(c: Connection, before: Date): Promise<number> {
  return (await dropBroughtBefore(c, before)) + (await dropQuestionnairesBefore(c, before));
}
