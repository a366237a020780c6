import { isUtf8 } from 'node:buffer';

/** `marked` by a byte order mark, `certain` because nothing else reads so, or `guessed` from the letters. */
export interface CsvEncoding {
  name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252' | 'windows-1256' | 'gb18030';
  told: 'marked' | 'certain' | 'guessed';
}

/** What windows-1252 has where ISO 8859-1 has controls, 0x80 to 0x9f. Node 20 decodes the one as if it were the other. */
const BEYOND_LATIN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const CONTROLS = /[\u0080-\u009f]/g;

/** Decodes pieces one after another; a character cut in half waits for the next. */
export function decoderOf(encoding: CsvEncoding['name']): (piece: Uint8Array, last: boolean) => string {
  const decoder = new TextDecoder(encoding);
  return (piece, last) => {
    const text = decoder.decode(piece, { stream: !last });
    if (encoding !== 'windows-1252') return text;
    return text.replace(CONTROLS, (unit) => BEYOND_LATIN[unit.charCodeAt(0) - 0x80] ?? unit);
  };
}

const LOOKED_AT = 256 * 1024;

/** How the bytes of a text spell it. Old encodings are guessed by what their letters do; the caller says so. */
export function encodingOf(bytes: Uint8Array): CsvEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { name: 'utf-8', told: 'marked' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { name: 'utf-16le', told: 'marked' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name: 'utf-16be', told: 'marked' };
  const wide = unmarkedWide(bytes);
  if (wide) return { name: wide, told: 'guessed' };
  if (isUtf8(bytes)) return { name: 'utf-8', told: 'certain' };
  return { name: oldEncoding(bytes.subarray(0, LOOKED_AT)), told: 'guessed' };
}

/** UTF-16 without its mark: digits and separators make every second byte zero. */
function unmarkedWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const end = Math.min(bytes.length, 4096);
  const zeros = [0, 0];
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > end / 20 && even === 0) return 'utf-16le';
  if (even > end / 20 && odd === 0) return 'utf-16be';
  return null;
}

/** The commonest letters: Russian о е а и н т р с л in windows-1251, Arabic ا ل ي م و ن ر ت ب د in windows-1256. */
const RUSSIAN = new Set([0xee, 0xe5, 0xe0, 0xe8, 0xed, 0xf2, 0xf0, 0xf1, 0xeb]);
const ARABIC = new Set([0xc7, 0xe1, 0xed, 0xe3, 0xe6, 0xe4, 0xd1, 0xca, 0xc8, 0xcf]);

function oldEncoding(bytes: Uint8Array): CsvEncoding['name'] {
  let runs = 0;
  let high = 0;
  let russian = 0;
  let arabic = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    high += 1;
    if ((bytes[at - 1] ?? 0) < 0x80) runs += 1;
    if (RUSSIAN.has(byte)) russian += 1;
    if (ARABIC.has(byte)) arabic += 1;
  }
  if (chinesePairs(bytes) > 0.8) return 'gb18030';
  // Letters with accents stand alone among plain ones; words of other scripts are runs.
  if (high / Math.max(1, runs) < 2) return 'windows-1252';
  return arabic > russian ? 'windows-1256' : 'windows-1251';
}

/** Share of the high bytes that are pairs of the 3,755 common characters of GB 2312 (rows 16 to 55) or its punctuation. */
function chinesePairs(bytes: Uint8Array): number {
  let paired = 0;
  let high = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    const common = (lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3;
    if (common && trail >= 0xa1) {
      paired += 2;
      high += 2;
      at += 1;
    } else high += 1;
  }
  return high === 0 ? 0 : paired / high;
}
