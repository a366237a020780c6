import type { Context } from 'hono';
import { notFound, type PageEnv, streamOf } from '../../../kernel/http/index.js';
import { formatList } from '../../../kernel/i18n/index.js';
import type { ConcordanceModule, House } from '../../../kernel/module/index.js';
import type { OwnDataRow } from '../../../kernel/privacy/index.js';
import { Layout, PageHead, pathIn, Table, useFrame } from '../../../kernel/ui/index.js';
import { exportOwnData, findOwnData, type OwnDataOf } from '../own-data/export-own-data.js';
import { fieldLabel, ownDataAsJson, ownDataAsWorkbook, partTitle, sayValue } from '../own-data/own-data-files.js';

/** As many rows of a part as the page shows; the files have all. */
const SHOWN = 10;

const FILES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const;

/** `/account/data`: everything that is held about whoever is in. */
export async function ownDataPage(
  c: Context<PageEnv>,
  { db }: House,
  modules: readonly ConcordanceModule[],
): Promise<Response> {
  const { frame, t, lang, actor } = c.var;
  if (actor.kind === 'public') return toSignIn(c, '/account/data');
  const parts = await findOwnData(db, actor, modules);
  const shown: { part: OwnDataOf; rows: OwnDataRow[]; more: boolean }[] = [];
  for (const part of parts) {
    const rows: OwnDataRow[] = [];
    for await (const row of part.rows()) if (rows.push(row) > SHOWN) break;
    shown.push({ part, rows: rows.slice(0, SHOWN), more: rows.length > SHOWN });
  }
  const held = shown.filter(({ rows }) => rows.length > 0);
  const empty = shown.flatMap(({ part, rows }) => (rows.length > 0 ? [] : [partTitle(t, part.name)]));
  return c.html(
    <Layout frame={frame} title={t('audit.own.title')} styles={['audit.css']}>
      <PageHead
        title={t('audit.own.title')}
        above={[{ label: t('audit.own.account'), href: pathIn(lang, '/account') }]}
        intro={t('audit.own.intro')}
        meta={
          <>
            {(['xlsx', 'json'] as const).map((format) => (
              <a href={pathIn(lang, `/account/data/export/${format}`)} download>
                {t(`audit.own.export-${format}`)}
              </a>
            ))}
            <a href={pathIn(lang, '/privacy')}>{t('audit.privacy.title')}</a>
          </>
        }
      />
      <div class="one">
        {held.map((one) => (
          <Part {...one} />
        ))}
        {empty.length === 0 ? null : (
          <section>
            <p class="quiet">{t('audit.own.nothing', { parts: formatList(lang, empty) })}</p>
          </section>
        )}
        <section>
          <h2>{t('audit.own.correct')}</h2>
          <div class="prose">
            <p>{t('audit.own.correct-text')}</p>
            <p>
              <a href={pathIn(lang, '/account')}>{t('audit.own.change-name')}</a>
            </p>
            <p>
              <a href={pathIn(lang, '/account/address')}>{t('audit.own.change-address')}</a>
            </p>
          </div>
        </section>
        <section>
          <h2>{t('audit.privacy.erasure')}</h2>
          <div class="prose">
            <p>{t('audit.privacy.erasure-text')}</p>
            <p>
              <a href={pathIn(lang, '/account/data/erase')}>{t('audit.own.erase')}</a>
            </p>
          </div>
        </section>
      </div>
    </Layout>,
  );
}

function Part({ part, rows, more }: { part: OwnDataOf; rows: readonly OwnDataRow[]; more: boolean }) {
  const { t } = useFrame();
  const title = partTitle(t, part.name);
  // A column without a value says nothing on a page; the files have it.
  const fields = part.fields.filter((field) => rows.some((row) => (row[field] ?? '') !== ''));
  return (
    <section>
      <h2>{title}</h2>
      <Table
        id={`own-${part.name}`}
        caption={title}
        captionHidden
        columns={fields.map((field, k) => ({
          key: field,
          label: fieldLabel(t, field),
          heads: k === 0,
          cell: (row: OwnDataRow) => (
            <>
              {k === 0 || (row[field] ?? '') === '' ? null : <span class="own-label">{fieldLabel(t, field)} </span>}
              <bdi class="own-value">{sayValue(t, part, field, row)}</bdi>
            </>
          ),
        }))}
        rows={rows}
        stacks
      />
      {more ? <p class="quiet">{t('audit.own.more', { shown: SHOWN })}</p> : null}
    </section>
  );
}

/** `/account/data/export/:format`: the same whole, as it comes from the database. */
export async function ownDataAnswer(
  c: Context<PageEnv>,
  { db }: House,
  modules: readonly ConcordanceModule[],
): Promise<Response> {
  const format = (['xlsx', 'json'] as const).find((known) => known === c.req.param('format'));
  if (format === undefined) throw notFound();
  if (c.var.actor.kind === 'public') return toSignIn(c, '/account/data');
  const parts = await exportOwnData(db, c.var.actor, modules, format);
  const made = new Date();
  const pieces = format === 'json' ? ownDataAsJson(parts, made) : ownDataAsWorkbook(parts, c.var.t, made);
  return c.body(streamOf(pieces), 200, {
    'Content-Type': FILES[format],
    'Content-Disposition': `attachment; filename="concordance-your-data.${format}"`,
  });
}

export function toSignIn(c: Context<PageEnv>, path: string): Response {
  const { lang } = c.var;
  return c.redirect(`${pathIn(lang, '/sign-in')}?then=${encodeURIComponent(pathIn(lang, path))}`, 303);
}
