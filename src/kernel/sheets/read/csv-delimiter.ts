const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface CsvShape {
  delimiter: Delimiter;
  /** Lines before the first row: 1 where Excel wrote "sep=;" on top. */
  skipped: number;
}

/** The mark that stands most often outside of quotes in the first line that holds one; a comma where there is none. */
export function shapeOf(head: string): CsvShape {
  const stated = /^sep=([,;\t])\r?\n/i.exec(head)?.[1];
  const known = DELIMITERS.find((mark) => mark === stated);
  if (known) return { delimiter: known, skipped: 1 };
  const counts = new Map<string, number>();
  let quoted = false;
  for (const character of head) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') {
      if (counts.size > 0) break;
    } else if (DELIMITERS.some((mark) => mark === character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const best = DELIMITERS.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
  return { delimiter: best ?? ',', skipped: 0 };
}
