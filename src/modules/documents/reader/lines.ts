import type { Source } from './source.js';
import { columns } from './text/characters.js';

/** One line of the source that holds more than white space. Offsets are UTF-16, without the white space at either end. */
export interface Line {
  from: number;
  to: number;
  text: string;
  /** White space before the first character; a tabulator counts eight. */
  indent: number;
  /** Lines of white space between the line before and this one. */
  blank: number;
  /** A form feed or a page break of the format stands between the line before and this one. */
  pageBreak: boolean;
  /** Width in columns: Chinese characters count two, so that wrapped lines of a page are about equally wide. */
  width: number;
  /** What the format knows: this line starts a paragraph, continues one, or nothing is known. */
  starts: boolean | null;
  /** The format says that this is page furniture. */
  furniture: boolean;
  /** The format says that this is a heading. */
  heading: boolean;
  /** The format says that this is (part of) a note; its number where it starts one. */
  note: { n: number | null; starts: boolean } | null;
}

const BREAK = /\r\n|[\n\r\u0085\u2028\u2029\v]|\f/g;

/** Lines beyond this many (some 2,000 pages) are left unread: the text is no resolution. */
export const MOST_LINES = 100_000;

/** Splits the text into its lines and lays the hints of the format over them. Linear. */
export function splitLines(source: Source): Line[] {
  const { text } = source;
  const lines: Line[] = [];
  let blank = 0;
  let pageBreak = false;
  const take = (from: number, to: number): void => {
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    if (trimmed === '') {
      blank += 1;
      return;
    }
    const hashes = /^#{1,6}[ \t]+(?=\S)/.exec(trimmed)?.[0].length ?? 0;
    const lead = raw.length - raw.trimStart().length;
    lines.push({
      from: from + lead + hashes,
      to: from + lead + trimmed.length,
      text: trimmed.slice(hashes),
      indent: columns(raw.slice(0, lead)),
      blank,
      pageBreak,
      width: columns(trimmed),
      starts: null,
      furniture: false,
      heading: hashes > 0,
      note: null,
    });
    blank = 0;
    pageBreak = false;
  };
  let at = 0;
  for (const match of text.matchAll(BREAK)) {
    if (lines.length >= MOST_LINES) break;
    take(at, match.index);
    at = match.index + match[0].length;
    if (match[0] === '\f') pageBreak = true;
  }
  if (lines.length < MOST_LINES) take(at, text.length);
  applyHints(lines, source);
  return lines;
}

/** Paragraph hints are taken as complete: where a format gives any, a line without one continues the line before. */
function applyHints(lines: Line[], source: Source): void {
  const { hints } = source;
  if (hints.length === 0) return;
  const knowsParagraphs = hints.some((hint) => hint.kind === 'paragraph');
  if (knowsParagraphs) for (const line of lines) line.starts = false;
  const sorted = [...hints].sort((a, b) => a.span[0] - b.span[0]);
  let first = 0;
  for (const hint of sorted) {
    const [from, to] = hint.span;
    while (first < lines.length && (lines[first]?.to ?? 0) <= from) first += 1;
    for (let i = first; i < lines.length; i += 1) {
      const line = lines[i];
      if (!line || line.from >= to) break;
      if (hint.kind === 'paragraph' || hint.kind === 'listItem') {
        if (line.from >= from && i === first) line.starts = true;
        break;
      }
      if (hint.kind === 'furniture') line.furniture = true;
      if (hint.kind === 'heading' || hint.kind === 'title') line.heading = true;
      if (hint.kind === 'pageBreak') line.pageBreak = true;
      if (hint.kind === 'note') line.note = { n: i === first ? (hint.n ?? null) : null, starts: i === first };
    }
  }
}
