import type { Context } from 'hono';
import { findHead, findHeads, type SignedHead } from '../../../kernel/audit/index.js';
import { notFound, type PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { DateText, EmptyState, Layout, PageHead, pathIn, Table, withQuery } from '../../../kernel/ui/index.js';
import { houseHeadKey } from '../head-key.js';
import { headRecord } from '../head-record.js';

const SIZE = 50;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `/audit/heads`: where the log stood at the end of each day, signed, for anyone to keep. */
export async function headsPage(c: Context<PageEnv>, { db }: House): Promise<Response> {
  const { frame, url } = c.var;
  const { t, lang } = frame;
  const asked = url.searchParams.get('before') ?? '';
  const before = DAY.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : undefined;
  const found = await findHeads(db.connection, { before, limit: SIZE + 1 });
  const heads = found.slice(0, SIZE);
  const { publicKey } = await houseHeadKey(db.forHouse('head-key').connection);
  const last = heads.at(-1);
  const code = (text: string) => (
    <bdi class="sym" translate="no">
      {text}
    </bdi>
  );
  return c.html(
    <Layout frame={frame} title={t('audit.heads.title')} styles={['audit.css']}>
      <PageHead title={t('audit.heads.title')} intro={t('audit.heads.intro')} />
      <div class="two">
        <div>
          <Table
            id="heads"
            caption={t('audit.heads.caption')}
            captionHidden
            columns={[
              {
                key: 'day',
                label: t('audit.heads.day'),
                heads: true,
                cell: ({ day }: SignedHead) => <DateText date={day} style="short" />,
              },
              {
                key: 'position',
                label: t('audit.log.position'),
                numeric: true,
                cell: ({ position }) => position,
              },
              { key: 'hash', label: t('audit.entry.hash'), cell: ({ hash }) => code(hash) },
              {
                key: 'keep',
                label: t('audit.heads.file'),
                cell: ({ day }) => (
                  <a href={pathIn(lang, `/audit/heads/${day}.json`)} download>
                    {t.rich('audit.heads.keep', { day: <DateText date={day} style="short" /> })}
                  </a>
                ),
              },
            ]}
            rows={heads}
            empty={<EmptyState title={t('audit.heads.none')}>{t('audit.heads.none-next')}</EmptyState>}
          />
          {found.length > SIZE && last !== undefined ? (
            <nav class="pager quiet" aria-label={t('audit.log.pages')}>
              <a rel="next" href={withQuery(url, { before: last.day })}>
                {t('audit.log.older')}
              </a>
            </nav>
          ) : null}
        </div>
        <section class="seal">
          <h2>{t('audit.heads.check')}</h2>
          <div class="prose">
            <p>{t('audit.heads.check-text')}</p>
            <pre dir="ltr" tabindex={0}>
              <code>concordance audit verify --head FILE</code>
            </pre>
            <p>{t('audit.heads.format')}</p>
            <h3>{t('audit.heads.key')}</h3>
            <p>{code(publicKey)}</p>
          </div>
        </section>
      </div>
    </Layout>,
  );
}

/** `/audit/heads/2026-11-28.json`: one head, to be kept. */
export async function headAnswer(c: Context<PageEnv>, { db }: House): Promise<Response> {
  const day = /^(\d{4}-\d{2}-\d{2})\.json$/.exec(c.req.param('file') ?? '')?.[1];
  if (day === undefined || Number.isNaN(Date.parse(day))) throw notFound();
  const head = await findHead(db.connection, day);
  if (head === null) throw notFound();
  return c.body(`${JSON.stringify(headRecord(head), null, 2)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="concordance-head-${day}.json"`,
  });
}
