import type { Span } from './reading.js';

/**
 * A text as the reader sees it, whatever file it came from. `text` is what spans point into: the decoded file for plain
 * text, the output of `--text` for html, docx and pdf.
 */
export interface Source {
  name: string;
  sha256: string;
  mediaType: string;
  text: string;
  /** What the format knew about places and style beyond the characters; empty for plain text. */
  hints: Hint[];
}

/** Something that a format says of a range of the text: by position, style or structure. */
export type Hint = {
  kind: 'heading' | 'listItem' | 'note' | 'noteMarker' | 'furniture' | 'title' | 'pageBreak' | 'paragraph';
  span: Span;
  n?: number;
  label?: string;
  level?: number;
};
