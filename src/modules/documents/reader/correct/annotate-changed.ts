import { joinedText, piecesOf, placesOf } from '../mentions.js';
import type { OperativeParagraph, PreambularParagraph, Reading } from '../reading.js';
import type { Annotator } from './annotator.js';

/** Reads verbs, acts, dates and citations anew in the paragraphs that a person made or cut, by the rules. */
export function annotateChanged(source: string, reading: Reading, rules: Annotator): Reading {
  const { lang, organ, session } = reading.document;
  const cited = rules.citeNotes(reading.notes, lang, organ);
  const notes = reading.notes.map((note) =>
    note.citations.length > 0 ? note : { ...note, citations: cited.get(note.n) ?? [] },
  );
  const ofNote = new Map(notes.map((note) => [note.n, note.citations]));
  const citations = (p: PreambularParagraph | OperativeParagraph) => [
    ...new Set([
      ...rules.findCitations({ text: joinedText(p), lang, organ }),
      ...p.footnotes.flatMap((n) => ofNote.get(n) ?? []),
    ]),
  ];
  const named: string[] = [];
  const preambular = reading.preambular.map((p) => {
    named.push(...rules.findNamed(joinedText(p), lang));
    return p.by === 'person' ? { ...p, verb: rules.preambularVerb(p.text, lang), citations: citations(p) } : p;
  });
  const operative =
    (kind: 'operative' | 'annex') =>
    (p: OperativeParagraph): OperativeParagraph => {
      const text = joinedText(p);
      const before = [...named];
      named.push(...rules.findNamed(text, lang));
      if (p.by !== 'person') return p;
      const itemStarts = piecesOf(p)
        .slice(1)
        .map((piece) => piece.from);
      const input = { text, lang, organ, session, kind, itemStarts, named: before };
      const acts = rules.findActs(input);
      const dates = rules.findDates(input, acts);
      const { inSource } = placesOf(source, p);
      return {
        ...p,
        citations: citations(p),
        acts: acts.map(({ span, ...act }) => ({ ...act, spans: inSource(span) })),
        dates: dates.map(({ span, ...date }) => ({ ...date, spans: inSource(span) })),
      };
    };
  return {
    ...reading,
    notes,
    preambular,
    operative: reading.operative.map(operative('operative')),
    annexes: reading.annexes.map((annex) => ({ ...annex, paragraphs: annex.paragraphs.map(operative('annex')) })),
  };
}
