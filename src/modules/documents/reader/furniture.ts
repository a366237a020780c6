import { STRUCTURE, type StructureLexicon } from './lexicon/structure/index.js';
import type { Line } from './lines.js';
import { LANGS, type Lang } from './reading.js';
import { foldLine, squash } from './text/fold.js';

/** Symbols of the four organs and their committees, drafts and reports included; also with a language or "(Part I)" behind. */
const SYMBOL = /^(?:A|E|S|ST|HRC|CEDAW|CCPR|CRC|TD|UNEP|DP|ICC|CTOC|CAC)\/[A-Z0-9][\w.()/ -]{1,40}\*{0,3}$/;
const JOB = /^(?:[NVGKP]{0,2}E?\.?\d{2}[-–‑]\d{4,6}|[NV]\d{7})(?:\s?\([A-Z]\))?(?:\s+\d{6})*$/;
const PAGE = /^(?:\d{1,3}\s?\/\s?\d{1,3}|[-–—]\s?\d{1,3}\s?[-–—]|page \d{1,3}(?: of \d{1,3})?|第\d{1,3}页)$/i;
const BAR_CODE = /^\*\s?[A-Z]{0,2}\d{5,9}\s?\*$/;
const DATE_STAMP = /^\d{6}(?:\s+\d{6})*$/;
/** Lines that print nothing to read: rules, image placeholders, recycling signs, bare addresses. */
const EMPTY =
  /^(?:<!--.{0,80}-->|https?:\/\/\S+|[\p{So}\p{Sk}\p{Co}\uFFFD*♲♻\s]+|\[?(?:start|end) of page.{0,10}\]?)$/iu;
export const RULE = /^(?:\\?[_＿‗]){3,}$|^[-–—─―]{4,}$/;

/** A line that only the foot or head of a page has: job number or page number. */
export const isPageFoot = (text: string): boolean =>
  text.split(/\s{2,}/).some((cell) => isFoot(cell) || JOB.test(cell) || (PAGE.test(cell) && cell.includes('/')));

const cells = (text: string): string[] => text.split(/\s{3,}|\t+/).filter((cell) => cell !== '');

function isSureCell(cell: string, lexicon: StructureLexicon): boolean {
  return isFoot(cell) || JOB.test(cell) || PAGE.test(cell) || BAR_CODE.test(cell) || lexicon.furniture.test(cell);
}

/** "24-24140 3/8": what stands in a foot, in any order, with single spaces between. */
const isFoot = (cell: string): boolean =>
  cell.length < 60 &&
  cell.includes(' ') &&
  cell.split(' ').every((word) => JOB.test(word) || PAGE.test(word) || BAR_CODE.test(word) || /^\([A-Z]\)$/.test(word));

const isSymbol = (cell: string): boolean => cell.length < 50 && SYMBOL.test(cell);

/** A whole line that can be nothing but furniture, in any of the six languages. */
export function isFurnitureText(text: string): boolean {
  const folded = foldLine(text);
  if (folded.length > 120) return false;
  return cells(text)
    .map(foldLine)
    .every(
      (cell) =>
        isSymbol(cell) ||
        RULE.test(cell) ||
        EMPTY.test(cell) ||
        DATE_STAMP.test(cell) ||
        LANGS.some((lang) => isSureCell(cell, STRUCTURE[lang])),
    );
}

/** How far from sure furniture a running head may reach, in lines. */
const REACH = 9;

/**
 * Marks the lines that belong to the page and not to the text: job numbers, page numbers, bar codes, rules, running heads
 * (by repetition next to other furniture, or by being the title again). The cover is left to the front matter: before
 * `bodyStart` only what cannot be anything else is marked. Lone numbers stay for the notes to claim. Linear.
 */
