import type { Lang } from './reader/reading.js';
import type { TextSummary } from './store/documents.js';

/**
 * The text of a document to show: the one asked for by id or language, else the confirmed one in the reader's language, else in
 * English, else any confirmed one, else a preview. Null when the document has none.
 */
export function chooseText(texts: readonly TextSummary[], asked: string | null, lang: Lang): TextSummary | null {
  const standing = texts.filter((text) => text.state === 'confirmed' || text.state === 'preview');
  const confirmed = standing.filter((text) => text.state === 'confirmed');
  return (
    texts.find((text) => text.id === asked) ??
    confirmed.find((text) => text.lang === asked) ??
    standing.find((text) => text.lang === asked) ??
    confirmed.find((text) => text.lang === lang) ??
    confirmed.find((text) => text.lang === 'en') ??
    confirmed[0] ??
    standing[0] ??
    null
  );
}
