import { createHash } from 'node:crypto';
import type { Source } from '../source.js';
import { decodeHtml, decodeText } from './decode.js';
import { detectFormat } from './detect.js';
import { openDocx } from './docx/open-docx.js';
import { readHtml } from './html.js';
import { openPdf } from './pdf/open-pdf.js';
import { SourceError } from './source-error.js';

/** 50 MB: no resolution is larger, and a larger file would only fill the memory. */
export const MAX_BYTES = 50 * 1024 * 1024;

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface OpenOptions {
  maxBytes?: number;
}

/**
 * Opens a file as text with what its format knows of places and styles. The format is found from the content; the name only
 * decides between plain text and HTML that does not say so. Throws `SourceError` where there is nothing to read.
 */
export async function openSource(bytes: Uint8Array, name: string, options: OpenOptions = {}): Promise<Source> {
  const limit = options.maxBytes ?? MAX_BYTES;
  if (bytes.length === 0)
    throw new SourceError('empty', `${name} is empty: check that it was saved, and bring it again.`);
  if (bytes.length > limit) {
    throw new SourceError(
      'too-large',
      `${name} is larger than ${Math.round(limit / 1024 / 1024)} MB: bring the resolution alone, not a volume of them.`,
    );
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const format = detectFormat(bytes, name);
  if (format === 'txt') {
    const { text } = decodeText(bytes);
    if (text.trim() === '')
      throw new SourceError('empty', `${name} holds no text: check that it was saved, and bring it again.`);
    return { name, sha256, mediaType: 'text/plain', text, hints: [] };
  }
  if (format === 'pdf') return { name, sha256, mediaType: 'application/pdf', ...(await openPdf(bytes, name)) };
  if (format === 'docx') return { name, sha256, mediaType: DOCX, ...openDocx(bytes, name) };
  const read = readHtml(decodeHtml(bytes));
  if (read.text.trim() === '')
    throw new SourceError('empty', `${name} shows no text: save the page with its text, and bring that.`);
  return { name, sha256, mediaType: 'text/html', ...read };
}
