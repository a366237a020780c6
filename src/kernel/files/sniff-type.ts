import { fileTypeFromBuffer } from 'file-type';

/** What a file is, told from its bytes and never from its name. */
export interface SniffedType {
  /** `application/pdf` */
  mediaType: string;
  /** Without a dot: `pdf`. */
  extension: string;
}

const TEXT: SniffedType = { mediaType: 'text/plain', extension: 'txt' };
const HTML: SniffedType = { mediaType: 'text/html', extension: 'html' };
const XML: SniffedType = { mediaType: 'application/xml', extension: 'xml' };

/** Bytes looked at to tell text from other things. */
const LOOKED_AT = 64 * 1024;

/** The type, or null for what is neither a known binary format nor text. Empty content is null. */
export async function sniffType(bytes: Uint8Array): Promise<SniffedType | null> {
  const start = bytes.subarray(0, LOOKED_AT);
  const text = textOf(start, bytes.length > LOOKED_AT);
  if (text !== null) return text.trim() === '' ? null : typeOfText(text);
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return known ? { mediaType: known.mime, extension: known.ext } : null;
}

function typeOfText(text: string): SniffedType {
  const head = text.replace(/^\ufeff?\s*/, '').slice(0, 2048);
  const bare = head.replace(/^(<\?xml[^>]*\?>|<!--[\s\S]*?-->|\s+)*/i, '');
  if (/^<(!doctype\s+html|html|head|body)\b/i.test(bare)) return HTML;
  if (/^<\?xml\s/i.test(head) || /^<!doctype\s/i.test(bare) || /^<[\w:]+\s[^>]*xmlns/i.test(bare)) return XML;
  if (/^<(div|p|table|meta|title|article|section|main|h[1-6]|span|ol|ul)\b[^>]*>/i.test(bare)) return HTML;
  return TEXT;
}

/** The text, when the bytes are one: UTF-8, UTF-16 with its mark, or an older single-byte or Chinese encoding without controls. */
function textOf(bytes: Uint8Array, cut: boolean): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const mark = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  // Formats that begin like text, and may go on like it for long.
  if (mark === '%PDF-' || mark === '{\\rtf') return null;
  // A form feed, a tab, line ends and escape occur in texts; other controls do not.
  if (bytes.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b].includes(byte))) return null;
  try {
    // At the cut a character may be in half; streaming leaves it aside.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
