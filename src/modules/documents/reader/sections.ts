import { matchFormula } from './formula.js';
import { type Label, readLabel, readPart, romanNumber } from './labels.js';
import {
  type BodyLine,
  type Evidence,
  endsClause,
  endsParagraph,
  endsSentence,
  endsWithColon,
  evidenceAt,
  type Layout,
  measureLayout,
  openerTest,
  opens,
  startsLower,
} from './layout.js';
import { STRUCTURE, type StructureLexicon } from './lexicon/structure/index.js';
import type { Line } from './lines.js';
import type { Marker } from './markers.js';
import type { Lang, Organ } from './reading.js';
import { foldLine } from './text/fold.js';

export type BlockKind =
  | 'front'
  | 'formula'
  | 'preambular'
  | 'operative'
  | 'item'
  | 'heading'
  | 'annex'
  | 'text'
  | 'back';

/** Lines that belong together: a paragraph, an item, a heading ... in the order of the text. */
export interface Block {
  kind: BlockKind;
  lines: BodyLine[];
  label: Label | null;
  section: Section;
  organ?: Organ | null;
  /** For headings: what they number ("II", "Article 3"), null where they only name. */
  division: string | null;
}
type Section = 'front' | 'preamble' | 'operative' | 'annex' | 'back';

interface State {
  section: Section;
  expected: number;
  /** A heading stood since the last number, so that numbering may restart. */
  mayRestart: boolean;
  numbered: boolean;
  items: Label[];
}

/**
 * Sorts the lines of the body into blocks, from the enacting formula to the end of the last annex. One pass, with a bounded
 * look ahead.
 */
export function readSections(lines: BodyLine[], lang: Lang): Block[] {
  return new SectionReader(lines, STRUCTURE[lang], lang).read();
}

/** The body lines of a text: no furniture, no notes, markers taken out of what the rules look at. */
export function bodyLines(lines: Line[], markers: Marker[]): BodyLine[] {
  const body: BodyLine[] = [];
  let gap = false;
  let m = 0;
  for (const line of lines) {
    if (line.furniture || line.note) {
      gap = true;
      continue;
    }
    while (m < markers.length && (markers[m]?.to ?? 0) <= line.from) m += 1;
    let text = '';
    let at = line.from;
    let k = m;
    for (; k < markers.length; k += 1) {
      const marker = markers[k];
      if (!marker || marker.from >= line.to) break;
      text += line.text.slice(at - line.from, marker.from - line.from);
      at = marker.to;
    }
    text += line.text.slice(at - line.from);
    const folded = foldLine(text);
    body.push({ line, text: folded, label: readLabel(folded), afterGap: gap || line.pageBreak });
    gap = false;
  }
  return body;
}

/** A row of a table: cells with gaps between them. */
const isRow = (text: string): boolean => (text.match(/\S(?: {3,}|\t+)(?=\S)/g)?.length ?? 0) >= 2;

/** Languages that write the first word of a paragraph with a capital. */
const CAPITALS = new Set<Lang>(['en', 'es', 'fr']);

class SectionReader {
  private readonly blocks: Block[] = [];
  private readonly layout: Layout;
  private readonly isOpener: (text: string) => boolean;
  private readonly isOperative: (text: string) => boolean;
  /** A paragraph of the operative part was read. */
  private operative = false;
  private readonly state: State = { section: 'front', expected: 1, mayRestart: true, numbered: false, items: [] };

  constructor(
    private readonly lines: BodyLine[],
    private readonly lexicon: StructureLexicon,
    private readonly lang: Lang,
  ) {
    this.layout = measureLayout(lines, lexicon);
    this.isOpener = openerTest(lexicon.openers);
    this.isOperative = openerTest(lexicon.operativeOpeners);
  }

  read(): Block[] {
    const hasFormula = this.lines.some((_, i) => this.formulaAt(i) !== null);
    for (let i = 0; i < this.lines.length; i += 1) {
      const here = this.lines[i];
      if (!here) break;
      const formula = this.formulaAt(i);
      if (formula) {
        this.open('formula', here, null).organ = formula.organ;
        this.enter('preamble');
        continue;
      }
      if (this.state.section === 'front') {
        if (hasFormula || !this.bodyWithoutFormula(i)) {
          this.extendOrOpen('front', here, i === 0);
          continue;
        }
        this.enter(here.label?.family === 'number' ? 'operative' : 'preamble');
      }
      this.place(here, i);
    }
    return this.blocks;
  }

