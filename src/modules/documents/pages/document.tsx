import type { Context } from 'hono';
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Actor } from '../../../kernel/access/index.js';
import { lastPosition } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { isLang, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  DateText,
  DocumentSymbol,
  EmptyState,
  type Frame,
  InFrame,
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
import { mayBring, seesUnpublished } from '../policy.js';
import type { PreparedReading } from '../prepared.js';
import { isUuid, type TextSummary, type WholeDocument } from '../store/documents.js';
import { DocumentAside } from './document-aside.js';
import { Kept, type Printed } from './kept.js';
import { DocumentLink, documentPath, StatusTag, TitleText } from './parts.js';
import { ReadingView } from './reading-view.js';
import { SideBySide } from './side-by-side.js';
import { nameOf, titleText, warningWord } from './words.js';

/** By database, about forty megabytes of printed documents: ids and positions of the log say nothing between two of them. */
const keptOf = new WeakMap<Database, Kept>();

function keptIn(db: Database): Kept {
  const kept = keptOf.get(db) ?? new Kept(20_000_000);
  keptOf.set(db, kept);
  return kept;
}

/**
 * `/documents/:slug`: a document, who is asked what in it, and what stands round it. `?text=` and `?beside=` choose texts. What was
 * printed is kept until the next action of the log, so that a page asked for again costs one small query.
 */
export async function documentPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, url } = c.var;
  const asked = { slug: c.req.param('slug') ?? '', text: choice(url, 'text'), beside: choice(url, 'beside') };
  const position = await lastPosition(house.db.connection);
  // Whoever sees the same is shown the same.
  const sees = `${seesUnpublished(actor)} ${mayBring(actor)}`;
  const key = [position, frame.lang, sees, asked.slug, asked.text ?? '', asked.beside ?? ''].join(' ');
  const { id, title, html } = await keptIn(house.db).get(key, () => printDocument(house, actor, frame, asked));
  return c.html(
    <Layout frame={frame} title={title} styles={['documents.css']}>
      {raw(html)}
      {await c.var.sectionsOf({ type: 'document', id })}
    </Layout>,
  );
}

/** Id or language of a text; anything else is as if it were not asked. */
function choice(url: URL, name: string): string | null {
  const value = url.searchParams.get(name);
  return value !== null && (isLang(value) || isUuid(value)) ? value : null;
}

interface Asked {
  slug: string;
  text: string | null;
  beside: string | null;
}

async function printDocument(house: House, actor: Actor, frame: Frame, asked: Asked): Promise<Printed> {
  const { t } = frame;
  const document = await getDocument(house.db, actor, asked.slug);
  const text = chooseText(document.texts, asked.text, frame.lang);
  const beside =
    asked.beside === null
      ? null
      : (document.texts.find((other) => other.lang === asked.beside && other.id !== text?.id) ?? null);
  const prepared = text === null ? null : await getPrepared(house.db, text.id);
  const facing = beside === null ? null : await getPrepared(house.db, beside.id);
  const view = (
    <InFrame value={frame}>
      <DocumentView
        document={document}
        text={text}
        beside={beside}
        writes={mayBring(actor)}
        manages={seesUnpublished(actor)}
      >
        {text === null || prepared === null ? null : (
          <>
            <Warnings prepared={prepared} />
            {beside === null || facing === null ? (
              <ReadingView t={t} lang={text.lang} prepared={prepared} />
            ) : (
              <SideBySide t={t} left={{ lang: text.lang, prepared }} right={{ lang: beside.lang, prepared: facing }} />
            )}
          </>
        )}
      </DocumentView>
    </InFrame>
  );
  const title = titleText(t, document.titles);
  const { id } = document;
  return {
    id,
    title: document.symbol === null ? title : `${nameOf(t, document)} · ${title}`,
    html: String(await view),
  };
}

function Warnings({ prepared }: { prepared: PreparedReading }) {
  const { t } = useFrame();
  if (prepared.warnings.length === 0) return null;
  return (
    <details class="warnings">
      <summary>{t('documents.warnings', { n: prepared.warnings.length })}</summary>
      <ul>
        {prepared.warnings.map((warning) => (
          <li>
            {warning.eId === null ? warningWord(t, warning) : <a href={`#${warning.eId}`}>{warningWord(t, warning)}</a>}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface DocumentViewProps {
  document: WholeDocument;
  text: TextSummary | null;
  beside: TextSummary | null;
  /** May bring texts. */
  writes: boolean;
  /** Sees how a text was worked on. */
  manages: boolean;
  /** The text itself. */
  children?: Child;
}

function DocumentView({ document, text, beside, writes, manages, children }: DocumentViewProps) {
  const { t, lang } = useFrame();
  return (
    <>
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
              {children}
            </>
          )}
        </div>
        <DocumentAside document={document} text={text} writes={writes} manages={manages} />
      </div>
    </>
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
