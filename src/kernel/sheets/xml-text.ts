/**
 * Text of cells in XML. What XML cannot hold stands as `_xHHHH_` with its UTF-16 unit in hex; what happens to look like that has its
 * underscore written as `_x005F_` (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
 */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NEEDS_ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
const MARKUP = /[&<>"]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function decodeCellText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Text for an element or an attribute; half characters (lone surrogates) become U+FFFD. */
export function encodeCellText(text: string): string {
  const escaped = wellFormed(text).replace(
    NEEDS_ESCAPE,
    (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
  return encodeXml(escaped);
}

/** Half characters (lone surrogates), which no file can hold, as U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

export function encodeXml(text: string): string {
  return text.replace(MARKUP, (mark) => ENTITIES[mark] ?? mark);
}