  private place(here: BodyLine, i: number): void {
    const { state } = this;
    const before = this.lines[i - 1];
    const evidence = evidenceAt(this.lines, i, this.layout);
    const fresh = before === undefined || this.blocks.length === 0 || this.last()?.kind === 'formula';
    const ended =
      fresh ||
      endsParagraph(before.text) ||
      this.last()?.kind === 'heading' ||
      this.last()?.kind === 'annex' ||
      this.last()?.kind === 'back';
    const annex = this.lexicon.annex.exec(here.text);
    if (annex && (ended || evidence.starts || state.section === 'back') && state.section !== 'preamble') {
      this.enter('annex');
      this.open('annex', here, null);
      return;
    }
    if (state.section === 'back') {
      if (this.number(here, i, evidence, true)) return;
      this.extendOrOpen('back', here, evidence.starts);
      return;
    }
    const settled = state.section !== 'preamble' || /[.。]$/.test(before?.text ?? '');
    if (settled && here.text.length < 70 && (ended || evidence.starts) && this.isEnd(here, i)) {
      this.enter('back');
      this.open('back', here, null);
      return;
    }
    if (this.number(here, i, evidence, ended)) return;
    if (this.item(here, evidence, ended)) return;
    if (this.heading(here, i, evidence, ended)) return;
    if (state.section === 'preamble') this.preamble(here, i, evidence, fresh);
    else this.continueOperative(here, i, evidence, ended);
  }

  /** A numbered paragraph. */
  private number(here: BodyLine, i: number, evidence: Evidence, ended: boolean): boolean {
    const { label } = here;
    const { state } = this;
    if (label?.family !== 'number') return false;
    const rest = here.text.slice(label.length);
    const verb =
      opens(this.isOperative, rest) || (this.lang !== 'zh' && opens(this.isOpener, rest) && !startsLower(rest));
    const alone = rest === '' && this.lines[i + 1] !== undefined;
    const sure = evidence.starts || verb || alone;
    const colon =
      endsWithColon(this.lines[i - 1]?.text ?? '') &&
      this.last()?.kind !== 'heading' &&
      this.last()?.kind !== 'formula';
    const reversed =
      this.lang === 'ar' && label.value >= 10 ? Number([...String(label.value)].reverse().join('')) : label.value;
    let value: number | null = null;
    if (label.value === state.expected || reversed === state.expected) {
      const nested = state.items[state.items.length - 1];
      if (nested?.family === 'number' && nested.value === label.value - 1 && !verb) value = null;
      else if (
        state.section === 'preamble'
          ? (ended || evidence.starts) && (rest === '' || !startsLower(rest) || this.lang === 'ru')
          : ended || sure
      )
        value = state.expected;
    } else if (label.value === 1 && state.numbered && state.section !== 'preamble') {
      if (state.mayRestart && (ended || evidence.starts) && !(colon && state.section === 'operative' && !verb))
        value = 1;
      else if (state.section === 'annex' && (ended || evidence.starts) && !colon) value = 1;
      else if (state.section === 'operative' && !colon && verb && (ended || evidence.starts)) value = 1;
      else if (state.section === 'back') value = 1;
    } else if (label.value > state.expected && label.value <= state.expected + 5 && state.section !== 'back') {
      const strong = (ended && (evidence.starts || verb)) || (evidence.starts && verb);
      if (strong && (state.numbered || state.section !== 'preamble') && !this.comes(state.expected, i + 1))
        value = label.value;
    }
    if (state.section === 'preamble' && value !== null && value !== 1 && !state.numbered) value = null;
    if (value === null) return false;
    if (state.section === 'preamble') this.enter('operative');
    if (state.section === 'back') this.enter('annex');
    if (state.section === 'operative' && !state.numbered && this.operative) this.declare();
    const block = this.open('operative', here, { ...label, value });
    block.section = state.section;
    state.expected = value + 1;
    state.numbered = true;
    state.mayRestart = false;
    state.items = [];
    return true;
  }

  /** "Adopts the following declaration:" without a number, then a title and number 1: what follows is an annex in all but name. */
  private declare(): void {
    this.enter('annex');
    const last = this.last();
    if (last?.kind === 'heading') last.kind = 'annex';
    else this.blocks.push({ kind: 'annex', lines: [], label: null, section: 'annex', division: null });
  }

  /** Whether a line numbered `n` comes soon: then a higher number before it is no paragraph. */
  private comes(n: number, from: number): boolean {
    for (let i = from; i < Math.min(this.lines.length, from + 60); i += 1) {
      const label = this.lines[i]?.label;
      if (label?.family === 'number' && label.value === n) return true;
    }
    return false;
  }

