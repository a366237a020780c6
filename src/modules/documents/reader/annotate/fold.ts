/**
 * One spelling for what is written in many: lower case, straight quotes and hyphens, plain spaces, Western digits, ё as е,
 * Arabic alefs, ya and ta marbuta as one. The folded text is as long as the text, so that offsets hold in both.
 */
const SAME: Record<string, string> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '´': "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u3000': ' ',
  '\t': ' ',
  ё: 'е',
  Ё: 'е',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ؤ: 'و',
  ئ: 'ي',
  '٬': ',',
  '\u060c': ',',
  '（': '(',
  '）': ')',
  '︰': '：',
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

/** Marks that stand in Latin texts beside letters of which lower case is known: few texts need more. */
const LATIN = /^[\n -~\u00c0-\u00ff]*$/;
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
let last = { text: '', folded: '' };

export function fold(text: string): string {
  // The same paragraph is folded for its acts, its dates and its citations in turn.
  if (last.text === text) return last.folded;
  const folded = LATIN.test(text) ? text.toLowerCase() : foldUnits(text);
  last = { text, folded };
  return folded;
}

function foldUnits(text: string): string {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    let unit = folds[code] ?? 0;
    if (unit === 0) folds[code] = unit = foldUnit(code);
    units[i] = unit;
  }
  const folded = decoder.decode(units);
  // A half of a pair of units alone is no text: then only its case is left as it is.
  return folded.length === text.length ? folded : text;
}
