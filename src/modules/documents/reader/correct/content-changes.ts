import { placesOf } from '../mentions.js';
import type { Act, DateMention, OperativeParagraph, Reading, Span } from '../reading.js';
import type { ContentChange } from './correction.js';
import { plainText } from './paragraph-text.js';
import { holds, intersect } from './spans.js';

/** Applies one change of an act or a date; null where its anchor is in no operative or annex paragraph, or finds no act there. */
export function changeContent(source: string, reading: Reading, change: ContentChange): Reading | null {
  const [from, to] = change.span;
  if (!(from < to)) return null;
  const wanted = (paragraph: OperativeParagraph) => holds(paragraph.spans, from) && holds(paragraph.spans, to - 1);
  let done = false;
  const change1 = (paragraph: OperativeParagraph): OperativeParagraph => {
    if (done || !wanted(paragraph)) return paragraph;
    const changed = changeParagraph(source, paragraph, change);
    done = changed !== null;
    return changed ?? paragraph;
  };
  const changed = {
    ...reading,
    operative: reading.operative.map(change1),
    annexes: reading.annexes.map((annex) => ({ ...annex, paragraphs: annex.paragraphs.map(change1) })),
  };
  return done ? changed : null;
}

function changeParagraph(
  source: string,
  paragraph: OperativeParagraph,
  change: ContentChange,
): OperativeParagraph | null {
  const here = (mention: { spans?: Span[] }) =>
    (mention.spans ?? []).some((span) => intersect([span], change.span).length > 0);
  const spans: Span[] = intersect(paragraph.spans, change.span);
  const words = plainText(source, spans);
  switch (change.kind) {
    case 'set-act': {
      const act: Act = { verb: words, act: change.act, addressees: change.addressees, spans, by: 'person' };
      return {
        ...paragraph,
        acts: sorted(source, paragraph, [...paragraph.acts.filter((other) => !here(other)), act]),
      };
    }
    case 'set-addressees': {
      if (!paragraph.acts.some(here)) return null;
      const { addressees } = change;
      return {
        ...paragraph,
        acts: paragraph.acts.map((act) => (here(act) ? { ...act, addressees, by: 'person' } : act)),
      };
    }
    // What is not there any more, since a newer reader does not find it, needs no removing.
    case 'remove-act':
      return { ...paragraph, acts: paragraph.acts.filter((act) => !here(act)) };
    case 'set-date': {
      const date: DateMention = { ...change.date, text: words, spans, by: 'person' };
      return {
        ...paragraph,
        dates: sorted(source, paragraph, [...paragraph.dates.filter((other) => !here(other)), date]),
      };
    }
    case 'remove-date':
      return { ...paragraph, dates: paragraph.dates.filter((date) => !here(date)) };
  }
}

/** In the order of the text. */
function sorted<M extends { spans?: Span[] }>(source: string, paragraph: OperativeParagraph, mentions: M[]): M[] {
  const place = placesOf(source, paragraph).inText;
  return mentions
    .map((mention, i) => ({ mention, i, at: mention.spans?.[0] ? place(mention.spans[0][0]) : -1 }))
    .sort((a, b) => a.at - b.at || a.i - b.i)
    .map(({ mention }) => mention);
}