  /** A lettered item below the paragraph or item that is open. */
  private item(here: BodyLine, evidence: Evidence, ended: boolean): boolean {
    const { label } = here;
    const last = this.last();
    if (
      !label ||
      !last ||
      last.kind === 'heading' ||
      last.kind === 'formula' ||
      last.kind === 'annex' ||
      last.kind === 'back'
    ) {
      if (!label || this.state.section !== 'annex' || last?.kind === 'back' || last?.kind === 'formula') return false;
    }
    if (!(ended || evidence.starts)) return false;
    if (label.family === 'letter' && label.value === 0 && !evidence.starts) return false;
    const { items } = this.state;
    const roman = romanNumber(label.name);
    const comesAfter = (held: Label | undefined): boolean =>
      held !== undefined &&
      ((held.family === label.family && label.value === held.value + 1) ||
        (roman > 1 && romanNumber(held.name) === roman - 1));
    const follows = items.some(comesAfter);
    const first = label.value === 1 || (label.family === 'letter' && label.name.toLowerCase() === 'i');
    const bullet = label.family === 'bullet';
    const colon = endsWithColon(last?.lines[last.lines.length - 1]?.text ?? '');
    if (!follows && !first && !bullet && !(evidence.starts && items.length > 0)) return false;
    if (bullet && !evidence.starts && !colon && items[items.length - 1]?.family !== 'bullet') return false;
    if (
      (label.family === 'number' || label.family === 'decimal') &&
      !colon &&
      !follows &&
      this.state.section !== 'annex'
    )
      return false;
    this.open('item', here, label);
    while (items.length > 0 && follows && !comesAfter(items[items.length - 1])) items.pop();
    if (follows) items.pop();
    items.push(label);
    if (items.length > 8) items.shift();
    return true;
  }

  /** A heading: no end punctuation, and something that it can head follows. */
  private heading(here: BodyLine, i: number, evidence: Evidence, ended: boolean): boolean {
    const { text } = here;
    const last = this.last();
    const continuesHeading = last?.kind === 'heading' && !evidence.starts && evidence.known;
    if (continuesHeading) {
      last.lines.push(here);
      return true;
    }
    if (!ended || text.length > 220) return false;
    if (last?.kind === 'formula' && !this.headsSomething(i)) return false;
    if (isRow(here.line.text)) return false;
    const hint = here.line.heading;
    const article = this.lexicon.article.test(text) && text.length < 90;
    const part = readPart(text);
    if (
      !hint &&
      endsParagraph(text) &&
      !(part && text.length < 8) &&
      !(article && /[.:]$/.test(text) && text.length < 40)
    )
      return false;
    if (startsLower(text) && !hint) return false;
    if (this.state.section === 'preamble' && opens(this.isOpener, text)) return false;
    const before = this.lines[i - 1]?.text ?? '';
    const settled =
      last?.kind === 'heading' || last?.kind === 'annex' || endsSentence(before) || this.state.section === 'preamble';
    if (!settled) return false;
    const bare = part !== null && (part.title === '' || /^[IVXL]+\.|^[A-H]\.|[、]/.test(text) || this.lang === 'ar');
    const ahead = this.headsSomething(i);
    if (
      !(
        hint ||
        (article && (evidence.starts || !evidence.known)) ||
        (bare && (evidence.starts || !evidence.known) && (ahead || text.length < 8)) ||
        (ahead && (evidence.starts || !evidence.known)) ||
        (evidence.starts && this.state.section === 'annex') ||
        // The title of a part stands below its number.
        (evidence.starts && last?.kind === 'heading' && last.division !== null)
      )
    )
      return false;
    if (last?.kind === 'heading' && !evidence.known && !part) last.lines.push(here);
    else this.open('heading', here, null);
    const opened = this.last();
    if (opened && opened.division === null)
      opened.division =
        part?.name ?? (article ? (this.lexicon.article.exec(text)?.[0].replace(/[.:]$/, '') ?? null) : null);
    this.state.mayRestart = true;
    this.state.items = [];
    return true;
  }

  /** Within a few lines that do not end like paragraphs stands the next number, or number 1, or an opener. */
  private headsSomething(i: number): boolean {
    for (let k = i + 1; k <= i + 4; k += 1) {
      const line = this.lines[k];
      if (!line) return false;
      const { label } = line;
      if (label?.family === 'number') return label.value === this.state.expected || label.value === 1;
      if (this.lexicon.article.test(line.text)) return true;
      if (this.state.section === 'preamble' && k > i && opens(this.isOpener, line.text) && /[,،，]$/.test(line.text))
        return true;
      if (endsParagraph(line.text)) return false;
    }
    return false;
  }

