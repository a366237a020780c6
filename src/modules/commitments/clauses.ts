import type { Lang } from '../../kernel/i18n/index.js';
import {
  type Act,
  type ConfirmedText,
  type DateMention,
  joinPieces,
  type PreparedParagraph,
} from '../documents/index.js';
import type { Section } from './commitment.js';

/** A paragraph of a text as the register takes it up: its acts, each with the words that belong to it. */
export interface ReadParagraph {
  section: Section;
  part: string | null;
  n: number;
  eId: string;
  /** Of the paragraph in the text. */
  position: number;
  words: string;
  citations: string[];
  acts: ReadAct[];
  /** Of the whole paragraph; which act each belongs to is a rule of `timing/`. */
  dates: DateMention[];
}

export interface ReadAct extends Pick<Act, 'act' | 'addressees' | 'spans'> {
  /** Of the act in the paragraph, from 0. */
  index: number;
  /** From its verb to the next act's. */
  words: string;
}

/** The operative and annexed paragraphs of a text with their acts. Pure. */
export function readParagraphs(text: Pick<ConfirmedText, 'lang' | 'reading' | 'paragraphs'>): ReadParagraph[] {
  const { reading } = text;
  const operative = [...reading.operative, ...reading.annexes.flatMap((annex) => annex.paragraphs)];
  const read = new Map(operative.map((paragraph) => [paragraph.eId, paragraph]));
  return text.paragraphs.flatMap((prepared, position) => {
    const paragraph = read.get(prepared.eId);
    if (prepared.section === 'preamble' || paragraph === undefined) return [];
    const clauses = clausesOf(prepared, text.lang);
    return [
      {
        section: prepared.section,
        part: paragraph.part,
        n: paragraph.n,
        eId: paragraph.eId,
        position,
        words: joinPieces(prepared),
        citations: paragraph.citations,
        acts: paragraph.acts.map(({ act, addressees, spans }, index) => ({
          act,
          addressees,
          spans,
          index,
          words: clauses[index] ?? joinPieces(prepared),
        })),
        dates: paragraph.dates,
      },
    ];
  });
}

/** UTF-16 offsets into the joined words of a paragraph. */
export type ClauseRange = [from: number, to: number];

/**
 * The words of each act: from its verb to the next act's, the first one from the beginning of the paragraph. An act whose verb the
 * text does not show has the whole paragraph.
 */
export function clausesOf(paragraph: Pick<PreparedParagraph, 'pieces' | 'acts'>, lang: Lang): string[] {
  const text = joinPieces(paragraph);
  return clauseRanges(paragraph, lang).map((range) => text.slice(...range));
}

/** Where the words of each act stand in the joined words of its paragraph. */
export function clauseRanges(paragraph: Pick<PreparedParagraph, 'pieces' | 'acts'>, lang: Lang): ClauseRange[] {
  const text = joinPieces(paragraph);
  const starts: { act: number; at: number }[] = [];
  let at = 0;
  for (const [n, { runs }] of paragraph.pieces.entries()) {
    if (n > 0) at += 1;
    for (const run of runs) {
      if (!('text' in run)) continue;
      if (run.act !== undefined && !starts.some(({ act }) => act === run.act)) starts.push({ act: run.act, at });
      at += run.text.length;
    }
  }
  return paragraph.acts.map((_, act) => {
    const place = starts.findIndex((start) => start.act === act);
    if (place < 0) return [0, text.length];
    const from = place === 0 ? 0 : (starts[place]?.at ?? 0);
    const to = starts[place + 1]?.at ?? text.length;
    return withoutJoint(text, from, to, lang);
  });
}

type Piece = PreparedParagraph['pieces'][number];

/** The pieces of a paragraph cut to a range of its words, without its notes; a piece of which nothing is left is left out. */
export function cutPieces(pieces: readonly Piece[], [from, to]: ClauseRange): Piece[] {
  let at = 0;
  return pieces.flatMap((piece, n): Piece[] => {
    if (n > 0) at += 1;
    const runs = piece.runs.flatMap((run): Piece['runs'] => {
      if (!('text' in run)) return [];
      const begins = at;
      at += run.text.length;
      const text = run.text.slice(Math.max(0, from - begins), Math.max(0, to - begins));
      return text === '' ? [] : [{ ...run, text }];
    });
    return runs.length > 0 ? [{ ...piece, runs }] : [];
  });
}

/** What joins a clause to the next one: a comma, the "and" or "and therefore" after it, or the "We" of the next sentence. */
const JOINTS: Readonly<Record<Lang, RegExp>> = {
  ar: /[\s,،;؛:.]+(و|ومن ثم|وبالتالي)?[\s،]*(و?نحن)?\s*$/u,
  en: /[\s,;:.]+(and(,? therefore)?|therefore|in this regard)?,?\s*(we(\s+(also|further))?)?\s*$/iu,
  es: /[\s,;:.]+([ye](,? por (lo tanto|consiguiente))?|por (lo tanto|consiguiente)|a este respecto)?,?\s*$/u,
  fr: /[\s,;:.]+(et(,? (en conséquence|par conséquent))?|en conséquence|par conséquent|à cet égard)?,?\s*(nous)?\s*$/iu,
  ru: /[\s,;:.]+(и|а также|и поэтому|поэтому|в этой связи)?,?\s*(мы(\s+также)?)?\s*$/iu,
  zh: /[\s,，;；、:。]+(并|又|因此|为此|此外|并在这方面|在这方面)?[，,]?(我们(还|又|也)?)?$/u,
};

function withoutJoint(text: string, from: number, to: number, lang: Lang): ClauseRange {
  const clause = text.slice(from, to);
  const end = clause.replace(JOINTS[lang], '').trimEnd().length;
  const start = clause.length - clause.trimStart().length;
  return [from + Math.min(start, end), from + end];
}
