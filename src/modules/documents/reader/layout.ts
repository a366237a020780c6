import type { Label } from './labels.js';
import type { StructureLexicon } from './lexicon/structure/index.js';
import type { Line } from './lines.js';
import { foldLine } from './text/fold.js';

/** A line of the body with its text as the eye reads it: markers taken out, folded. */
export interface BodyLine {
  line: Line;
  text: string;
  /** What stands before the text, read once. */
  label: Label | null;
  /** Furniture or notes stood between this line and the body line before. */
  afterGap: boolean;
}

/** What blank lines, indents and widths mean in this text. */
export interface Layout {
  blankMeans: boolean;
  indentMeans: boolean;
  lineMeans: boolean;
  indentStep: number;
  fullWidth: number;
}

const TERMINAL = /[.。．;；:：,，、،؛؟!?…]["”’'»)）\]]{0,2}$/;
const TERMINAL_AND = /[;,؛،；，]\s?(?:and|or|et|ou|y|o|e|u|и|или|و|أو|以及|和|并)$/i;
const FINAL = /[.。．;；؛:：!]["”’'»)）\]]{0,2}$/;

/** The line may be the last of a paragraph. */
export const endsParagraph = (text: string): boolean => TERMINAL.test(text) || TERMINAL_AND.test(text.slice(-12));
/** As `endsParagraph`, but an "and" after the comma carries on: so in a preamble, which has no such lists. */
export const endsClause = (text: string): boolean => TERMINAL.test(text);
/** The line ends with more than a comma. */
export const endsSentence = (text: string): boolean => FINAL.test(text) || TERMINAL_AND.test(text.slice(-12));
export const endsWithColon = (text: string): boolean => /[:：]["”’»]?$/.test(text) || /[:：]\s?[-–—]$/.test(text);
export const startsLower = (text: string): boolean =>
  /^["“«(]?\p{Script=Latin}/u.test(text) && /^["“«(]?\p{Ll}/u.test(text);

/** Tests whether a folded line starts with one of the lexicon's first words. Set up once for a language. */
export function openerTest(words: string[]): (text: string) => boolean {
  const byFirst = new Map<string, string[]>();
  for (const word of words) {
    const folded = foldLine(word).toLocaleLowerCase();
    const key = folded.slice(0, 1);
    byFirst.set(key, [...(byFirst.get(key) ?? []), folded]);
  }
  return (text) => {
    const head = text.replace(/^["“«‹"]/, '').slice(0, 40);
    const lower = head.toLocaleLowerCase();
    return (byFirst.get(lower.slice(0, 1)) ?? []).some((word) => lower.startsWith(word));
  };
}

/** Case matters where a language writes openers with a capital: mid-paragraph participles are small. */
export function opens(test: (text: string) => boolean, text: string): boolean {
  return test(text) && !startsLower(text);
}

/** Measures the text once. `lexicon` only serves to tell likely first lines from others. */
export function measureLayout(lines: BodyLine[], lexicon: StructureLexicon): Layout {
  const isOpener = openerTest(lexicon.openers);
  const indents = lines.map(({ line }) => line.indent).sort((a, b) => a - b);
  const indentStep = (indents[Math.floor(indents.length * 0.9)] ?? 0) <= 2 ? 1 : 3;
  const widths = lines.map(({ line }) => line.width).sort((a, b) => a - b);
  const fullWidth = widths[Math.floor(widths.length * 0.9)] ?? 0;
  let gaps = 0;
  let gapsTerminal = 0;
  let gapsShort = 0;
  let breaks = 0;
  let breaksTerminal = 0;
  let firsts = 0;
  let firstsIndented = 0;
  let firstsBlank = 0;
  lines.forEach((here, i) => {
    const before = lines[i - 1];
    if (!before) return;
    const terminal = endsParagraph(before.text);
    breaks += 1;
    if (terminal) breaksTerminal += 1;
    if (here.line.blank > 0 && !here.afterGap) {
      gaps += 1;
      if (terminal) gapsTerminal += 1;
      // A heading ends without a stop, but long before the margin; a wrapped line ends at it.
      else if (before.line.width < fullWidth * 0.7) gapsShort += 1;
    }
    if (terminal && (opens(isOpener, here.text) || /^\d{1,3}\s?[.．]/.test(here.text)) && !here.afterGap) {
      firsts += 1;
      if (indented(lines, i, indentStep)) firstsIndented += 1;
      if (here.line.blank > 0) firstsBlank += 1;
    }
  });
  return {
    blankMeans: gaps >= 3 && gapsTerminal > 0 && gapsTerminal + gapsShort >= gaps * 0.7 && firstsBlank >= firsts * 0.6,
    indentMeans: firsts >= 3 && firstsIndented >= firsts * 0.6,
    lineMeans: breaks >= 3 && breaksTerminal >= breaks * 0.75,
    indentStep,
    fullWidth,
  };
}

/** The line stands further in than a neighbour of the same page. */
export function indented(lines: BodyLine[], i: number, step: number): boolean {
  const here = lines[i];
  if (!here) return false;
  const before = lines[i - 1];
  const after = lines[i + 1];
  const beyond = (other: BodyLine | undefined): boolean =>
    other !== undefined && here.line.indent - other.line.indent >= step;
  return (!here.afterGap && beyond(before)) || (after !== undefined && !after.afterGap && beyond(after));
}

export interface Evidence {
  /** The layout can tell starts from continuations at this place. */
  known: boolean;
  starts: boolean;
}

/** What the layout says of line `i`: start of a paragraph or not. The format's own word comes first. */
export function evidenceAt(lines: BodyLine[], i: number, layout: Layout): Evidence {
  const here = lines[i];
  if (!here) return { known: false, starts: false };
  if (here.line.starts !== null) return { known: true, starts: here.line.starts };
  if (layout.indentMeans) {
    const inset = indented(lines, i, layout.indentStep);
    if (layout.indentStep === 1) return { known: true, starts: inset && (here.line.blank > 0 || here.afterGap) };
    return { known: true, starts: inset || (layout.blankMeans && here.line.blank > 0 && !here.afterGap) };
  }
  if (here.afterGap) return { known: false, starts: false };
  if (layout.blankMeans) return { known: true, starts: here.line.blank > 0 };
  if (layout.lineMeans) return { known: true, starts: true };
  return { known: false, starts: false };
}
