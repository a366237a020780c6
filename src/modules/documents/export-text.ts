import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { getText } from './get-text.js';
import { toAkn } from './reader/akn/index.js';
import type { Reading } from './reader/reading.js';
import type { BroughtText } from './store/texts.js';
import { slugOf } from './symbol.js';

export const EXPORT_FORMATS = ['docx', 'akn', 'json', 'csv', 'text'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedText {
  body: string | Uint8Array;
  mediaType: string;
  /** Says "draft" or "preview" where the text is one. */
  fileName: string;
}

const TYPES: Readonly<Record<ExportFormat, { mediaType: string; extension: string }>> = {
  akn: { mediaType: 'application/akn+xml; charset=utf-8', extension: 'akn.xml' },
  json: { mediaType: 'application/json; charset=utf-8', extension: 'json' },
  csv: { mediaType: 'text/csv; charset=utf-8', extension: 'csv' },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
  text: { mediaType: 'text/plain; charset=utf-8', extension: 'txt' },
};

/**
 * A text to take along, corrections included, under the same policy as its page. `text` is the source that the offsets of the
 * JSON point into.
 *
 * @throws Refusal `no-such-text`, also for one that the actor may not see.
 */
export async function exportText(
  db: Database,
  actor: Actor,
  { textId, format }: { textId: string; format: ExportFormat },
): Promise<ExportedText> {
  const text = await getText(db, actor, textId);
  const { mediaType, extension } = TYPES[format];
  return { body: await bodyOf(text, format), mediaType, fileName: `${nameFor(text)}.${extension}` };
}

async function bodyOf({ reading, sourceText }: BroughtText, format: ExportFormat): Promise<string | Uint8Array> {
  switch (format) {
    case 'docx': {
      // The library is large and few people ask for it.
      const { toDocx } = await import('./exports/index.js');
      return toDocx(reading, { source: sourceText });
    }
    case 'csv':
      return (await import('./exports/index.js')).toCsv(reading);
    case 'akn':
      return toAkn(reading, { source: sourceText });
    case 'json':
      return `${JSON.stringify(reading, null, 2)}\n`;
    case 'text':
      return sourceText;
  }
}

/** "a-res-70-179.en", "text.zh.draft.preview": only plain characters, so that every system takes it. */
function nameFor({ reading, state, lang }: { reading: Reading; state: string; lang: string }): string {
  const { symbol, status } = reading.document;
  return [
    symbol === null ? 'text' : slugOf(symbol),
    lang,
    ...(status === 'draft' ? ['draft'] : []),
    ...(state === 'confirmed' ? [] : [state]),
  ].join('.');
}
