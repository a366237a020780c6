import { joinedText } from '../mentions.js';
import type { Act, DateMention, Reading } from '../reading.js';
import type { ParagraphRef, Place } from './comparison.js';
import { sayingOf, type Token, wordsOf } from './words.js';

/** A paragraph made ready for comparing. */
export interface Unit {
  ref: ParagraphRef;
  /** Paragraphs of one column are compared in their order with each other first: preamble, operative part, each annex. */
  column: string;
  /** Place in the column. */
  index: number;
  tokens: Token[];
  saying: string;
  acts: Act[];
  dates: DateMention[];
  citations: string[];
  items: number;
}

/** All paragraphs of a reading in the order of the text. */
export function unitsOf(reading: Reading): Unit[] {
  const unit = (
    place: Place,
    annex: number | null,
    column: string,
    index: number,
    p: Reading['preambular'][number] | Reading['operative'][number],
  ): Unit => {
    const text = joinedText(p);
    const tokens = wordsOf(text, reading.document.lang);
    return {
      ref: { place, annex, part: 'part' in p ? p.part : null, n: p.n, eId: p.eId, text },
      column,
      index,
      tokens,
      saying: sayingOf(tokens),
      acts: 'acts' in p ? p.acts : [],
      dates: 'dates' in p ? p.dates : [],
      citations: p.citations,
      items: p.items.length,
    };
  };
  return [
    ...reading.preambular.map((p, i) => unit('preambular', null, 'preambular', i, p)),
    ...reading.operative.map((p, i) => unit('operative', null, 'operative', i, p)),
    ...reading.annexes.flatMap((annex, k) =>
      annex.paragraphs.map((p, i) => unit('annex', annex.n, `annex ${k}`, i, p)),
    ),
  ];
}
