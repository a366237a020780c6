import { placeAddressees } from './reader/annotate/addressee-places.js';
import { paragraphVersion } from './reader/correct/index.js';
import { joinedText, mentionsOf, piecesOf } from './reader/mentions.js';
import type {
  Act,
  DateMention,
  MadeBy,
  OperativeParagraph,
  PreambularParagraph,
  Reading,
  Span,
} from './reader/reading.js';

/**
 * A reading as pages print it, made once when the reading changes: text cut into runs that are plain, an act, a date or the
 * place of a note. A page then only writes it down.
 */
export interface PreparedReading {
  formula: string | null;
  paragraphs: PreparedParagraph[];
  notes: PreparedNote[];
  warnings: PreparedWarning[];
}

export interface PreparedParagraph {
  section: Section;
  eId: string;
  n: number;
  part: string | null;
  heading: string | null;
  /** The words that open a preambular paragraph. */
  verb: string | null;
  /** Title of the annex, on its first paragraph. */
  annexTitle: string | null;
  pieces: Piece[];
  acts: Omit<Act, 'spans'>[];
  dates: DateMention[];
  citations: string[];
  /** `person` where somebody corrected anything of it. */
  by: MadeBy;
  /** Where it begins in the source. */
  from: number;
  /** Changes when anything of the paragraph does. */
  version: string;
}

export type Section = 'preamble' | 'operative' | 'annex';

/** The opening text of a paragraph, or one of its items. */
export interface Piece {
  label: string | null;
  /** 0 for the opening text, 1 for "(a)", 2 for "(i)" below it. */
  depth: number;
  runs: Run[];
}

/** `act`, `date` and `who` say which act or date the words are, or of which act the addressee; `note` stands after the words. */
export type Run = { text: string; act?: number; date?: number; who?: number } | { note: number };

export interface PreparedNote {
  n: number;
  text: string;
  citations: string[];
  /** eIds of the paragraphs it hangs on. */
  from: string[];
}

export interface PreparedWarning {
  code: string;
  text: string;
  span: Span | null;
  /** The paragraph in which it stands. */
  eId: string | null;
}

/** Prepares a reading of `source`. Pure; linear in the length of the text. */
export function prepareReading(reading: Reading, source: string): PreparedReading {
  const found = paragraphsOf(reading);
  const paragraphs = found.map((one) => prepareParagraph(one, reading, source));
  const holders = new Map<number, string[]>();
  for (const { paragraph } of found) {
    for (const n of paragraph.footnotes) holders.set(n, [...(holders.get(n) ?? []), paragraph.eId]);
  }
  return {
    formula: reading.enactingFormula,
    paragraphs,
    notes: reading.notes.map((note) => ({
      n: note.n,
      text: note.text,
      citations: note.citations,
      from: holders.get(note.n) ?? [],
    })),
    warnings: reading.warnings.map((warning) => {
      const at =
        warning.span === null
          ? -1
          : found.findIndex(({ paragraph }) => paragraph.spans.some((range) => overlap(range, warning.span)));
      return { ...warning, eId: paragraphs[at]?.eId ?? null };
    }),
  };
}

/** The words of a prepared paragraph, its items a line each. */
export function joinPieces({ pieces }: Pick<PreparedParagraph, 'pieces'>): string {
  return pieces.map(({ runs }) => runs.map((run) => ('text' in run ? run.text : '')).join('')).join('\n');
}

/** A paragraph of any section, with the title of the annex that it opens. */
export interface FoundParagraph {
  section: Section;
  paragraph: PreambularParagraph | OperativeParagraph;
  annexTitle: string | null;
}

/** Every numbered paragraph of a reading in the order of the text. */
export function paragraphsOf(reading: Reading): FoundParagraph[] {
  return [
    ...reading.preambular.map((paragraph) => ({ section: 'preamble' as const, paragraph, annexTitle: null })),
    ...reading.operative.map((paragraph) => ({ section: 'operative' as const, paragraph, annexTitle: null })),
    ...reading.annexes.flatMap((annex) =>
      annex.paragraphs.map((paragraph, at) => ({
        section: 'annex' as const,
        paragraph,
        annexTitle: at === 0 ? annex.title : null,
      })),
    ),
  ];
}

