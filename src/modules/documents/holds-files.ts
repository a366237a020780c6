import type { Connection } from '../../kernel/db/index.js';
import { documentsTables } from './store/tables.js';

/** Which of these files, by digest, a text or an unfinished import still refers to. One that was refused is not held. */
export async function holdsFiles(c: Connection, digests: readonly string[]): Promise<string[]> {
  if (digests.length === 0) return [];
  const db = documentsTables(c);
  const texts = await db
    .selectFrom('document_text')
    .select('file_sha256')
    .where('file_sha256', 'in', digests)
    .execute();
  const imports = await db
    .selectFrom('text_import')
    .select('file_sha256')
    .where('file_sha256', 'in', digests)
    .where('state', '=', 'waiting')
    .execute();
  return [...new Set([...texts, ...imports].map(({ file_sha256 }) => file_sha256))];
}