  private preamble(here: BodyLine, i: number, evidence: Evidence, fresh: boolean): void {
    const before = this.lastText();
    const opener = opens(this.isOpener, here.text);
    const operative = opens(this.isOperative, here.text);
    const ended = fresh || endsClause(before);
    let starts = fresh;
    if (!fresh && evidence.known) {
      starts =
        evidence.starts &&
        (ended || (CAPITALS.has(this.lang) && (opener || operative))) &&
        !(startsLower(here.text) && !opener);
      if (
        !starts &&
        here.line.starts === null &&
        here.afterGap &&
        ended &&
        opener &&
        (CAPITALS.has(this.lang) || this.shortBefore()) &&
        this.indentHidden(i)
      )
        starts = true;
    } else if (!fresh && ended && (opener || (operative && endsSentence(before)))) {
      const careful = this.lang === 'zh' || this.lang === 'ru';
      starts = !careful || this.shortBefore();
    }
    if (!starts) {
      this.extend(here);
      return;
    }
    const finite = operative && (this.lang !== 'zh' ? !opener || (fresh && /[.:;]$/.test(here.text)) : false);
    if (finite) {
      this.enter('operative');
      this.open('operative', here, null);
      return;
    }
    this.open('preambular', here, null);
  }

  private continueOperative(here: BodyLine, i: number, evidence: Evidence, ended: boolean): void {
    const last = this.last();
    const starts = evidence.known && evidence.starts && ended && !startsLower(here.text);
    if (last?.kind === 'heading' || last?.kind === 'annex') {
      const opener = opens(this.isOpener, here.text);
      if (this.state.section === 'operative' && opens(this.isOperative, here.text) && /[.;。；]$/.test(here.text)) {
        this.open('operative', here, null);
        return;
      }
      this.open(this.state.section === 'operative' && opener && this.comes(1, i) ? 'preambular' : 'text', here, null);
      return;
    }
    if (last?.kind === 'preambular' && opens(this.isOpener, here.text) && ended) {
      this.open('preambular', here, null);
      return;
    }
    if (starts && this.state.section === 'operative' && !this.state.numbered && opens(this.isOperative, here.text)) {
      this.open('operative', here, null);
      this.state.items = [];
      return;
    }
    if (starts && (endsSentence(this.lastText()) || here.line.starts === true || this.state.section === 'annex')) {
      this.open('text', here, null);
      return;
    }
    this.extend(here);
  }

  private isEnd(here: BodyLine, i: number): boolean {
    if (this.lexicon.vote.test(here.text)) return true;
    if (!this.lexicon.meeting.test(here.text)) {
      return (
        this.lang === 'zh' &&
        /^\d{4}年\d+月\d+日$/.test(here.text) &&
        this.lexicon.meeting.test(this.lines[i + 1]?.text ?? '')
      );
    }
    return true;
  }

  private formulaAt(i: number): { organ: Organ | null } | null {
    const here = this.lines[i];
    if (!here || here.text.length > 90) return null;
    const after = this.lines[i + 1];
    const next = after?.text ?? '';
    return matchFormula(
      here.text,
      this.lexicon,
      () =>
        opens(this.isOpener, next) ||
        opens(this.isOperative, next) ||
        (after?.label?.family === 'number' && after.label.value === 1),
      this.state.section === 'front',
    );
  }

  /** Where no formula stands anywhere: the first numbered "1." or the first opener that follows an end. */
  private bodyWithoutFormula(i: number): boolean {
    const text = this.lines[i]?.text ?? '';
    const label = this.lines[i]?.label;
    if (label?.family === 'number' && label.value === 1) return true;
    return opens(this.isOpener, text) && /[,،，;:]$/.test(text) && text.length > 40;
  }

  private enter(section: Section): void {
    this.state.section = section;
    this.state.items = [];
    this.state.mayRestart = true;
    if (section === 'annex' || section === 'preamble') this.state.expected = 1;
    if (section === 'annex') this.state.numbered = false;
  }
  /** At the top of a page the indent of a line shows only beside a line that is not set in as far. */
  private indentHidden(i: number): boolean {
    const here = this.lines[i];
    const after = this.lines[i + 1];
    return !this.layout.indentMeans || !here || !after || after.afterGap || after.line.indent >= here.line.indent;
  }
  private shortBefore(): boolean {
    const last = this.last();
    const line = last?.lines[last.lines.length - 1]?.line;
    return line !== undefined && line.width < this.layout.fullWidth * 0.85;
  }
  private last(): Block | undefined {
    return this.blocks[this.blocks.length - 1];
  }
  private lastText(): string {
    const last = this.last();
    return last?.lines[last.lines.length - 1]?.text ?? '';
  }
  private open(kind: BlockKind, line: BodyLine, label: Label | null): Block {
    const block: Block = { kind, lines: [line], label, section: this.state.section, division: null };
    this.blocks.push(block);
    if (kind === 'operative') this.operative = true;
    return block;
  }
  private extend(line: BodyLine): void {
    const last = this.last();
    if (last) last.lines.push(line);
    else this.open('text', line, null);
  }
  private extendOrOpen(kind: BlockKind, line: BodyLine, starts: boolean): void {
    const last = this.last();
    if (last?.kind === kind && !starts && line.line.blank === 0) last.lines.push(line);
    else this.open(kind, line, null);
  }
}
