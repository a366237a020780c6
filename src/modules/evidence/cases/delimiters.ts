const MARKS = [',', ';', '\t', '|'] as const;
const LOOKED_AT = 500;

/** Where a text is cut by more than one mark, so that no reading of it can be right. */
export interface MixedDelimiters {
  /** Line, from 1. */
  line: number;
  marks: readonly string[];
}

/**
 * Whether the lines of a delimited text use different delimiters: three kinds in the header, or lines that have none of the header's and
 * some of another. Marks inside of quotes are text.
 */
export function mixedDelimiters(head: string): MixedDelimiters | null {
  const lines = head
    .split(/\r\n|\n|\r/)
    .slice(0, LOOKED_AT)
    .map((line) => line.replaceAll(/"(?:[^"]|"")*"/g, '""'));
  const first = lines.findIndex((line) => line.trim() !== '' && !/^sep=/i.test(line));
  const header = lines[first];
  if (header === undefined) return null;
  const used = MARKS.filter((mark) => header.includes(mark));
  if (used.length >= 3) return { line: first + 1, marks: used };
  const own = used.toSorted((a, b) => header.split(b).length - header.split(a).length)[0];
  if (own === undefined) return null;
  for (const [at, line] of lines.entries()) {
    if (at <= first || at === lines.length - 1 || line.trim() === '' || line.includes(own)) continue;
    const other = MARKS.find(
      (mark) => mark !== own && line.split(mark).length >= Math.min(3, header.split(own).length),
    );
    if (other !== undefined) return { line: at + 1, marks: [own, other] };
  }
  return null;
}
