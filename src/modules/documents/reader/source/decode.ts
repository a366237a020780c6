import { SourceError } from './source-error.js';

export interface Decoded {
  text: string;
  encoding: string;
  /** Bytes that were no text in the encoding and became U+FFFD. */
  broken: number;
}

/**
 * Decodes plain text: by its byte order mark, else as UTF-16 where every other byte is zero, else as UTF-8, else, where that
 * leaves much broken, in the legacy encoding that fits best. The mark itself is no part of the text.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const mark = markOf(bytes);
  if (mark) return decode(bytes.subarray(mark.length), mark.encoding);
  const sample = bytes.subarray(0, 4096);
  let evenZeros = 0;
  let oddZeros = 0;
  let controls = 0;
  sample.forEach((byte, i) => {
    if (byte === 0 && i % 2 === 0) evenZeros += 1;
    else if (byte === 0) oddZeros += 1;
    else if (byte < 9 || (byte > 13 && byte < 27)) controls += 1;
  });
  const half = sample.length / 2;
  if (oddZeros > half * 0.3 && evenZeros < half * 0.05) return decode(bytes, 'utf-16le');
  if (evenZeros > half * 0.3 && oddZeros < half * 0.05) return decode(bytes, 'utf-16be');
  if (evenZeros + oddZeros > 0 || controls > sample.length * 0.02) {
    throw new SourceError('binary', 'This file is no text: bring it as .txt, .html, .docx or .pdf.');
  }
  const utf8 = decode(bytes, 'utf-8');
  if (utf8.broken === 0 || utf8.broken < utf8.text.length * 0.01) return utf8;
  const legacy = ['windows-1251', 'windows-1256', 'gb18030', 'windows-1252'].map((encoding) => decode(bytes, encoding));
  legacy.sort((a, b) => fitness(b) - fitness(a));
  return legacy[0] ?? utf8;
}

/** Decodes HTML: by its mark, else by what its head declares, else as plain text. */
export function decodeHtml(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/i.exec(head)?.[1];
  if (!markOf(bytes) && declared) {
    try {
      const decoder = new TextDecoder(declared);
      return beyondLatin(decoder.decode(bytes), decoder.encoding);
    } catch {
      // An encoding that nobody knows: the text itself tells.
    }
  }
  return decodeText(bytes).text;
}

function markOf(bytes: Uint8Array): { encoding: string; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

function decode(bytes: Uint8Array, encoding: string): Decoded {
  const text = beyondLatin(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), encoding);
  let broken = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) broken += 1;
  return { text, encoding, broken };
}

/** What windows-1252 has from 0x80 to 0x9f, where ISO 8859-1 has controls. */
const BEYOND_LATIN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20 decodes windows-1252 as if it were ISO 8859-1: quotation marks become controls. */
function beyondLatin(text: string, encoding: string): string {
  if (encoding !== 'windows-1252') return text;
  return text.replace(/[\u0080-\u009f]/gu, (unit) => BEYOND_LATIN[unit.charCodeAt(0) - 0x80] ?? unit);
}

const COMMON: Record<string, RegExp> = {
  'windows-1251': /[оеаинтсрвл]/g,
  'windows-1256': /[اليمنتروع]/g,
  gb18030: /[的和国在是为大会决议]/g,
  'windows-1252': /[éèàçêíóáñúü]/g,
};

/** Share of letters that are frequent in texts of that encoding's language. */
function fitness({ text, encoding, broken }: Decoded): number {
  const sample = text.slice(0, 20_000);
  const foreign = sample.match(/\P{ASCII}/gu)?.length ?? 0;
  const common = sample.match(COMMON[encoding] ?? /$^/g)?.length ?? 0;
  return foreign === 0 ? 0 : common / foreign - (broken / Math.max(1, sample.length)) * 10;
}
