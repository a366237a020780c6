import type { Context } from 'hono';
import type { HomeSection, PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { ButtonLink, pathIn, Timeline, useFrame } from '../../../kernel/ui/index.js';
import { findDocuments } from '../find-documents.js';
import { mayBring } from '../policy.js';
import type { ListedDocument } from '../store/documents.js';
import { DocumentLink, StatusTag, TitleText } from './parts.js';

/** What documents show on the first page: the thread of resolutions on one line, and what can be done with them. */
export function documentsHome(house: House): HomeSection[] {
  return [
    { place: 'main', order: 50, render: async (c) => <Thread thread={await threadFor(c, house)} /> },
    {
      place: 'side',
      order: 50,
      render: async (c) => <Here thread={await threadFor(c, house)} writes={mayBring(c.var.actor)} />,
    },
  ];
}

/** Both sections of one page share one query. */
const asked = new WeakMap<Context<PageEnv>, Promise<ListedDocument[]>>();

function threadFor(c: Context<PageEnv>, house: House): Promise<ListedDocument[]> {
  const known = asked.get(c);
  if (known !== undefined) return known;
  const page = { sort: 'adopted', descending: true, limit: 100, offset: 0 } as const;
  const rows = findDocuments(house.db, c.var.actor, { thread: true }, page).then((found) => found.rows);
  asked.set(c, rows);
  return rows;
}

function Thread({ thread }: { thread: readonly ListedDocument[] }) {
  const { t } = useFrame();
  if (thread.length === 0) return null;
  return (
    <section aria-labelledby="thread">
      <h2 id="thread">{t('documents.home.thread')}</h2>
      <Timeline
        entries={thread.map((document) => ({
          title: <DocumentLink document={document} />,
          date: document.adopted ?? undefined,
          current: document.langs.length > 0,
          children: <ThreadEntry document={document} />,
        }))}
      />
    </section>
  );
}

function ThreadEntry({ document }: { document: ListedDocument }) {
  const { t } = useFrame();
  return (
    <>
      <TitleText titles={document.titles} />
      {document.status === 'draft' ? (
        <>
          {' '}
          <StatusTag status="draft" />
        </>
      ) : null}
      {document.acts === null ? null : (
        <>
          <br />
          {t('documents.counts', { acts: document.acts, dates: document.dates ?? 0 })}
        </>
      )}
    </>
  );
}

function Here({ thread, writes }: { thread: readonly ListedDocument[]; writes: boolean }) {
  const { t, lang } = useFrame();
  const read = thread.filter((document) => document.langs.length > 0);
  return (
    <section aria-labelledby="here">
      <h2 id="here">{t('documents.home.here')}</h2>
      <div class="prose">
        <p>{t('documents.home.counts', { documents: thread.length, texts: read.length })}</p>
        <p class="quiet">{t('documents.home.facts')}</p>
      </div>
      <hr />
      <ul role="list" class="prose">
        <li>
          <ButtonLink href={pathIn(lang, '/bring')}>{t('documents.bring.title')}</ButtonLink>
          <p class="quiet">{writes ? t('documents.home.bring') : t('documents.home.bring-administrator')}</p>
        </li>
        <li>
          <a href={pathIn(lang, '/compare')}>{t('documents.compare.title')}</a>
          <p class="quiet">{t('documents.home.compare')}</p>
        </li>
        <li>
          <a href={pathIn(lang, '/documents')}>{t('documents.list.title')}</a>
          <p class="quiet">{t('documents.home.list')}</p>
        </li>
        <li>
          <a href={pathIn(lang, '/citations')}>{t('documents.citations.title')}</a>
          <p class="quiet">{t('documents.home.citations')}</p>
        </li>
      </ul>
    </section>
  );
}
