import type { Hint } from '../source.js';
import { TextWriter } from './text-writer.js';

interface Mark {
  at: number;
  text: string;
  n: number;
}

/** Gathers inline text into paragraphs, one a line with a blank line after it, and keeps what the format says of each. */
export class ParagraphWriter {
  private readonly writer = new TextWriter();
  private words = '';
  private marks: Mark[] = [];
  private isHeading = false;
  private pendingLabel: { text: string; wanted: (words: string) => boolean } | null = null;
  private openNote: { n: number; first: boolean } | null = null;
  private breaks = 0;
  private ends = 0;

  /** Inline text: white space is one space, as a browser shows it. */
  inline(text: string): void {
    this.words += text.replace(/[ \t\r\n\f]+/g, ' ');
  }
  /** Text in which white space was already settled. */
  exact(text: string): void {
    this.words += text;
  }
  lineBreak(): void {
    this.words += '\n';
    this.breaks += 1;
  }
  cell(): void {
    if (this.words.trim() !== '') this.words += '    ';
  }
  heading(): void {
    this.isHeading = true;
  }
  label(text: string, wanted: (words: string) => boolean): void {
    this.pendingLabel = { text, wanted };
  }
  marker(text: string, n: number): void {
    this.words = this.words.replace(/ +$/, (spaces) => (spaces.length > 0 ? '' : spaces));
    this.marks.push({ at: this.words.length, text, n });
    this.words += text;
  }
  note(n: number): void {
    this.end();
    this.openNote = { n, first: true };
  }
  noteNumber(n: number): void {
    this.openNote ??= { n, first: true };
    this.words += `${n || '*'} `;
  }
  endNote(): void {
    this.end();
    this.openNote = null;
  }
  pageBreak(): void {
    this.end();
    this.writer.write('\f\n');
  }

  /** Ends the paragraph that is open. */
  end(): void {
    const lead = this.words.length - this.words.trimStart().length;
    const body = this.words.trim();
    const { marks } = this;
    this.words = '';
    this.marks = [];
    if (body === '') return;
    if (this.openNote) this.writeNote(body);
    else this.writeParagraph(body, lead, marks);
    this.isHeading = false;
    this.pendingLabel = null;
    this.ends += 1;
  }

  private writeParagraph(body: string, lead: number, marks: Mark[]): void {
    const { writer } = this;
    const from = writer.length;
    const label = this.pendingLabel?.wanted(body) ? `${this.pendingLabel.text} ` : '';
    writer.write(label);
    const start = writer.length - lead;
    writer.write(body);
    const span: [number, number] = [from, writer.length];
    writer.hint('paragraph', span);
    if (this.isHeading) writer.hint('heading', span);
    for (const mark of marks) {
      const at = start + mark.at;
      if (at >= from && at + mark.text.length <= writer.length)
        writer.hint('noteMarker', [at, at + mark.text.length], { n: mark.n });
    }
    writer.write('\n\n');
  }

  private writeNote(body: string): void {
    const { writer, openNote } = this;
    if (!openNote) return;
    const from = writer.length;
    const printed = /^[[(]?(\d{1,3}|\*)[\])]?\s*/.exec(body);
    const n = openNote.n;
    const number = openNote.first && n > 0 && !(printed && Number(printed[1]) === n) ? `${n} ` : '';
    writer.write(`${number}${body}`);
    if (n > 0) writer.hint('note', [from, writer.length], openNote.first ? { n } : {});
    else writer.hint('furniture', [from, writer.length]);
    writer.write('\n\n');
    openNote.first = false;
  }

  /** Text and hints. A text whose lines are parted by breaks more than by blocks is left to the rules for plain text. */
  finish(): { text: string; hints: Hint[] } {
    const byBreaks = this.breaks > this.ends * 2;
    const hints = byBreaks ? this.writer.hints.filter((hint) => hint.kind !== 'paragraph') : this.writer.hints;
    return { text: this.writer.text, hints };
  }
}
