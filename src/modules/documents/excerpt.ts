import { FOUND_FROM, FOUND_TO } from './search-query.js';
import type { SearchWords } from './search-words.js';

/** Text of an excerpt; `found` where it is what was looked for. */
export interface ExcerptRun {
  text: string;
  found: boolean;
}

/** Characters shown round a place where the database marked nothing. */
const AROUND = 70;
const LONGEST = 320;

/**
 * An excerpt cut at what was found. Words of the stemming languages come marked from the database; Chinese words and symbols are
 * looked up here, and the excerpt then begins a little before the first of them.
 */
export function markFound(excerpt: string, words: SearchWords): ExcerptRun[] {
  if (excerpt.includes(FOUND_FROM)) return marked(excerpt);
  const sought = [...words.chinese.words, ...words.chinese.pairs, ...words.symbols].filter((word) => word !== '');
  if (sought.length === 0) return [{ text: clip(excerpt, 0), found: false }];
  const pattern = new RegExp(
    sought
      .sort((a, b) => b.length - a.length)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'))
      .join('|'),
    'giu',
  );
  const first = pattern.exec(excerpt)?.index ?? 0;
  pattern.lastIndex = 0;
  return cut(clip(excerpt, Math.max(0, first - AROUND)), pattern);
}

function marked(excerpt: string): ExcerptRun[] {
  return excerpt.split(FOUND_FROM).flatMap((part, at) => {
    if (at === 0) return part === '' ? [] : [{ text: part, found: false }];
    const [found = '', ...after] = part.split(FOUND_TO);
    const rest = after.join('');
    return rest === ''
      ? [{ text: found, found: true }]
      : [
          { text: found, found: true },
          { text: rest, found: false },
        ];
  });
}

function clip(text: string, from: number): string {
  const cutText = text.slice(from, from + LONGEST);
  return `${from > 0 ? '… ' : ''}${cutText}${from + LONGEST < text.length ? ' …' : ''}`;
}

function cut(text: string, pattern: RegExp): ExcerptRun[] {
  const runs: ExcerptRun[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) runs.push({ text: text.slice(at, match.index), found: false });
    runs.push({ text: match[0], found: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) runs.push({ text: text.slice(at), found: false });
  return runs;
}
