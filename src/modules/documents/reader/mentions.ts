import type { Act, DateMention, Item, Reading, Span } from './reading.js';

/** One stretch of a paragraph that is printed on its own: its opening text, or one item. */
export interface Piece {
  text: string;
  /** Where the piece begins in `joinedText`. */
  from: number;
  item: Item | null;
}

interface WithItems {
  text: string;
  items: Item[];
}

/** The opening text, then the items in reading order, nested ones after the item that holds them. */
export function piecesOf(paragraph: WithItems): Piece[] {
  const pieces: Piece[] = [{ text: paragraph.text, from: 0, item: null }];
  let from = paragraph.text.length + 1;
  const walk = (items: readonly Item[]) => {
    for (const item of items) {
      pieces.push({ text: item.text, from, item });
      from += item.text.length + 1;
      walk(item.items);
    }
  };
  walk(paragraph.items);
  return pieces;
}

/** The paragraph with its items as one text, a line each: what acts and dates are looked for in. */
export function joinedText(paragraph: WithItems): string {
  return piecesOf(paragraph)
    .map((piece) => piece.text)
    .join('\n');
}

/** How far to look for the text behind a label or a number that only the source has. */
const LOOK_AHEAD = 64;

/** The two ways between the source and `joinedText`. */
export interface Places {
  /** Where an offset of the source stands in the text; between 0 and the text's length whatever is asked. */
  inText(offset: number): number;
  /** Which ranges of the source a range of the text was made of; numbers, labels and markers in between part them. */
  inSource(range: Span): Span[];
}

/**
 * Walks the source of a paragraph and its clean text side by side. The clean text is the source less wrapping, numbers, labels
 * and markers: passing over what only one of them has finds every character.
 */
export function placesOf(source: string, paragraph: WithItems & { spans: Span[] }): Places {
  const text = joinedText(paragraph);
  const offsets = paragraph.spans.flatMap(([from, to]) => solidOffsets(source, from, to));
  const places = solidOffsets(text, 0, text.length);
  const at = new Map<number, number>();
  const met: [offset: number, place: number][] = [];
  for (let i = 0, j = 0; i < offsets.length; i++) {
    const meets = (k: number, l: number) => same(source, offsets[i + k], text, places[j + l]);
    if (!meets(0, 0)) {
      const ahead = skipTo((k) => meets(k, 0) && (meets(k + 1, 1) || places[j + 1] === undefined));
      if (ahead === null) j++;
      else {
        for (let k = 0; k < ahead; k++) at.set(offsets[i + k] ?? 0, places[j] ?? text.length);
        i += ahead;
      }
    }
    const [offset = 0, place = text.length] = [offsets[i], places[j]];
    at.set(offset, place);
    if (same(source, offset, text, places[j])) {
      met.push([offset, place]);
      j++;
    }
  }
  return {
    inText(offset) {
      const found = at.get(offset);
      if (found !== undefined) return found;
      // White space has no place of its own: it stands where the next character does.
      const next = offsets.find((solid) => solid >= offset);
      return next === undefined ? text.length : (at.get(next) ?? text.length);
    },
    inSource([from, to]) {
      const spans: Span[] = [];
      for (const [offset, place] of met) {
        if (place < from || place >= to) continue;
        const last = spans.at(-1);
        if (last && source.slice(last[1], offset).trim() === '') last[1] = offset + 1;
        else spans.push([offset, offset + 1]);
      }
      return spans;
    },
  };
}

function skipTo(found: (ahead: number) => boolean): number | null {
  for (let ahead = 1; ahead <= LOOK_AHEAD; ahead++) if (found(ahead)) return ahead;
  return null;
}

function solidOffsets(text: string, from: number, to: number): number[] {
  const solid: number[] = [];
  for (let i = from; i < to; i++) if (!/\s/u.test(text.charAt(i))) solid.push(i);
  return solid;
}

function same(a: string, i: number | undefined, b: string, j: number | undefined): boolean {
  if (i === undefined || j === undefined) return false;
  const [x, y] = [a.charAt(i), b.charAt(j)];
  return x === y || fold(x) === fold(y);
}

