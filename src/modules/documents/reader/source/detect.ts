import { SourceError } from './source-error.js';

export type Format = 'txt' | 'html' | 'docx' | 'pdf';

const starts = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/** Finds the format from the content. Throws where it is one that is not read. */
export function detectFormat(bytes: Uint8Array, name: string): Format {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (starts(bytes, 0x50, 0x4b)) return 'docx';
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new SourceError(
      'old-word',
      `${name} is an old Word file or an encrypted one: save it as .docx without a password, and bring it again.`,
    );
  }
  if (head.startsWith('{\\rtf'))
    throw new SourceError('unsupported', `${name} is rich text (RTF): save it as .docx, and bring it again.`);
  if (KNOWN_BINARY.some((magic) => starts(bytes, ...magic))) {
    throw new SourceError(
      'binary',
      `${name} is an image or a program, no text: bring the resolution as .txt, .html, .docx or .pdf.`,
    );
  }
  const text = head.replace(/\0/g, '').replace(/^[\u00ef\u00bb\u00bf\u00fe\u00ff\s]+/, '');
  if (/^<(?:!doctype html|html|head|body|meta|title)\b/i.test(text)) return 'html';
  if (/^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype|html)\b/i.test(text)) return 'html';
  const named = /\.x?html?$/i.test(name);
  if (named && /<[a-z][^>]{0,500}>/i.test(text)) return 'html';
  if (/^<(?:p|div|table|section|article|h[1-6])\b[^>]{0,300}>/i.test(text)) return 'html';
  return 'txt';
}

/** PNG, JPEG, GIF, gzip, 7z, RAR, ELF, MP3, TIFF, OLE ... */
const KNOWN_BINARY: number[][] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x49, 0x44, 0x33],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x4d, 0x5a, 0x90],
];
