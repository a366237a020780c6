/** A PostgreSQL array with null and nested arrays, its elements still text. */
export type TextArray = (string | null | TextArray)[];

/** Reads the text form of an array: `{1,NULL,"a\"b",{2}}`. @throws on text that is no array. */
export function parseArrayText(text: string): TextArray {
  // Arrays with bounds other than 1 are written "[0:1]={...}".
  let at = text.startsWith('[') ? text.indexOf('=') + 1 : 0;
  const parsed = level();
  if (at !== text.length) throw new Error(`No array: ${text.slice(0, 40)}`);
  return parsed;

  function level(): TextArray {
    if (text[at] !== '{') throw new Error(`No array: ${text.slice(0, 40)}`);
    at += 1;
    const elements: TextArray = [];
    while (text[at] !== '}') {
      if (at >= text.length) throw new Error(`Array without end: ${text.slice(0, 40)}`);
      if (text[at] === ',') at += 1;
      else if (text[at] === '{') elements.push(level());
      else elements.push(text[at] === '"' ? quoted() : bare());
    }
    at += 1;
    return elements;
  }

  function quoted(): string {
    const pieces: string[] = [];
    at += 1;
    while (text[at] !== '"') {
      if (at >= text.length) throw new Error(`Array without end: ${text.slice(0, 40)}`);
      if (text[at] === '\\') at += 1;
      const start = at;
      at += 1;
      while (at < text.length && text[at] !== '"' && text[at] !== '\\') at += 1;
      pieces.push(text.slice(start, at));
    }
    at += 1;
    return pieces.join('');
  }

  function bare(): string | null {
    const start = at;
    while (at < text.length && text[at] !== ',' && text[at] !== '}') at += 1;
    const word = text.slice(start, at);
    return word === 'NULL' ? null : word;
  }
}

/** Writes the text form; every element is quoted, so that no text can end it. */
export function arrayText(elements: TextArray): string {
  const parts = elements.map((element) =>
    element === null
      ? 'NULL'
      : typeof element === 'string'
        ? `"${element.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
        : arrayText(element),
  );
  return `{${parts.join(',')}}`;
}
