import type { Lang, Translator } from '../../../kernel/i18n/index.js';
import { wordsIn } from '../../reporting/index.js';
import { wordingIn } from '../report/arrange-report.js';
import { type Block, isSentence } from '../report/block.js';
import type { Annex, Origin } from '../report/published.js';
import type { ReportContent, Section } from '../report/report.js';
import { headingNumber } from './heading-number.js';
import { notesOf } from './notes.js';
import { phraseOf } from './phrases.js';

/** A report as it reads: paragraphs with numbers, footnotes where they stand, sections of other reports by reference. Pure. */

/** Running text, or a footnote at this place. */
export type Piece = { text: string } | { note: string; lang: Lang };

export interface Sentence {
  block: Block;
  lang: Lang;
  pieces: readonly Piece[];
}

export type Item =
  | { kind: 'paragraph'; number: number; sentences: readonly Sentence[] }
  | { kind: 'figure'; block: Block; parties: Annex['parties'] };

export interface ComposedSection {
  id: string;
  /** "IV."; empty for a section of another report, which stands within one of ours. */
  number: string;
  heading: { text: string; lang: Lang };
  /** Where it was published; null where it is of this report. */
  origin: Origin | null;
  items: readonly Item[];
  /** Sections of other reports that stand at its end. */
  reused: readonly ComposedSection[];
}

export interface Composed {
  title: { text: string; lang: Lang };
  sections: readonly ComposedSection[];
  paragraphs: number;
}

/** A section of another report as it was published there. */
export interface Reused {
  origin: Origin;
  section: Section;
  annex: Annex;
}

export interface Composing {
  content: ReportContent;
  annex: Annex;
  /** By id of the block that refers to them. */
  reused: ReadonlyMap<string, Reused>;
}

/** @param t The language of the frame: headings, phrases of number, notes. Text stays in its own. */
export function composeReport(t: Translator, { content, annex, reused }: Composing): Composed {
  let paragraphs = 0;
  const sections = content.sections.map((section, at): ComposedSection => {
    const whole = sectionOf(section, annex, content.lang, null);
    return { ...whole, number: headingNumber(t.lang, at + 1) };
  });
  return { title: wordingIn(content.titles, t.lang, content.lang), sections, paragraphs };

  function sectionOf(section: Section, known: Annex, lang: Lang, origin: Origin | null): ComposedSection {
    const items: Item[] = [];
    const others: ComposedSection[] = [];
    for (const block of section.blocks) {
      const { body } = block;
      if (body.kind === 'reuse') {
        const other = reused.get(block.id);
        // What a reused section itself refers to is read there, not here: references do not follow one another.
        if (other !== undefined && origin === null)
          others.push(sectionOf({ ...other.section, id: block.id }, other.annex, other.origin.lang, other.origin));
      } else if (!isSentence(body)) items.push({ kind: 'figure', block, parties: known.parties });
      else {
        const sentence = sentenceOf(t, block, known, lang);
        const last = items.at(-1);
        if (block.joins && last?.kind === 'paragraph')
          items[items.length - 1] = { ...last, sentences: [...last.sentences, sentence] };
        else {
          paragraphs += 1;
          items.push({ kind: 'paragraph', number: paragraphs, sentences: [sentence] });
        }
      }
    }
    const heading = wordingIn(section.headings, t.lang, lang);
    return { id: section.id, number: '', heading, origin, items, reused: others };
  }
}

function sentenceOf(t: Translator, block: Block, annex: Annex, written: Lang): Sentence {
  const lang = block.wording?.lang ?? t.lang;
  const text = block.wording?.text ?? phraseOf(t, block.body, written);
  const cited = block.cites ? notesOf(t, block, annex) : [];
  return { block, lang, pieces: [...piecesOf(text, lang), ...cited.map((note) => ({ note, lang: t.lang }))] };
}

/**
 * Text with its footnotes, which are written where they stand: "adopted in 2010.[^See A/RES/64/293, annex.]"
 *
 * @example piecesOf('So it is.[^See A/1.]', 'en') // [{ text: 'So it is.' }, { note: 'See A/1.', lang: 'en' }]
 */
export function piecesOf(text: string, lang: Lang): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(/\s*\[\^([^\]]+)\]/gu)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) });
    pieces.push({ note: (match[1] ?? '').trim(), lang });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** Words of a report as its limit counts them: headings, text and footnotes; not its tables, its annex, and what is another report's. */
export function countWords(t: Translator, composing: Composing): number {
  const { sections } = composeReport(t, composing);
  let words = 0;
  for (const { heading, items } of sections) {
    words += wordsIn(heading.text);
    for (const item of items) {
      if (item.kind !== 'paragraph') continue;
      for (const { pieces } of item.sentences)
        for (const piece of pieces) words += wordsIn('text' in piece ? piece.text : piece.note);
    }
  }
  return words;
}
