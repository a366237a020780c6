import type { Context } from 'hono';
import { raw } from 'hono/html';
import type { PageEnv } from '../../../kernel/http/index.js';
import { LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  DateText,
  DocumentSymbol,
  EmptyState,
  type Frame,
  Layout,
  MarkLegend,
  Notice,
  PageHead,
  pathIn,
  useFrame,
} from '../../../kernel/ui/index.js';
import { chooseText } from '../choose-text.js';
import { getDocument } from '../get-document.js';
import { getPrepared } from '../get-text.js';
import type { TextSummary, WholeDocument } from '../store/documents.js';
import { DocumentAside } from './document-aside.js';
import { Kept } from './kept.js';
import { DocumentLink, documentPath, StatusTag, TitleText } from './parts.js';
import { ReadingView } from './reading-view.js';
import { SideBySide } from './side-by-side.js';
import { nameOf, titleText, warningWord } from './words.js';

/** About forty megabytes of printed readings. */
const kept = new Kept(20_000_000);

/** `/documents/:slug`: a document, who is asked what in it, and what stands round it. `?text=` and `?beside=` choose texts. */
export async function documentPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, url } = c.var;
  const document = await getDocument(house.db, actor, c.req.param('slug') ?? '');
  const text = chooseText(document.texts, url.searchParams.get('text'), frame.lang);
  const besideAsked = url.searchParams.get('beside');
  const beside =
    besideAsked === null
      ? null
      : (document.texts.find((other) => other.lang === besideAsked && other.id !== text?.id) ?? null);
  const body = text === null ? '' : await printedText(house, frame, text, beside);
  return c.html(
    <DocumentView
      frame={frame}
      document={document}
      text={text}
      beside={beside}
      body={body}
      writes={actor.kind === 'administrator'}
    />,
  );
}

/** The reading as HTML, kept until the text or the language of the page changes. */
function printedText(house: House, frame: Frame, text: TextSummary, beside: TextSummary | null): Promise<string> {
  const key = [
    frame.lang,
    text.id,
    text.revision,
    text.state,
    ...(beside === null ? [] : [beside.id, beside.revision]),
  ].join(' ');
  return kept.get(key, async () => {
    const prepared = await getPrepared(house.db, text.id);
    const other = beside === null ? null : await getPrepared(house.db, beside.id);
    const { t } = frame;
    const warnings = prepared.warnings.map((warning) => (
      <li>
        {warning.eId === null ? warningWord(t, warning) : <a href={`#${warning.eId}`}>{warningWord(t, warning)}</a>}
      </li>
    ));
    const view =
      beside === null || other === null ? (
        <ReadingView t={t} lang={text.lang} prepared={prepared} />
      ) : (
        <SideBySide t={t} left={{ lang: text.lang, prepared }} right={{ lang: beside.lang, prepared: other }} />
      );
    return String(
      await (
        <>
          {warnings.length === 0 ? null : (
            <details class="warnings">
              <summary>{t('documents.warnings', { n: warnings.length })}</summary>
              <ul>{warnings}</ul>
            </details>
          )}
          {view}
        </>
      ),
    );
  });
}

interface DocumentViewProps {
  frame: Frame;
  document: WholeDocument;
  text: TextSummary | null;
  beside: TextSummary | null;
  body: string;
  writes: boolean;
}

function DocumentView({ frame, document, text, beside, body, writes }: DocumentViewProps) {
  const { t, lang } = frame;
  const title = titleText(t, document.titles);
  return (
    <Layout
      frame={frame}
      title={document.symbol === null ? title : `${nameOf(t, document)} · ${title}`}
      styles={['documents.css']}
    >
      <PageHead
        title={<TitleText titles={document.titles} />}
        above={[{ label: t('documents.list.title'), href: pathIn(lang, '/documents') }, { label: nameOf(t, document) }]}
        meta={<Meta document={document} />}
      />
      {document.status === 'draft' ? (
        <Notice kind="due" title={t('documents.draft.title')}>
          <p>{t('documents.draft.text')}</p>
        </Notice>
      ) : null}
      {document.origin === 'specimen' ? (
        <Notice title={t('documents.specimen.title')}>
          <p>{t('documents.specimen.text')}</p>
        </Notice>
      ) : null}
      {text?.state === 'preview' ? (
        <Notice kind="due" title={t('documents.preview.notice')}>
          <p>{t('documents.preview.notice-text')}</p>
          <ButtonLink href={pathIn(lang, `/texts/${text.id}`)}>{t('documents.preview.go')}</ButtonLink>
        </Notice>
      ) : null}
      <div class={beside === null ? 'two' : 'wide'}>
        <div class="reading">
          {text === null ? (
            <NoText document={document} writes={writes} />
          ) : (
            <>
              <TextChoice document={document} text={text} beside={beside} />
              <MarkLegend />
              {raw(body)}
            </>
          )}
        </div>
        <DocumentAside document={document} text={text} writes={writes} />
      </div>
    </Layout>
  );
}

function Meta({ document }: { document: WholeDocument }) {
  return (
    <>
      {document.symbol === null ? null : <DocumentSymbol>{document.symbol}</DocumentSymbol>}
      <StatusTag status={document.status} />
      {document.adopted === null ? null : <DateText date={document.adopted} />}
      {document.final === null ? null : <DocumentLink document={document.final} />}
    </>
  );
}

/** The texts that are here, by language, and the choice of a second one beside. */
function TextChoice({
  document,
  text,
  beside,
}: {
  document: WholeDocument;
  text: TextSummary;
  beside: TextSummary | null;
}) {
  const { t } = useFrame();
  const here = documentPath(t, document.slug);
  const others = document.texts.filter(
    (other) => other.id !== text.id && (other.state === 'confirmed' || other.state === 'preview'),
  );
  if (others.length === 0) return null;
  const facing = others.filter((other) => other.lang !== text.lang);
  return (
    <>
      <nav class="meta texts" aria-label={t('documents.texts')}>
        <span>{t('documents.texts')}</span>
        <b lang={text.lang}>{LANGUAGE_NAMES[text.lang]}</b>
        {others.map((other) => (
          <a href={`${here}?text=${other.id}`} lang={other.lang} hreflang={other.lang}>
            {LANGUAGE_NAMES[other.lang]}
            {other.lang === text.lang ? ` (${other.fileName})` : ''}
          </a>
        ))}
      </nav>
      {facing.length === 0 ? null : (
        <nav class="meta texts" aria-label={t('documents.beside')}>
          <span>{t('documents.beside')}</span>
          {facing.map((other) => (
            <a
              href={`${here}?text=${text.id}&beside=${other.lang}`}
              lang={other.lang}
              aria-current={beside?.id === other.id ? 'true' : undefined}
            >
              {LANGUAGE_NAMES[other.lang]}
            </a>
          ))}
          {beside === null ? null : <a href={`${here}?text=${text.id}`}>{t('documents.alone')}</a>}
        </nav>
      )}
    </>
  );
}

function NoText({ document, writes }: { document: WholeDocument; writes: boolean }) {
  const { t, lang } = useFrame();
  return (
    <EmptyState title={t('documents.no-text.title')}>
      <p>{writes ? t('documents.no-text.bring') : t('documents.no-text.public')}</p>
      {writes ? (
        <ButtonLink kind="first" href={pathIn(lang, `/bring?document=${document.slug}`)}>
          {t('documents.bring.title')}
        </ButtonLink>
      ) : null}
    </EmptyState>
  );
}