/** Reading writes every hyphen as "-" and takes ligatures apart. */
function fold(char: string): string {
  return char
    .replace(/[\u2010\u2011]/u, '-')
    .normalize('NFKC')
    .charAt(0);
}

/** Ranges of `joinedText`, end excluded; null where the words are not to be found. */
export interface Mentions {
  acts: (Span | null)[];
  dates: (Span | null)[];
  /** Notes in the order of their places; `at` is an offset of `joinedText`. */
  notes: { n: number; at: number }[];
}

interface Mentioning extends WithItems {
  spans: Span[];
  footnotes: number[];
  acts?: Act[];
  dates?: DateMention[];
}

/**
 * Where a paragraph's acts, dates and notes stand in its clean text. With the source text the places are exact; without it
 * the words are looked up in order and notes stand at the end.
 */
export function mentionsOf(paragraph: Mentioning, reading: Pick<Reading, 'rest'>, source?: string): Mentions {
  const text = joinedText(paragraph);
  const place = source === undefined ? null : placesOf(source, paragraph).inText;
  const ranged = (spans: readonly Span[] | undefined, words: string, after: number): Span | null => {
    const span = spans?.[0];
    if (place && span) {
      const from = place(span[0]);
      const to = place(span[1] - 1) + 1;
      if (from < to && to <= text.length) return [from, to];
    }
    return findWords(text, words, after);
  };
  let after = 0;
  const acts = (paragraph.acts ?? []).map((act) => {
    const range = ranged(act.spans, act.verb, after);
    if (range) after = range[1];
    return range;
  });
  const dates = (paragraph.dates ?? []).map((date) => ranged(date.spans, date.text, 0));
  return { acts, dates, notes: notePlaces(paragraph, reading, source, place, text.length) };
}

/** Words that skip something are written with an ellipsis ("30 July ... annually"): their first part is the place. */
function findWords(text: string, words: string, after: number): Span | null {
  const first = words.split(/…|\.\.\./u)[0]?.trim() ?? '';
  if (first === '') return null;
  const exact = text.indexOf(first, after);
  const from = exact >= 0 ? exact : text.toLowerCase().indexOf(first.toLowerCase(), after);
  return from < 0 || from + first.length > text.length ? null : [from, from + first.length];
}

function notePlaces(
  paragraph: Mentioning,
  reading: Pick<Reading, 'rest'>,
  source: string | undefined,
  place: ((offset: number) => number) | null,
  end: number,
): Mentions['notes'] {
  const open = new Set(paragraph.footnotes);
  const notes: Mentions['notes'] = [];
  const from = paragraph.spans[0]?.[0];
  const to = paragraph.spans.at(-1)?.[1];
  if (source !== undefined && place && from !== undefined && to !== undefined) {
    for (const rest of reading.rest) {
      if (rest.kind !== 'marker' || rest.span[0] < from || rest.span[0] > to + 2) continue;
      const n = markerNumber(source.slice(rest.span[0], rest.span[1]));
      if (!open.delete(n)) continue;
      notes.push({ n, at: placeAfter(source, paragraph.spans, place, rest.span[0]) });
    }
  }
  for (const n of paragraph.footnotes) if (open.has(n)) notes.push({ n, at: end });
  return notes;
}

/** A marker stands after the character of the paragraph that comes before it. */
function placeAfter(source: string, spans: readonly Span[], place: (offset: number) => number, marker: number): number {
  for (let offset = marker - 1; offset >= (spans[0]?.[0] ?? 0); offset--) {
    if (/\s/u.test(source.charAt(offset))) continue;
    if (spans.some(([from, to]) => offset >= from && offset < to)) return place(offset) + 1;
  }
  return 0;
}

/** Reads western, Arabic-Indic and superscript digits. */
export function markerNumber(marker: string): number {
  const digits = marker.normalize('NFKC').replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660));
  return Number.parseInt(/\d+/u.exec(digits)?.[0] ?? '', 10);
}
