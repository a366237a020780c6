import type { BodyLine } from './layout.js';
import type { Assembler, Built } from './paragraphs.js';
import type { Organ } from './reading.js';
import type { Block } from './sections.js';

export interface BuiltOperative extends Built {
  n: number;
  part: string | null;
}
export interface BuiltAnnex {
  title: string | null;
  paragraphs: BuiltOperative[];
}
/** The parts of a text, and the lines that belong to none of its paragraphs. */
export interface Structure {
  formula: string | null;
  organ: Organ | null;
  front: BodyLine[];
  formulaLines: BodyLine[];
  back: BodyLine[];
  preambular: Built[];
  operative: BuiltOperative[];
  annexes: BuiltAnnex[];
  /** Titles of annexes and what introduces their first paragraph. */
  annexFront: BodyLine[];
  unread: BodyLine[];
}

interface Draft {
  heads: BodyLine[];
  /** The words above the paragraph. */
  heading: string | null;
  /** The divisions that open with it ("II", "Article 3"), outermost first. */
  divisions: string[];
  own: Block;
  rest: Block[];
}

/** Gathers blocks into paragraphs with their items and headings. */
export function buildStructure(blocks: Block[], assembler: Assembler): Structure {
  const result: Structure = {
    formula: null,
    organ: null,
    front: [],
    formulaLines: [],
    back: [],
    preambular: [],
    operative: [],
    annexes: [],
    annexFront: [],
    unread: [],
  };
  const preambular: Draft[] = [];
  const operative: Draft[] = [];
  let annex: AnnexDraft | null = null;
  const annexes: AnnexDraft[] = [];
  let heads: Block[] = [];
  let open: Draft | null = null;
  let carried: { words: string[]; divisions: string[] } | null = null;
  const start = (own: Block, list: Draft[]): void => {
    const words = heads.map((head) => text(assembler, head));
    const divisions = heads.flatMap((head) => (head.division === null ? [] : [head.division]));
    const inherited = list === preambular ? null : carried;
    open = {
      heads: heads.flatMap((head) => head.lines),
      heading: [...(inherited?.words ?? []), ...words].join(' ') || null,
      divisions: [...(inherited?.divisions ?? []), ...divisions],
      own,
      rest: [],
    };
    // A part may have a preamble of its own: its heading then stands over its first operative paragraph too.
    if (list !== preambular) carried = null;
    else if (heads.length > 0) carried = { words, divisions };
    heads = [];
    list.push(open);
  };
  for (const [i, block] of blocks.entries()) {
    switch (block.kind) {
      case 'front':
        append(result.front, block.lines);
        break;
      case 'formula':
        annex = null;
        carried = lettered(letterBefore(blocks, i));
        result.formula ??= text(assembler, block);
        result.organ ??= block.organ ?? null;
        append(result.formulaLines, block.lines);
        append(
          result.unread,
          heads.flatMap((head) => head.lines),
        );
        heads = [];
        open = null;
        break;
      case 'back':
        append(result.back, block.lines);
        open = null;
        break;
      case 'annex':
        append(
          result.unread,
          heads.flatMap((head) => head.lines),
        );
        heads = [];
        annex = { heading: block, title: [], before: [], drafts: [] };
        annexes.push(annex);
        open = null;
        break;
      case 'heading':
        if (
          annex &&
          annex.drafts.length === 0 &&
          annex.before.length === 0 &&
          heads.length === 0 &&
          block.division === null
        )
          annex.title.push(block);
        else heads.push(block);
        break;
      case 'preambular':
        start(block, preambular);
        break;
      case 'operative':
        start(block, annex ? annex.drafts : operative);
        break;
      case 'item':
        if (open) (open as Draft).rest.push(block);
        else start({ ...block, label: null }, annex ? annex.drafts : operative);
        break;
      case 'text':
        if (annex) {
          if (annex.drafts.length === 0) append(annex.before, heads.splice(0), [block]);
          else if (open) append((open as Draft).rest, heads.splice(0), [block]);
          else start(block, annex.drafts);
        } else if (open) append((open as Draft).rest, heads.splice(0), [block]);
        else start(block, operative);
        break;
    }
  }
  append(
    result.unread,
    heads.flatMap((head) => head.lines),
  );
  result.preambular = preambular.map((draft) => assembler.build(draft.heads, draft.own, draft.rest));
  result.operative = number(operative, assembler);
  for (const draft of annexes) {
    append(
      result.annexFront,
      draft.heading.lines,
      draft.title.flatMap((block) => block.lines),
    );
    if (draft.drafts.length === 0) draft.drafts = unnumbered(draft.before);
    else
      append(
        result.annexFront,
        draft.before.flatMap((block) => block.lines),
      );
    const titled = titleAlone(assembler, draft.heading) ? [draft.heading, ...draft.title] : draft.title;
    const title = titled.map((block) => text(assembler, block)).join(' ');
    result.annexes.push({ title: title || null, paragraphs: number(draft.drafts, assembler) });
  }
  return result;
}

