import type { Child } from 'hono/jsx';
import { formatDate } from '../../../kernel/i18n/index.js';
import { ButtonLink, Facts, pathIn, useFrame } from '../../../kernel/ui/index.js';
import { citeDocument } from '../cite.js';
import { EXPORT_FORMATS } from '../export-text.js';
import type { CitedDocument, TextSummary, WholeDocument } from '../store/documents.js';
import { DocumentLink, documentPath, TitleText } from './parts.js';

/** What stands round a text: how it was read, what it cites and what cites it, how to take it along. */
export function DocumentAside({
  document,
  text,
  writes,
  manages,
}: {
  document: WholeDocument;
  text: TextSummary | null;
  writes: boolean;
  manages: boolean;
}) {
  const { t, lang } = useFrame();
  const here = documentPath(t, document.slug);
  const cite = citeDocument(t, document);
  const draft = document.drafts[0];
  const compared = `/compare?old=${draft?.slug ?? document.slug}${draft === undefined ? '' : `&new=${document.slug}`}`;
  return (
    <aside class="aside" aria-labelledby="glance">
      <h2 id="glance">{t('documents.glance')}</h2>
      <Facts facts={glance(document, text)} />
      {text === null ? null : (
        <p>
          <ButtonLink href={`${here}/source?text=${text.id}`}>{t('documents.source.link')}</ButtonLink>
        </p>
      )}
      {text === null ? null : (
        <p>
          <a href={pathIn(lang, compared)}>
            {draft === undefined ? t('documents.compare.with') : t('documents.compare.with-draft')}
          </a>
        </p>
      )}
      {text === null ? null : (
        <>
          <h2>{t('documents.take')}</h2>
          <ul role="list" class="formats">
            {EXPORT_FORMATS.map((format) => (
              <li>
                <a href={`${here}/export/${format}?text=${text.id}`}>{t(`documents.format.${format}`)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {cite === null ? null : (
        <>
          <h2>{t('documents.cite.title')}</h2>
          <p class="cite">{cite}</p>
        </>
      )}
      <Related title={t('documents.cites-title')} documents={document.cites} />
      <Related title={t('documents.cited-by')} documents={document.citedBy} />
      {document.cites.length + document.citedBy.length === 0 ? null : (
        <p>
          <a href={pathIn(lang, `/citations?scope=all&of=${document.slug}`)}>{t('documents.citations.of-this')}</a>
        </p>
      )}
      {manages && text !== null ? (
        <p>
          <a href={pathIn(lang, `/texts/${text.id}`)}>{t('documents.manage')}</a>
          {writes ? (
            <>
              {' · '}
              <a href={pathIn(lang, `/bring?document=${document.slug}`)}>{t('documents.bring.another')}</a>
            </>
          ) : null}
        </p>
      ) : null}
    </aside>
  );

  function glance(whole: WholeDocument, shown: TextSummary | null): { name: Child; value: Child }[] {
    return [
      ...(whole.session === null
        ? []
        : [{ name: t('documents.session'), value: t('documents.date.session', { n: whole.session }) }]),
      ...(whole.organ === null
        ? []
        : [{ name: t('documents.list.organ'), value: t(`documents.organ.${whole.organ}`) }]),
      ...(whole.final === null
        ? []
        : [{ name: t('documents.became'), value: <DocumentLink document={whole.final} /> }]),
      ...whole.drafts.map((draft) => ({
        name: t('documents.draft-of-this'),
        value: (
          <DocumentLink document={draft}>
            <TitleText titles={draft.titles} />
          </DocumentLink>
        ),
      })),
      ...(shown === null
        ? []
        : [
            {
              name: t('documents.read-by'),
              value:
                whole.origin === 'specimen'
                  ? t('documents.read-by.specimen')
                  : shown.state === 'confirmed' && shown.confirmedAt !== null
                    ? t('documents.read-by.person', { date: formatDate(lang, shown.confirmedAt.slice(0, 10)) })
                    : t('documents.read-by.rules'),
            },
          ]),
    ];
  }
}

/** Citations are shown by dozens; the rest unfolds. */
const FIRST = 12;

function Related({ title, documents }: { title: string; documents: readonly CitedDocument[] }) {
  const { t } = useFrame();
  if (documents.length === 0) return null;
  const list = (some: readonly CitedDocument[]) => (
    <ul role="list" class="related">
      {some.map((document) => (
        <li>
          <DocumentLink document={document} />
          {document.titles.length === 0 ? null : (
            <span class="quiet">
              {' '}
              <TitleText titles={document.titles} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <h2>
        {title} <small>{documents.length}</small>
      </h2>
      {list(documents.slice(0, FIRST))}
      {documents.length <= FIRST ? null : (
        <details>
          <summary>{t('documents.more', { n: documents.length - FIRST })}</summary>
          {list(documents.slice(FIRST))}
        </details>
      )}
    </>
  );
}
