import { FootnoteReferenceRun, type ParagraphChild, TextRun } from 'docx';
import { xmlText } from '../reader/akn/xml.js';
import { mentionsOf, piecesOf } from '../reader/mentions.js';
import type { Item, OperativeParagraph, PreambularParagraph, Reading, Span } from '../reader/reading.js';
import { runOptions, type Setting } from './docx-style.js';

/** One printed line of a paragraph: its opening, or one item with its label and depth. */
export interface Printed {
  label: string | null;
  depth: number;
  runs: ParagraphChild[];
}

/** Gives notes their numbers: Word counts them itself, in the order in which they are first referred to. */
export class NoteNumbers {
  readonly #numbers = new Map<number, number>();

  /** The number that Word will show, and whether this is the first reference. */
  refer(n: number): { number: number; first: boolean } {
    const known = this.#numbers.get(n);
    if (known !== undefined) return { number: known, first: false };
    const number = this.#numbers.size + 1;
    this.#numbers.set(n, number);
    return { number, first: true };
  }

  /** Numbers of the reading by the number that Word shows. */
  get used(): ReadonlyMap<number, number> {
    return new Map([...this.#numbers].map(([n, number]) => [number, n]));
  }
}

/** Prints a paragraph with its acts marked and its notes where they hang. */
export function printParagraph(
  paragraph: PreambularParagraph | OperativeParagraph,
  reading: Reading,
  source: string | undefined,
  setting: Setting,
  notes: NoteNumbers,
): Printed[] {
  const found = mentionsOf(paragraph, reading, source);
  const opening: Span[] =
    'verb' in paragraph && paragraph.verb !== '' && paragraph.text.startsWith(paragraph.verb)
      ? [[0, paragraph.verb.length]]
      : [];
  const acts = [...opening, ...found.acts.filter((range) => range !== null)];
  const strong = { bold: 'acts' in paragraph || !setting.slanted, italics: setting.slanted };
  const pieces = piecesOf(paragraph);
  const depths = depthsOf(paragraph.items);
  return pieces.map((piece, i): Printed => {
    const end = pieces[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    const stops = new Set([0, piece.text.length]);
    const here = (at: number) => at >= piece.from && at < end;
    for (const stop of [...acts.flat(), ...found.notes.map((note) => note.at)]) {
      if (here(stop)) stops.add(Math.min(stop - piece.from, piece.text.length));
    }
    const order = [...stops].sort((a, b) => a - b);
    const runs = order.flatMap((from, k): ParagraphChild[] => {
      const text = xmlText(piece.text.slice(from, order[k + 1] ?? from));
      const at = piece.from + from;
      const noted = found.notes.filter(
        (note) => here(note.at) && Math.min(note.at - piece.from, piece.text.length) === from,
      );
      const marked = acts.some(([a, b]) => at >= a && at < b);
      return [
        ...noted.map(({ n }) => noteRun(n, notes, setting)),
        ...(text === '' ? [] : [new TextRun({ ...runOptions(setting), text, ...(marked ? strong : {}) })]),
      ];
    });
    return {
      label: piece.item ? labelOf(piece.item) : null,
      depth: piece.item ? (depths.get(piece.item) ?? 1) : 0,
      runs,
    };
  });
}

function noteRun(n: number, notes: NoteNumbers, setting: Setting): ParagraphChild {
  const { number, first } = notes.refer(n);
  return first
    ? new FootnoteReferenceRun(number)
    : new TextRun({ ...runOptions(setting), text: String(number), superScript: true });
}

function labelOf({ label }: Item): string {
  return xmlText(/^[\p{L}\p{N}]+$/u.test(label) ? `(${label})` : label);
}

function depthsOf(items: readonly Item[], depth = 1): Map<Item, number> {
  return new Map(items.flatMap((item) => [[item, depth] as const, ...depthsOf(item.items, depth + 1)]));
}
