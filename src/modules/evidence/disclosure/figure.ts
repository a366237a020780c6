/** What a cell of a published table says, as an outsider reads it. Pure. */
export type Figure =
  | { kind: 'number'; value: number }
  /** "<5": from 0 to `limit` - 1. */
  | { kind: 'below'; limit: number }
  /** Not shown so that others cannot be worked out: any number. */
  | { kind: 'withheld' }
  /** Nothing is said: blank, "..", a rate, a word. */
  | { kind: 'none' };

/** What a published table says in a cell withheld to protect another. */
export const WITHHELD = '[c]';

/** Marks of statistical offices for a figure that is known and not shown. */
const MARKS = new Set(['[c]', 'c', ':c', '..c', '*', 'x', '(d)', 'suppressed']);
/** "1373", "1,373", "1 373" with any space that groups digits. */
const WHOLE = /^(?:\d+|\d{1,3}(?:[,' \u00a0\u2009\u202f]\d{3})+)$/u;
const BELOW = /^(?:<|＜|less than)\s*(\d+)$/iu;
const AT_MOST = /^(?:<=|≤)\s*(\d+)$/u;

/** Reads a cell. A number with decimals is no count, and a negative one none either: both say nothing here. */
export function readFigure(text: string): Figure {
  const said = text.trim();
  if (WHOLE.test(said)) return { kind: 'number', value: Number(said.replace(/\D/gu, '')) };
  const below = BELOW.exec(said)?.[1];
  if (below !== undefined) return { kind: 'below', limit: Number(below) };
  const atMost = AT_MOST.exec(said)?.[1];
  if (atMost !== undefined) return { kind: 'below', limit: Number(atMost) + 1 };
  return MARKS.has(said.toLowerCase()) ? { kind: 'withheld' } : { kind: 'none' };
}

export function isSuppressed({ kind }: Figure): boolean {
  return kind === 'below' || kind === 'withheld';
}

/** The least and the most that a figure can stand for. */
export function rangeOf(figure: Figure): { least: number; most: number } | null {
  if (figure.kind === 'number') return { least: figure.value, most: figure.value };
  if (figure.kind === 'below') return { least: 0, most: figure.limit - 1 };
  return figure.kind === 'withheld' ? { least: 0, most: Number.POSITIVE_INFINITY } : null;
}