const lettered = (letter: string | null): { words: string[]; divisions: string[] } | null =>
  letter === null ? null : { words: [], divisions: [letter] };

/** "A" on a line of its own above a formula: several resolutions under one number. */
function letterBefore(blocks: Block[], at: number): string | null {
  for (const block of blocks.slice(Math.max(0, at - 4), at)) {
    for (const line of block.lines) if (/^[A-H]$/.test(line.text)) return line.text;
  }
  return null;
}

/** Appends lists of any length: arguments are limited, loops are not. */
function append<T>(list: T[], ...more: T[][]): void {
  for (const part of more) for (const entry of part) list.push(entry);
}

interface AnnexDraft {
  heading: Block;
  title: Block[];
  /** What stands before the first numbered paragraph. */
  before: Block[];
  drafts: Draft[];
}

const text = (assembler: Assembler, block: Block): string => assembler.clean(block.lines, false).text;
/** A declaration inside the resolution has a title and no line "Annex". */
const titleAlone = (assembler: Assembler, block: Block): boolean => text(assembler, block).length > 30;

/** An annex without numbers: its paragraphs count from 1, headings go with the paragraph after them. */
function unnumbered(blocks: Block[]): Draft[] {
  const drafts: Draft[] = [];
  let heads: Block[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') heads.push(block);
    else if (block.kind === 'item' && drafts.length > 0) drafts[drafts.length - 1]?.rest.push(block);
    else {
      drafts.push({
        heads: heads.flatMap((head) => head.lines),
        heading: heads.map((head) => head.lines.map((line) => line.text).join(' ')).join(' ') || null,
        divisions: heads.flatMap((head) => (head.division === null ? [] : [head.division])),
        own: { ...block, label: null },
        rest: [],
      });
      heads = [];
    }
  }
  return drafts;
}

const ROMAN = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
  'XVI',
  'XVII',
  'XVIII',
  'XIX',
  'XX',
];

/** Numbers as printed; where they start again, the part above the paragraph is named. Unnumbered ones count on. */
function number(drafts: Draft[], assembler: Assembler): BuiltOperative[] {
  let last = 0;
  let segment = 0;
  let name: string | null = null;
  const firstNames: (string | null)[] = [];
  const placed = drafts.map((draft) => {
    name = draft.divisions[draft.divisions.length - 1] ?? name;
    const opensPart = draft.divisions.length > 0;
    const n = draft.own.label ? draft.own.label.value : opensPart ? 1 : last + 1;
    if (n <= last) segment += 1;
    last = n;
    if (firstNames.length <= segment) firstNames.push(name);
    return { draft, n, segment };
  });
  const used = new Set<string>();
  const names = firstNames.map((found, i) => {
    let part = found !== null && !used.has(found) ? found : (ROMAN[i] ?? String(i + 1));
    while (used.has(part)) part += '_2';
    used.add(part);
    return part;
  });
  return placed.map(({ draft, n, segment: at }) => ({
    ...assembler.build(draft.heads, draft.own, draft.rest),
    heading: draft.heading,
    n,
    part: segment > 0 ? (names[at] ?? null) : null,
  }));
}
