/**
 * One spelling for what is written in many: lower case, straight quotes and hyphens, plain spaces, Western digits, ё as е,
 * Arabic alefs, ya and ta marbuta as one. The folded text is as long as the text, so that offsets hold in both.
 */
const SAME: Record<string, string> = {
  '’': "'", '‘': "'", ʼ: "'", '´': "'", '‐': '-', '‑': '-', '–': '-', '—': '-', '−': '-',
  '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '\u3000': ' ', '\t': ' ',
  ё: 'е', Ё: 'е', أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه', ؤ: 'و', ئ: 'ي', '٬': ',', '\u060c': ',', '（': '(', '）': ')', '︰': '：',
};

const PLAIN = /^[\n -~]*$/;
const MARKED = /[^\n -~]/g;

function foldMark(mark: string): string {
  const same = SAME[mark];
  if (same !== undefined) return same;
  const code = mark.charCodeAt(0);
  if (code >= 0x660 && code <= 0x669) return String.fromCharCode(code - 0x660 + 48);
  if (code >= 0x6f0 && code <= 0x6f9) return String.fromCharCode(code - 0x6f0 + 48);
  if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xff10 + 48);
  if (code >= 0x2e80) return mark;
  const lower = mark.toLowerCase();
  return lower.length === 1 ? lower : mark;
}

export function fold(text: string): string {
  const lower = PLAIN.test(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()).replace(MARKED, foldMark);
  return lower.length === text.length ? lower : text;
}
