/**
 * One spelling for what is written in many: lower case, straight quotes and hyphens, plain spaces, Western digits, ё as е,
 * Arabic alefs, ya and ta marbuta as one. The folded text is as long as the text, so that offsets hold in both.
 */
const SAME: Record<string, string> = {
  '’': "'", '‘': "'", ʼ: "'", '´': "'", '‐': '-', '‑': '-', '–': '-', '—': '-', '−': '-',
  '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '\u3000': ' ', '\t': ' ',
  ё: 'е', Ё: 'е', أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه', ؤ: 'و', ئ: 'ي', '٬': ',', '\u060c': ',', '（': '(', '）': ')', '︰': '：',
};

/** The folded form of every UTF-16 unit, filled as they are met; 0 is not yet known. */
const folds = new Uint16Array(65536);

function foldUnit(code: number): number {
  const mark = String.fromCharCode(code);
  const same = SAME[mark];
  if (same !== undefined) return same.charCodeAt(0);
  if (code >= 0x660 && code <= 0x669) return code - 0x660 + 48;
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0 + 48;
  if (code >= 0xff10 && code <= 0xff19) return code - 0xff10 + 48;
  if (code >= 0x2e80) return code;
  const lower = mark.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

const CHUNK = 8192;
const units = new Uint16Array(CHUNK);
let last = { text: '', folded: '' };

export function fold(text: string): string {
  // The same paragraph is folded for its acts, its dates and its citations in turn.
  if (last.text === text) return last.folded;
  let folded = '';
  for (let from = 0; from < text.length; from += CHUNK) {
    const length = Math.min(CHUNK, text.length - from);
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(from + i);
      let unit = folds[code] ?? 0;
      if (unit === 0) folds[code] = unit = foldUnit(code);
      units[i] = unit;
    }
    folded += String.fromCharCode(...units.subarray(0, length));
  }
  last = { text, folded };
  return folded;
}
