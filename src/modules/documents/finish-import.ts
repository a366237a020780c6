import type { Actor } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import { type Connection, newId } from '../../kernel/db/index.js';
import { quarantineFile } from '../../kernel/files/index.js';
import { documentForText } from './place-text.js';
import type { ReadOutcome } from './reader-pool.js';
import { READER_VERSION } from './reader-version.js';
import { endImport, findImport } from './store/imports.js';
import { findDoubles, insertText } from './store/texts.js';

/** Jobs act in the name of the house. */
export const HOUSE = { kind: 'administrator', id: 'house' } as const satisfies Actor;

/**
 * Writes the outcome of a reading, all in the transaction it is given: a text in preview with everything read in it, or the reason why there is
 * none. An import that has ended already stays as it is, so that a job may run again after a crash.
 */
export async function finishImport(
  c: Connection,
  importId: string,
  outcome: ReadOutcome,
): Promise<{ textId: string } | { problem: string } | null> {
  const found = await findImport(c, importId, { lock: true });
  if (found === null || found.state !== 'waiting') return null;
  if (!outcome.read) {
    await endImport(c, importId, { problem: outcome.problem });
    await quarantineFile(c, found.fileSha256, outcome.problem.code);
    await recordImport(c, importId, 'documents.refuse-text', { code: outcome.problem.code });
    return { problem: outcome.problem.code };
  }
  const { reading, text } = outcome;
  const documentId = await documentForText(c, { chosen: found.documentId, symbol: found.symbol, reading });
  const [double] = await findDoubles(c, { sha256: found.fileSha256, documentId, lang: reading.document.lang });
  const textId = newId();
  await insertText(c, {
    id: textId,
    document_id: documentId,
    lang: reading.document.lang,
    state: 'preview',
    state_before: null,
    file_sha256: found.fileSha256,
    file_name: found.fileName,
    media_type: reading.source.mediaType,
    source_text: text,
    reader_version: READER_VERSION,
    rule_reading: reading,
    reading,
    duplicate_of: double?.id ?? null,
    duplicate_choice: null,
    brought_at: new Date(),
    confirmed_at: null,
  });
  await endImport(c, importId, { textId, documentId });
  await recordImport(c, importId, 'documents.preview-text', { textId, documentId });
  return { textId };
}

async function recordImport(
  c: Connection,
  importId: string,
  verb: string,
  details: Record<string, string>,
): Promise<void> {
  await recordAction(c, { actor: HOUSE, verb, subject: { type: 'import', id: importId }, details });
}
