import type { Lang, Organ } from '../reading.js';
import { citationWords } from './citation-words.js';
import { fold } from './fold.js';
import { findResolutions } from './resolutions.js';
import { findSymbols, type Placed, withoutLinks } from './symbols.js';
import { findLabourInstruments, findSeries, type SeriesPlace } from './treaties.js';

/** What a paragraph's own words cite, in order, each once. */
export function findCitations(input: { text: string; lang: Lang; organ: Organ | null }): string[] {
  return inOrder(cite(input.text, input.lang, input.organ, null).placed);
}

function cite(
  source: string,
  lang: Lang,
  organ: Organ | null,
  chain: SeriesPlace | null,
): { placed: Placed[]; place: SeriesPlace | null } {
  const text = withoutLinks(source);
  const folded = fold(text);
  const symbols = findSymbols(text);
  const taken = symbols.map(({ from, to }) => [from, to] as const);
  const series = findSeries(folded, lang, chain);
  const placed = [
    ...symbols,
    ...findResolutions(text, folded, lang, organ, taken),
    ...series.placed,
    ...findLabourInstruments(folded, lang),
  ];
  return { placed, place: series.place };
}

function inOrder(placed: Placed[]): string[] {
  return [...new Set([...placed].sort((a, b) => a.from - b.from).map(({ code }) => code))];
}

/** Citations of each note, `Ibid.` chains resolved; notes in the order of their numbers. */
export function citeNotes(
  notes: readonly { n: number; text: string }[],
  lang: Lang,
  organ: Organ | null,
): Map<number, string[]> {
  const cited = new Map<number, string[]>();
  let last: string[] = [];
  let place: SeriesPlace | null = null;
  for (const note of notes) {
    const again = citationWords(lang).ibid.test(fold(note.text));
    const found = cite(note.text, lang, organ, again ? place : null);
    const own = inOrder(found.placed);
    const codes = own.length === 0 && again ? last : own;
    cited.set(note.n, codes);
    last = codes;
    if (found.place) place = found.place;
    else if (!again) place = null;
  }
  return cited;
}
