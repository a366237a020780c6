const LONGEST = 31;

/** Names that Excel takes: 1 to 31 characters without []:*?/\ or an apostrophe at an end, each once whatever its case. */
export function sheetNames(wanted: readonly string[]): string[] {
  const used = new Set<string>();
  return wanted.map((name) => {
    const clean =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Sheet';
    for (let n = 1; ; n += 1) {
      const suffix = n === 1 ? '' : ` ${n}`;
      const tried = `${cut(clean, LONGEST - suffix.length)}${suffix}`;
      if (used.has(tried.toLowerCase())) continue;
      used.add(tried.toLowerCase());
      return tried;
    }
  });
}

/** At most `length` UTF-16 units, no character in half. */
function cut(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.trimEnd();
}