export function markFurniture(lines: Line[], lang: Lang, titleLines: string[], bodyStart: number): void {
  const lexicon = STRUCTURE[lang];
  const title = squash(titleLines.join(' '));
  const folded = lines.map((line) => (line.text.length > 400 ? '' : foldLine(line.text)));
  const symbolSeen = new Set<string>();
  const heads = new Map<string, number>();
  const loose: number[] = [];
  lines.forEach((line, i) => {
    const text = folded[i] ?? '';
    if (line.furniture || text === '') return;
    if (RULE.test(text) || EMPTY.test(text) || isSureCell(text, lexicon)) line.furniture = true;
    else if (isSymbol(text)) {
      if (symbolSeen.has(text) || i > bodyStart) line.furniture = true;
      symbolSeen.add(text);
    } else if (/\s{3,}|\t/.test(line.text) && i > bodyStart) {
      const parts = cells(line.text).map(foldLine);
      const sure = parts.filter((cell) => isSureCell(cell, lexicon) || isSymbol(cell) || DATE_STAMP.test(cell));
      if (sure.length === parts.length) line.furniture = true;
      else if (
        sure.length > 0 &&
        parts.length - sure.length === 1 &&
        sure.some((cell) => isSymbol(cell) || PAGE.test(cell)) &&
        !/^\d{1,3}[.．]/.test(text)
      ) {
        line.furniture = true;
      }
    } else if (DATE_STAMP.test(text) && (lines[i - 1]?.furniture ?? false)) line.furniture = true;
  });
  lines.forEach((line, i) => {
    if (line.furniture && !RULE.test(line.text)) loose.push(i);
    else if (line.pageBreak) loose.push(i - 0.5);
  });
  markTitleRuns(lines, folded, loose, title, bodyStart);
  const neighbours = (): number[] => {
    const found: number[] = [];
    lines.forEach((line, i) => {
      if (line.furniture || i <= bodyStart || line.starts === true) return;
      const before = lines[i - 1];
      const after = lines[i + 1];
      const beside =
        (before?.furniture && !RULE.test(before.text)) ||
        line.pageBreak ||
        (after?.furniture && !RULE.test(after.text)) ||
        after?.pageBreak;
      if (beside && (folded[i]?.length ?? 0) >= 4 && !/^\d{1,3}[.．]?$/.test(folded[i] ?? '')) found.push(i);
    });
    return found;
  };
  for (let round = 0; round < REACH; round += 1) {
    heads.clear();
    const beside = neighbours();
    for (const i of beside) heads.set(folded[i] ?? '', (heads.get(folded[i] ?? '') ?? 0) + 1);
    let marked = 0;
    for (const i of beside) {
      const line = lines[i];
      if (line && (heads.get(folded[i] ?? '') ?? 0) >= 2) {
        line.furniture = true;
        marked += 1;
      }
    }
    if (marked === 0) break;
  }
}

/** A run of lines beside furniture that says the whole title again is a running head, however it was wrapped. */
function markTitleRuns(lines: Line[], folded: string[], loose: number[], title: string, bodyStart: number): void {
  if (title.length < 8) return;
  const tryRun = (from: number, step: 1 | -1): void => {
    let rest = title;
    const run: Line[] = [];
    for (let k = 0, i = from; k < REACH && rest !== ''; k += 1, i += step) {
      const line = lines[i];
      if (!line || i <= bodyStart || line.furniture) return;
      const piece = squash(folded[i] ?? '');
      if (piece === '') return;
      if (step === 1 && rest.startsWith(piece)) rest = rest.slice(piece.length);
      else if (step === -1 && rest.endsWith(piece)) rest = rest.slice(0, rest.length - piece.length);
      else return;
      run.push(line);
    }
    if (rest === '') for (const line of run) line.furniture = true;
  };
  for (const at of loose) {
    tryRun(Math.floor(at) + 1, 1);
    tryRun(Math.ceil(at) - 1, -1);
  }
}

/** A number alone between furniture is a page number. Called after the notes took theirs. */
export function markPageNumbers(lines: Line[]): void {
  lines.forEach((line, i) => {
    if (line.furniture || line.note || !/^\d{1,3}$/.test(line.text)) return;
    const before = lines[i - 1];
    const after = lines[i + 1];
    if (line.pageBreak || after?.pageBreak || (before?.furniture && after?.furniture)) line.furniture = true;
  });
}
