import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import { type Database, newId } from '../../kernel/db/index.js';
import { LARGEST_FILE, storeFile } from '../../kernel/files/index.js';
import { enqueueJob } from '../../kernel/jobs/index.js';
import type { Lang } from './reader/reading.js';
import { Refusal } from './refusal.js';
import { insertImport, setImportJob } from './store/imports.js';
import { normalizeSymbol } from './symbol.js';

/** Largest file or paste that is taken, in bytes. */
export const LARGEST_TEXT = LARGEST_FILE;

export interface GivenText {
  /** The file, or the paste in UTF-8. */
  bytes: Uint8Array;
  /** Of the file; a paste is named "pasted.txt". */
  name: string;
  pasted: boolean;
  /** Null: found from the text. */
  lang: Lang | null;
  /** As typed; empty when unknown. */
  symbol: string;
  /** The document whose text it is, when it was brought from its page. */
  documentId?: string | null;
}

/**
 * Keeps a file or paste and asks for its reading. The bytes are safe once this returns, whatever becomes of the reading.
 *
 * @returns the id of the import, whose state says how far it is.
 * @throws Refusal `nothing-given`, `too-large`, `not-a-symbol`; NotAllowed.
 */
export async function bringText(db: Database, actor: Actor, given: GivenText): Promise<{ importId: string }> {
  requirePermission(actor, 'documents.write', OF_THE_HOUSE);
  const symbol = given.symbol.trim() === '' ? null : normalizeSymbol(given.symbol);
  if (given.bytes.length === 0) throw new Refusal('nothing-given', { field: given.pasted ? 'paste' : 'file' });
  if (given.bytes.length > LARGEST_TEXT)
    throw new Refusal('too-large', { field: given.pasted ? 'paste' : 'file', values: { size: given.bytes.length } });
  if (symbol === null && given.symbol.trim() !== '')
    throw new Refusal('not-a-symbol', { field: 'symbol', values: { given: given.symbol.trim() } });
  return db.transaction(async (c) => {
    const file = await storeFile(c, given.bytes, given.name);
    const importId = newId();
    await insertImport(c, {
      id: importId,
      job_id: null,
      state: 'waiting',
      file_sha256: file.sha256,
      file_name: file.name,
      pasted: given.pasted,
      lang: given.lang,
      symbol,
      document_id: given.documentId ?? null,
      text_id: null,
      begun_at: new Date(),
      ended_at: null,
    });
    await setImportJob(
      c,
      importId,
      await enqueueJob(c, { kind: 'documents.read-text', payload: { importId }, key: importId }),
    );
    await recordAction(c, {
      actor,
      verb: 'documents.bring-text',
      subject: { type: 'import', id: importId },
      details: { sha256: file.sha256, lang: given.lang, symbol },
    });
    return { importId };
  });
}
