import type { Span } from '../reading.js';
import type { Hint } from '../source.js';

/** Collects text and what is known of its ranges, for formats that are not plain text. */
export class TextWriter {
  private readonly parts: string[] = [];
  readonly hints: Hint[] = [];
  length = 0;

  /** Appends text; returns its range. */
  write(text: string): Span {
    const from = this.length;
    this.parts.push(text);
    this.length += text.length;
    return [from, this.length];
  }

  hint(kind: Hint['kind'], span: Span, more: Omit<Hint, 'kind' | 'span'> = {}): void {
    if (span[1] > span[0]) this.hints.push({ kind, span, ...more });
  }

  get text(): string {
    return this.parts.join('');
  }
}
