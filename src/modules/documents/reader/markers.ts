import { readLabel } from './labels.js';
import type { StructureLexicon } from './lexicon/structure/index.js';
import type { Line } from './lines.js';
import type { FoundNotes } from './notes.js';
import type { Hint } from './source.js';
import { isSuperscriptDigit, isWide, plainDigits, superscriptValue } from './text/characters.js';
import { foldLine } from './text/fold.js';

/** A note marker in the source: its number and where it stands, brackets included. */
export interface Marker {
  n: number;
  from: number;
  to: number;
}

interface Candidate extends Marker {
  /** 3: nothing else it could be; 2: likely; 1: only if the sequence needs it. */
  weight: 1 | 2 | 3;
  /** The word before, for markers that come again far from their note. */
  before: string;
}

/** More numbers than any resolution has; a text with more is none, and its markers are not worth the time. */
const MOST = 40_000;
const DIGITS = /[\d٠-٩۰-۹]{1,7}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}/g;
const CLOSING = /[,.;:，。；：、،؛)）\]”"’'»》〉」』!?؟%…]/;
const YEAR = /^(?:1[89]|20)\d\d/;
const LATIN = /[\p{Script=Latin}]/u;

/**
 * Finds the note markers of the body. What looks like a marker is one only if it is plausible: its note exists and stands
 * after it and after the block of notes before (or, where the text lost its notes, it carries the sequence on), and the
 * markers of all notes make the best rising sequence. After that, repeats of a number already seen. O(m log m) for m numbers.
 */
export function findMarkers(lines: Line[], found: FoundNotes, hints: Hint[], lexicon: StructureLexicon): Marker[] {
  const hinted = hints.filter((hint) => hint.kind === 'noteMarker');
  if (hinted.length > 0) {
    const known = new Set(found.notes.map((note) => note.n));
    return hinted
      .map((hint) => ({ n: hint.n ?? 0, from: hint.span[0], to: hint.span[1] }))
      .filter((marker) => marker.n === 0 || known.size === 0 || known.has(marker.n))
      .sort((a, b) => a.from - b.from);
  }
  const candidates: Candidate[] = [];
  const known = new Set(found.notes.map((note) => note.n));
  lines.forEach((line, i) => {
    if (!line.furniture && !line.note && candidates.length < MOST)
      scanLine(line, lines[i + 1], lexicon, known, candidates);
  });
  const { notes } = found;
  const firsts = notes.length > 0 ? sequence(candidates, notesWindows(found), notes) : counted(candidates);
  const seen = new Map<number, Candidate>();
  for (const first of firsts) seen.set(first.n, first);
  const chosen = new Set<Candidate>(firsts);
  for (const candidate of candidates) {
    const first = seen.get(candidate.n);
    if (!first || chosen.has(candidate) || candidate.from <= first.from) continue;
    if (candidate.weight >= 2 || (candidate.before !== '' && candidate.before === first.before)) chosen.add(candidate);
  }
  return [...chosen].sort((a, b) => a.from - b.from).map(({ n, from, to }) => ({ n, from, to }));
}

