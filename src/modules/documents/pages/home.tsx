import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { ButtonLink, type Frame, Layout, pathIn, SearchBox, Timeline, useFrame } from '../../../kernel/ui/index.js';
import { findDocuments } from '../find-documents.js';
import type { ListedDocument } from '../store/documents.js';
import { DocumentLink, StatusTag, TitleText } from './parts.js';

/** `/`: what Concordance is, the thread of resolutions on one line, and what can be done next. */
export async function homePage(c: Context<PageEnv>, house: House) {
  const thread = await findDocuments(
    house.db,
    c.var.actor,
    { thread: true },
    { sort: 'adopted', descending: true, limit: 100, offset: 0 },
  );
  return c.html(<Home frame={c.var.frame} thread={thread.rows} writes={c.var.actor.kind === 'administrator'} />);
}

function Home({ frame, thread, writes }: { frame: Frame; thread: readonly ListedDocument[]; writes: boolean }) {
  const { t, lang } = frame;
  const read = thread.filter((document) => document.langs.length > 0);
  return (
    <Layout frame={frame} title={t('documents.home.title')}>
      <div class="lede">
        <h1>{t('documents.home.title')}</h1>
        <p>{t('documents.home.intro')}</p>
        <SearchBox />
      </div>
      <div class="two">
        <section aria-labelledby="thread">
          <h2 id="thread">{t('documents.home.thread')}</h2>
          <Timeline
            entries={thread.map((document) => ({
              title: <DocumentLink document={document} />,
              ...(document.adopted === null ? {} : { date: document.adopted }),
              current: document.langs.length > 0,
              children: <ThreadEntry document={document} />,
            }))}
          />
        </section>
        <section aria-labelledby="here">
          <h2 id="here">{t('documents.home.here')}</h2>
          <p>{t('documents.home.counts', { documents: thread.length, texts: read.length })}</p>
          <p class="quiet">{t('documents.home.facts')}</p>
          <ul role="list" class="next">
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
          </ul>
        </section>
      </div>
    </Layout>
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