function prepareParagraph(
  { section, paragraph, annexTitle }: FoundParagraph,
  reading: Reading,
  source: string,
): PreparedParagraph {
  const mentions = mentionsOf(paragraph, reading, source);
  const operative = 'acts' in paragraph ? paragraph : null;
  const asking = (operative?.acts ?? []).map((act, at) => ({
    span: mentions.acts[at] ?? null,
    addressees: act.addressees,
  }));
  const marks: Mark[] = [
    ...mentions.acts.flatMap((span, act) => (span === null ? [] : [{ span, act }])),
    ...mentions.dates.flatMap((span, date) => (span === null ? [] : [{ span, date }])),
    ...placeAddressees(joinedText(paragraph), reading.document.lang, asking).map(({ act, span }) => ({
      span,
      who: act,
    })),
    ...mentions.notes.map(({ n, at }) => ({ span: [at, at] as Span, note: n })),
  ];
  const depths = depthsOf(paragraph);
  return {
    section,
    eId: paragraph.eId,
    n: paragraph.n,
    part: operative?.part ?? null,
    heading: operative?.heading ?? null,
    verb: 'verb' in paragraph ? paragraph.verb : null,
    annexTitle,
    pieces: piecesOf(paragraph).map((piece, at) => ({
      label: piece.item?.label ?? null,
      depth: depths[at] ?? 0,
      runs: runsOf(piece.text, piece.from, marks),
    })),
    acts: operative?.acts.map(({ spans: _, ...act }) => act) ?? [],
    dates: operative?.dates ?? [],
    citations: paragraph.citations,
    by: [paragraph, ...(operative?.acts ?? []), ...(operative?.dates ?? [])].some(({ by }) => by === 'person')
      ? 'person'
      : 'rules',
    from: paragraph.spans[0]?.[0] ?? 0,
    version: paragraphVersion(paragraph),
  };
}

/** Depth of each piece, in the order of `piecesOf`. */
function depthsOf(paragraph: Pick<PreambularParagraph, 'items'>): number[] {
  const depths = [0];
  const walk = (items: PreambularParagraph['items'], depth: number) => {
    for (const item of items) {
      depths.push(depth);
      walk(item.items, depth + 1);
    }
  };
  walk(paragraph.items, 1);
  return depths;
}

interface Mark {
  span: Span;
  act?: number;
  date?: number;
  who?: number;
  note?: number;
}

/** Cuts `text`, which begins at `from` of the joined text, at the marks. Where two overlap, the one that begins first is shown. */
function runsOf(text: string, from: number, marks: readonly Mark[]): Run[] {
  const here = marks
    .filter(
      ({ span, note }) =>
        span[0] <= from + text.length &&
        (note === undefined ? span[1] > from && span[0] < from + text.length : span[0] >= from),
    )
    .sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  const runs: Run[] = [];
  let at = 0;
  const plainTo = (to: number) => {
    if (to > at) runs.push({ text: text.slice(at, to) });
    at = Math.max(at, to);
  };
  for (const mark of here) {
    const start = Math.max(mark.span[0] - from, 0);
    const end = Math.min(mark.span[1] - from, text.length);
    if (mark.note !== undefined) {
      plainTo(start);
      runs.push({ note: mark.note });
    } else if (start >= at && end > start) {
      plainTo(start);
      runs.push({
        text: text.slice(start, end),
        ...(mark.act === undefined ? {} : { act: mark.act }),
        ...(mark.date === undefined ? {} : { date: mark.date }),
        ...(mark.who === undefined ? {} : { who: mark.who }),
      });
      at = end;
    }
  }
  plainTo(text.length);
  return runs;
}

function overlap(a: Span, b: Span | null): boolean {
  return b !== null && a[0] < Math.max(b[1], b[0] + 1) && b[0] < a[1];
}