function scanLine(
  line: Line,
  next: Line | undefined,
  lexicon: StructureLexicon,
  known: Set<number>,
  out: Candidate[],
): void {
  const { text } = line;
  // The figures of "- 12. Decides" number the paragraph; a figure alone on its line may be a marker.
  const label = readLabel(text);
  const labelled = label && label.length < text.length && label.family !== 'bullet' ? label.length : 0;
  for (const match of text.matchAll(DIGITS)) {
    const at = match.index;
    if (at < labelled) continue;
    const raw = plainDigits(match[0]);
    const before = text.slice(Math.max(0, at - 40), at);
    const after = text.slice(at + match[0].length, at + match[0].length + 24);
    if (isSuperscriptDigit(match[0].charAt(0))) {
      out.push({
        n: superscriptValue(match[0]),
        from: line.from + at,
        to: line.from + at + match[0].length,
        weight: 3,
        before: lastWord(before),
      });
      continue;
    }
    const bracketed =
      (/\[$/.test(before) && after.startsWith(']')) ||
      // Arabic texts print markers as "(1)"; items and "217 A (3)" look the same, so the note must exist.
      (/(?:[\p{L}\u064b-\u065f،؛”»"’)]|(?:19|20)\d\d)\s?\($/u.test(before) &&
        after.startsWith(')') &&
        /\p{Script=Arabic}/u.test(before) &&
        known.has(Number(raw)));
    if (bracketed && raw.length <= 3) {
      out.push({
        n: Number(raw),
        from: line.from + at - 1,
        to: line.from + at + match[0].length + 1,
        weight: 3,
        before: lastWord(before.slice(0, -1)),
      });
      continue;
    }
    // A year with a marker glued to it: "20052".
    const skip = raw.length >= 5 ? 4 : 0;
    const n = Number(raw.slice(skip));
    if (raw.length - skip > 3 || n === 0 || raw.charAt(skip) === '0' || (known.size > 0 && !known.has(n))) continue;
    if (out.length >= MOST) return;
    const weight = weigh(before, raw, after, at === 0 ? line.indent : -1, next, lexicon);
    if (weight === 0) continue;
    const year = skip > 0;
    out.push({
      n,
      from: line.from + at + skip,
      to: line.from + at + match[0].length,
      weight,
      before: lastWord(year ? before + raw.slice(0, 4) : before),
    });
  }
}

const lastWord = (text: string): string => foldLine(/([\p{L}\p{N}]{1,30})[^\p{L}\p{N}]*$/u.exec(text)?.[1] ?? '');

/** How sure it is that these digits are a marker; 0 if they cannot be one. */
function weigh(
  before: string,
  digits: string,
  after: string,
  indent: number,
  next: Line | undefined,
  lexicon: StructureLexicon,
): 0 | 1 | 2 | 3 {
  if (/^(?:[/.,:‑-]\d|\/|[%°]|-\p{L})/u.test(after)) return 0;
  const last = before.charAt(before.length - 1);
  if (/[/§№#$€£+=<>*([（«“–—-]/.test(last)) return 0;
  const tail = after.trim() === '' ? ` ${foldLine(next?.text.slice(0, 20) ?? '')}` : foldedTail(after);
  if (digits.length >= 5)
    return YEAR.test(digits) && digits.length <= 6 && !/\d$/.test(before) && !/^\d/.test(after) ? 3 : 0;
  if (digits.length > 3) return 0;
  if (/^[^\p{L}\p{N}\s]{1,2}$/u.test(before)) return 0;
  if (before.trim() === '') return indent >= 0 && after.trim() === '' ? 2 : 0;
  const glued = last !== ' ' && last !== '\u00a0' && last !== '\t';
  const nextChar = after.charAt(0);
  const wordBefore = before.trimEnd();
  if (!glued && lexicon.numbered.test(foldLine(wordBefore).slice(-24))) return 0;
  if (glued) {
    if (CLOSING.test(last)) {
      if (/(?:^|[^\p{L}])\p{L}\.$/u.test(before)) return 0;
      // "A/C.3/79/L.9/Rev.1": figures of a symbol.
      if (last === '.' && /(?:\/\S{0,30}|\b(?:Add|Amend|Corr|Rev|Suppl?)\.)$/.test(before)) return 0;
      if (/[.,:]/.test(last) && /\d[.,:]$/.test(before) && !/(?:1[89]|20)\d\d[.,:]$/.test(before)) return 0;
      if (/\p{L}\.$/u.test(before) && lexicon.numbered.test(foldLine(before.slice(0, -1)).slice(-24))) return 0;
      if (/^\p{L}/u.test(nextChar) && !isWide(nextChar.charCodeAt(0)) && LATIN.test(nextChar)) return 0;
      if (isCount(tail, nextChar, lexicon)) return /[，。；：、,;]/.test(last) && after.trim() === '' ? 2 : 0;
      return 3;
    }
    if (isWide(last.charCodeAt(0))) {
      if (lexicon.numbered.test(before.slice(-6)) || isCount(tail, nextChar, lexicon)) return 0;
      return 2;
    }
    if (/\p{Ll}|\p{Script=Arabic}/u.test(last)) {
      const word = /([\p{L}’'-]+)$/u.exec(before)?.[1] ?? '';
      if (word.length < 3 || /^\p{Lu}{2,}/u.test(word) || /^[\p{L}]/u.test(nextChar)) return 0;
      return isCount(tail, nextChar, lexicon) ? 1 : 3;
    }
    return 0;
  }
  if (isCount(tail, nextChar, lexicon)) return 0;
  // "2000 1 , in which": no language puts a space before a comma, but extraction does after a raised number.
  if (/^\s+[,.](?!\d)/.test(after)) return 3;
  if (/^\s*[,.;:，。；：、،؛)»”"]/.test(after) && !/^\s*\.\d/.test(after)) return 2;
  if (after.trim() === '') return 2;
  const lastSolid = wordBefore.charCodeAt(wordBefore.length - 1);
  if (isWide(lastSolid)) return isWide(after.trimStart().charCodeAt(0)) ? 2 : 1;
  if (/[,;:،؛”»)]$/.test(wordBefore)) return 2;
  return 1;
}

const foldedTail = (after: string): string => (/^\s/.test(after) ? ` ${foldLine(after)}` : foldLine(after));
const isCount = (tail: string, nextChar: string, lexicon: StructureLexicon): boolean =>
  lexicon.counted.test(tail) || (/^\p{L}/u.test(nextChar) && LATIN.test(nextChar));

/** For every note the stretch of the source where its first marker may stand. */
function notesWindows({ notes, blocks }: FoundNotes): Map<number, [number, number]> {
  const windows = new Map<number, [number, number]>();
  for (const note of notes) {
    if (windows.has(note.n)) continue;
    const block = blocks[note.block];
    const before = note.block > 0 ? blocks[note.block - 1] : undefined;
    windows.set(note.n, [before?.to ?? 0, block?.from ?? Number.MAX_SAFE_INTEGER]);
  }
  return windows;
}

/** The heaviest rising sequence of candidates: number and place rise together. Fenwick tree over the numbers. */
function sequence(
  candidates: Candidate[],
  windows: Map<number, [number, number]>,
  notes: { n: number }[],
): Candidate[] {
  const max = notes.reduce((most, note) => Math.max(most, note.n), 0);
  interface State {
    weight: number;
    candidate: Candidate;
    previous: State | null;
  }
  const tree: (State | null)[] = new Array<State | null>(max + 2).fill(null);
  const best = (upTo: number): State | null => {
    let found: State | null = null;
    for (let i = upTo; i > 0; i -= i & -i) {
      const state = tree[i] ?? null;
      if (state && (!found || state.weight > found.weight)) found = state;
    }
    return found;
  };
  for (const candidate of candidates) {
    const window = windows.get(candidate.n);
    if (!window || candidate.from < window[0] || candidate.from >= window[1]) continue;
    const previous = best(candidate.n - 1);
    const state: State = {
      weight: (previous?.weight ?? 0) + 10 + candidate.weight * candidate.weight,
      candidate,
      previous,
    };
    for (let i = candidate.n; i <= max + 1; i += i & -i) {
      const held = tree[i] ?? null;
      if (!held || state.weight > held.weight) tree[i] = state;
    }
  }
  const chain: Candidate[] = [];
  for (let state = best(max + 1); state; state = state.previous) chain.push(state.candidate);
  return chain.reverse();
}

interface Count {
  weight: number;
  candidate: Candidate;
  previous: Count | null;
  length: number;
  likely: number;
  sure: number;
}

/**
 * Without notes, markers must count on by one: from 1, and enough of them must look like nothing else; or from where the text
 * kept its first, and then all of them must.
 */
function counted(candidates: Candidate[]): Candidate[] {
  const bestEnding = new Map<number, Count>();
  let best: Count | null = null;
  for (const candidate of candidates) {
    const previous = bestEnding.get(candidate.n - 1) ?? null;
    if (!previous && candidate.n !== 1 && candidate.weight < 3) continue;
    const count: Count = {
      weight: (previous?.weight ?? 0) + candidate.weight * candidate.weight,
      candidate,
      previous,
      length: (previous?.length ?? 0) + 1,
      likely: (previous?.likely ?? 0) + (candidate.weight >= 2 ? 1 : 0),
      sure: (previous?.sure ?? 0) + (candidate.weight === 3 ? 1 : 0),
    };
    const held = bestEnding.get(candidate.n);
    if (!held || count.weight > held.weight) bestEnding.set(candidate.n, count);
    if (plausible(count) && (!best || count.weight > best.weight)) best = count;
  }
  const chain: Candidate[] = [];
  for (let count: Count | null = best; count; count = count.previous) chain.push(count.candidate);
  return chain.reverse();
}

function plausible({ candidate, length, likely, sure }: Count): boolean {
  const fromOne = candidate.n === length;
  if (sure === length) return length >= 2;
  return fromOne && length >= 3 && likely >= 2 && likely * 5 >= length * 2;
}
