import type { Connection } from '../../kernel/db/index.js';
import type { PreparedParagraph } from './prepared.js';
import type { Lang, Reading } from './reader/reading.js';
import { documentsTables } from './store/tables.js';

/** A text that a person stood up for, with what is read in it now, corrections included. */
export interface ConfirmedText {
  id: string;
  documentId: string;
  lang: Lang;
  revision: number;
  reading: Reading;
  /** The paragraphs cut at their acts and dates, in the order of the text. */
  paragraphs: PreparedParagraph[];
}

/** The confirmed texts of a document, the first confirmed first. */
export async function findConfirmedTexts(c: Connection, documentId: string): Promise<ConfirmedText[]> {
  const rows = await documentsTables(c)
    .selectFrom('document_text')
    .select(['id', 'document_id', 'lang', 'revision', 'reading', 'prepared'])
    .where('document_id', '=', documentId)
    .where('state', '=', 'confirmed')
    .orderBy('confirmed_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    documentId: row.document_id,
    lang: row.lang,
    revision: row.revision,
    reading: row.reading as unknown as Reading,
    paragraphs: row.prepared.paragraphs,
  }));
}
