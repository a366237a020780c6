import { citeNotes, findNamed } from './annotate/index.js';
import { annotateOperative, annotatePreambular } from './annotated.js';
import { coverRest } from './coverage.js';
import { ParagraphNames } from './eids.js';
import { findEmphasis, withEmphasis } from './emphasis.js';
import { readFront } from './front.js';
import { markFurniture, markPageNumbers } from './furniture.js';
import { splitInline } from './inline-paragraphs.js';
import { findLanguage } from './language.js';
import type { BodyLine } from './layout.js';
import { STRUCTURE } from './lexicon/structure/index.js';
import { splitLines } from './lines.js';
import { findMarkers } from './markers.js';
import { findNotes } from './notes.js';
import { Assembler } from './paragraphs.js';
import type {
  Annex,
  Lang,
  Note,
  OperativeParagraph,
  PreambularParagraph,
  Reading,
  Rest,
  RestKind,
  Span,
} from './reading.js';
import { bodyLines, readSections } from './sections.js';
import type { Source } from './source.js';
import { buildStructure } from './structure.js';
import { cleanText, mergeSpans } from './text/clean-text.js';
import { findTitleLines } from './title-lines.js';
import { collectWarnings } from './warnings.js';

export interface ReadOptions {
  /** Read as this language, whatever the text looks like. */
  lang?: Lang;
  /** The symbol, where it is known from elsewhere; wins over what the text says. */
  symbol?: string;
}

/**
 * Reads a text into its structure. Pure, deterministic, linear in the length of the text, and never throws: what is no
 * resolution comes out with empty lists, status "unknown" and a warning.
 */
export function readText(source: Source, options: ReadOptions = {}): Reading {
  const { text } = source;
  const guess = findLanguage(text);
  const lang = options.lang ?? guess.lang;
  const lexicon = STRUCTURE[lang];
  const raw = splitLines(source);
  const { title, bodyStart } = findTitleLines(raw, lang);
  markFurniture(raw, lang, title, bodyStart);
  const found = findNotes(raw, lexicon);
  markPageNumbers(raw);
  const lines = splitInline(raw, lexicon);
  const markers = withEmphasis(findMarkers(lines, found, source.hints, lexicon), findEmphasis(lines));
  const blocks = readSections(bodyLines(lines, markers), lang);
  const assembler = new Assembler(text, markers);
  const structure = buildStructure(blocks, assembler);
  const heads = raw.filter((line) => line.furniture && line.text.length < 60).map((line) => line.text);
  const front = readFront({ front: structure.front, back: structure.back, heads, organ: structure.organ, lang });
  const symbol = options.symbol ?? front.symbol;

  const notes = found.notes
    .map(
      (note): Note => ({
        n: note.n,
        text: cleanText(text, note.pieces).text,
        citations: [],
        spans: mergeSpans(text, note.spans),
      }),
    )
    .sort((a, b) => a.n - b.n);
  const cited = citeNotes(
    notes.map(({ n, text: words }) => ({ n, text: words })),
    lang,
    front.organ,
  );
  for (const note of notes) note.citations = cited.get(note.n) ?? [];

  const context = { source: text, lang, organ: front.organ, session: front.session, cited };
  const names = new ParagraphNames();
  const preambular: PreambularParagraph[] = structure.preambular.map((built, i) =>
    annotatePreambular(built, i + 1, names.recital(i + 1), context),
  );
  const named = preambular.flatMap((p) => findNamed(p.text, lang)).slice(-NAMED);
  const operative: OperativeParagraph[] = structure.operative.map((built) =>
    annotateOperative(built, 'operative', names.operative(built.n, built.part), context, named),
  );
  const annexes: Annex[] = structure.annexes.map((annex, i) => ({
    n: i + 1,
    eId: names.annex(i + 1),
    title: annex.title,
    paragraphs: annex.paragraphs.map((built) =>
      annotateOperative(built, 'annex', names.annexed(i + 1, built.n, built.part), context, named),
    ),
  }));

  const empty = preambular.length + operative.length + annexes.length === 0;
  const restNamed: Rest[] = [
    ...raw.filter((line) => line.furniture).map((line): Rest => ({ kind: 'furniture', span: [line.from, line.to] })),
    ...markers
      .filter((marker) => marker.to > marker.from)
      .map((marker): Rest => ({ kind: 'marker', span: [marker.from, marker.to] })),
    ...restOf(assembler, structure.front, empty ? 'unknown' : 'front'),
    ...restOf(assembler, structure.formulaLines, 'formula'),
    ...restOf(assembler, structure.annexFront, 'front'),
    ...restOf(assembler, structure.back, 'back'),
    ...restOf(assembler, structure.unread, 'unknown'),
  ];
  const held: Span[] = [
    ...[...preambular, ...operative, ...annexes.flatMap((annex) => annex.paragraphs), ...notes].flatMap(
      (part) => part.spans,
    ),
  ];
  const rest = coverRest(text, held, restNamed);
  const reading: Reading = {
    schema: 'concordance.read/1',
    source: { name: source.name, sha256: source.sha256, mediaType: source.mediaType, characters: text.length },
    document: {
      symbol,
      status: front.status,
      lang,
      organ: front.organ,
      session: front.session,
      title: front.title,
      sponsors: front.sponsors,
      adopted: front.adopted,
    },
    enactingFormula: structure.formula,
    preambular,
    operative,
    annexes,
    notes,
    rest,
    warnings: [],
  };
  reading.warnings = collectWarnings(reading, guess, options.lang);
  return reading;
}

/** Who was named lately is enough to resolve "the Office": more would only slow long texts down. */
const NAMED = 40;

const restOf = (assembler: Assembler, lines: BodyLine[], kind: RestKind): Rest[] =>
  lines.flatMap((line) => assembler.spans([line]).map((span): Rest => ({ kind, span })));
