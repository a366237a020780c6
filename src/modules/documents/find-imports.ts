import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { may } from './policy.js';
import { listImports, type TextImport } from './store/imports.js';

/** The latest imports, for who may see them: to go on with a preview, or to try again. */
export async function findImports(db: Database, actor: Actor, limit: number): Promise<TextImport[]> {
  return may(actor, 'read', 'import', {}) ? listImports(db.connection, limit) : [];
}
