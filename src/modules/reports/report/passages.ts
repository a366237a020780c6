import type { Lang } from '../../../kernel/i18n/index.js';
import type { AnswerValue } from '../../reporting/index.js';
import type { Span } from './block.js';

/** What can be taken from the text of an answer. Pure. */

/** The running text of an answer; null where it has none. */
export function textOf(value: AnswerValue): string | null {
  if (value.kind === 'text') return value.text;
  return value.kind === 'as-last-time' && value.words !== '' ? value.words : null;
}

/** Its sentences, each with the blanks after it. */
export function sentencesOf(text: string, lang: Lang): Span[] {
  const spans: Span[] = [];
  for (const { index, segment } of new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text))
    if (segment.trim() !== '') spans.push({ from: index, to: index + segment.length });
  return spans;
}

/** "12-80" of a form as a span of a text; null where it is none of its sentences. */
export function spanIn(typed: string, sentences: readonly Span[]): Span | null {
  return sentences.find(({ from, to }) => typed === `${from}-${to}`) ?? null;
}

/** Neighbouring sentences as one passage. */
export function joinedSpans(chosen: readonly Span[], text: string): Span[] {
  const joined: Span[] = [];
  for (const span of chosen.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && text.slice(last.to, span.from).trim() === '')
      joined[joined.length - 1] = { from: last.from, to: span.to };
    else joined.push(span);
  }
  return joined;
}
