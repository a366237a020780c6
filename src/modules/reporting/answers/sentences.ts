import type { Lang } from '../../../kernel/i18n/index.js';

/** A text cut into what can be marked, so that a passage is chosen by keyboard and without JavaScript. Pure. */

export interface Sentence {
  /** In UTF-16 units, the last one not in it. */
  start: number;
  end: number;
  text: string;
}

const SEGMENTERS = new Map<Lang, Intl.Segmenter>();

function segmenterFor(lang: Lang): Intl.Segmenter {
  const known = SEGMENTERS.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'sentence' });
  SEGMENTERS.set(lang, known);
  return known;
}

/**
 * Paragraphs of a text, each with its sentences; blanks around them belong to none.
 *
 * @example paragraphsOf('One. Two.\n\nThree.', 'en').map((sentences) => sentences.map(({ text }) => text)) // [['One.', 'Two.'], ['Three.']]
 */
export function paragraphsOf(text: string, lang: Lang): Sentence[][] {
  const found: Sentence[][] = [];
  for (const { 0: paragraph, index } of text.matchAll(/[^\n]+/gu)) {
    const sentences = [...segmenterFor(lang).segment(paragraph)].flatMap(({ segment, index: at }): Sentence[] => {
      const bare = segment.trim();
      if (bare === '') return [];
      const start = index + at + segment.indexOf(bare);
      return [{ start, end: start + bare.length, text: bare }];
    });
    if (sentences.length > 0) found.push(sentences);
  }
  return found;
}

/**
 * Passages that chosen sentences make: neighbours become one.
 *
 * @param chosen places of sentences, from 0.
 * @returns null where one of them is not there, or none is chosen.
 */
export function passagesOf(text: string, lang: Lang, chosen: readonly number[]): Sentence[] | null {
  const all = paragraphsOf(text, lang).flat();
  const places = [...new Set(chosen)].sort((a, b) => a - b);
  const passages: { first: number; last: number }[] = [];
  for (const place of places) {
    if (all[place] === undefined) return null;
    const before = passages.at(-1);
    if (before !== undefined && before.last === place - 1) before.last = place;
    else passages.push({ first: place, last: place });
  }
  if (passages.length === 0) return null;
  return passages.flatMap(({ first, last }) => {
    const [one, other] = [all[first], all[last]];
    if (one === undefined || other === undefined) return [];
    return [{ start: one.start, end: other.end, text: text.slice(one.start, other.end) }];
  });
}
