import type { Child } from 'hono/jsx';
import { directionOf, type Translator } from '../../../kernel/i18n/index.js';
import { DocumentSymbol, pathIn, Tag, useFrame } from '../../../kernel/ui/index.js';
import { type DocumentTitle, titleFor } from '../document.js';
import type { DocumentStatus } from '../reader/reading.js';
import { nameOf } from './words.js';

/** A title in its own language and direction. */
export function TitleText({ titles }: { titles: readonly DocumentTitle[] }) {
  const { t } = useFrame();
  const title = titleFor(titles, t.lang);
  if (title === null) return <>{t('documents.without-title')}</>;
  return title.lang === t.lang ? (
    title.title
  ) : (
    <span lang={title.lang} dir={directionOf(title.lang)}>
      {title.title}
    </span>
  );
}

export function documentPath(t: Translator, slug: string): string {
  return pathIn(t.lang, `/documents/${slug}`);
}

/** A document by its short symbol, linked to its page where it is here. */
export function DocumentLink({
  document,
  children,
}: {
  document: { slug: string | null; symbol: string | null; status?: DocumentStatus };
  children?: Child;
}) {
  const { t } = useFrame();
  const name = (
    <DocumentSymbol>{nameOf(t, { symbol: document.symbol, status: document.status ?? 'unknown' })}</DocumentSymbol>
  );
  if (document.slug === null) return name;
  return <a href={documentPath(t, document.slug)}>{children ?? name}</a>;
}

/** "draft", "adopted" or "status unknown"; a draft stands out. */
export function StatusTag({ status }: { status: DocumentStatus }) {
  const { t } = useFrame();
  return <Tag kind={status === 'draft' ? 'due' : 'plain'}>{t(`documents.status.${status}`)}</Tag>;
}
