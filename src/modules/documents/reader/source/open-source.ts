import { createHash } from 'node:crypto';
import type { Source } from '../source.js';
import { decodeText } from './decode.js';
import { detectFormat } from './detect.js';
import { openPdf } from './pdf/open-pdf.js';
import { SourceError } from './source-error.js';

/** 50 MB: no resolution is larger, and a larger file would only fill the memory. */
export const MAX_BYTES = 50 * 1024 * 1024;

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
  throw new SourceError(
    'unsupported',
    `${name} is of a kind that is not read: bring it as .txt, .html, .docx or .pdf.`,
  );
}
