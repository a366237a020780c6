import type { Child } from 'hono/jsx';
import { directionOf, type Lang } from '../i18n/index.js';

export interface NumberedParagraph {
  /** Shown in the margin: "1", "(a)". */
  number: Child;
  /** Anchor, so that an address can name the paragraph. */
  id?: string | undefined;
  text: Child;
  /** What we say about the paragraph, under it. */
  below?: Child;
}

/** The text of a document in its own language and direction, its numbers hanging in the margin. */
export function NumberedText({ lang, paragraphs }: { lang: Lang; paragraphs: readonly NumberedParagraph[] }) {
  return (
    <ol role="list" class="doc">
      {paragraphs.map(({ number, id, text, below }) => (
        <li id={id}>
          <span class="n">{number}</span>
          <div>
            <div lang={lang} dir={directionOf(lang)} class="said">
              {text}
            </div>
            {below === undefined ? null : <div class="meta">{below}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
