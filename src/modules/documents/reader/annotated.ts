import { type AnnotateInput, findActs, findCitations, findDates, findNamed, preambularVerb } from './annotate/index.js';
import type { Built } from './paragraphs.js';
import type { AddresseeCode, Lang, OperativeParagraph, Organ, PreambularParagraph, Span } from './reading.js';
import type { BuiltOperative } from './structure.js';
import { sourceSpans } from './text/clean-text.js';

export interface AnnotateContext {
  source: string;
  lang: Lang;
  organ: Organ | null;
  session: number | null;
  /** Citations of each note. */
  cited: Map<number, string[]>;
}

/** A preambular paragraph with its verb and citations. */
export function annotatePreambular(
  built: Built,
  n: number,
  eId: string,
  context: AnnotateContext,
): PreambularParagraph {
  return {
    n,
    eId,
    verb: preambularVerb(built.text, context.lang),
    text: built.text,
    items: built.items,
    citations: citationsOf(built, context),
    footnotes: built.footnotes,
    spans: built.spans,
  };
}

/** An operative or annexed paragraph with its acts, dates and citations; `named` grows by whom it names. */
export function annotateOperative(
  built: BuiltOperative,
  kind: 'operative' | 'annex',
  eId: string,
  context: AnnotateContext,
  named: AddresseeCode[],
): OperativeParagraph {
  const { joined } = built;
  const input: AnnotateInput = {
    text: joined.text,
    lang: context.lang,
    organ: context.organ,
    session: context.session,
    kind,
    itemStarts: built.itemStarts,
    named: [...named],
  };
  const acts = findActs(input);
  const dates = findDates(input, acts);
  const back = (span: Span): Span[] => sourceSpans(context.source, joined, span);
  named.push(...findNamed(joined.text, context.lang));
  named.splice(0, Math.max(0, named.length - 40));
  return {
    n: built.n,
    part: built.part,
    eId,
    heading: built.heading,
    text: built.text,
    items: built.items,
    citations: citationsOf(built, context),
    footnotes: built.footnotes,
    acts: acts.map(({ span, ...act }) => ({ ...act, spans: back(span) })),
    dates: dates.map(({ span, ...date }) => ({ ...date, spans: back(span) })),
    spans: built.spans,
  };
}

/** What the paragraph cites itself, then what its notes cite; each once. */
function citationsOf(built: Built, { lang, organ, cited }: AnnotateContext): string[] {
  const own = findCitations({ text: built.joined.text, lang, organ });
  return [...new Set([...own, ...built.footnotes.flatMap((n) => cited.get(n) ?? [])])];
}
