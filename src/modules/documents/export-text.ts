import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { getDocument } from './get-document.js';
import { getText } from './get-text.js';
import { toAkn } from './reader/akn/index.js';
import { Refusal } from './refusal.js';
import { slugOf } from './symbol.js';

export const EXPORT_FORMATS = ['docx', 'akn', 'json', 'csv', 'text'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedText {
  body: string | Uint8Array;
  mediaType: string;
  /** Says "draft" or "preview" where the text is one. */
  fileName: string;
}
