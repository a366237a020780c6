import type { Lang } from '../i18n/index.js';
import type { Picture, PictureTable } from '../pictures/index.js';

/** Running text, or a footnote at this place, each in its language. */
export type Run = { text: string; lang: Lang } | { note: string; lang: Lang };

/** What a document is made of. All text is plain: each writer escapes it for its own form. */
export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  /** `lead`: the sentence that a reader must not miss. `quiet`: beside the matter. `lang`: where it is not that of the document. */
  | { kind: 'paragraph'; text: string; manner?: 'lead' | 'quiet'; lang?: Lang }
  /** Numbered on through the whole document, so that it can be cited; footnotes stand where they belong. */
  | { kind: 'numbered'; number: number; runs: readonly Run[] }
  | { kind: 'list'; items: string[] }
  | { kind: 'facts'; facts: { name: string; value: string }[] }
  | { kind: 'table'; table: PictureTable }
  | { kind: 'picture'; picture: Picture }
  /** Left to right in every language: a formula, a command, a hash. */
  | { kind: 'code'; text: string };

export interface PrintedDocument {
  lang: Lang;
  title: string;
  /** Under the title: what it is about, when it was made. */
  subtitle: string;
  /** At the foot of every page. */
  foot: string;
  blocks: Block[];
}
