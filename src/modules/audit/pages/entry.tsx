import type { Context } from 'hono';
import type { Json } from '../../../kernel/db/index.js';
import { notFound, type PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Facts, Layout, PageHead, pathIn, Table } from '../../../kernel/ui/index.js';
import { findEntry } from '../find-entries.js';
import { didWords, Moment, Place, Who } from './words.js';

/** `/audit/:position`: one entry with all that it says, and its seal. */
export async function entryPage(c: Context<PageEnv>, { db }: House): Promise<Response> {
  const { frame, actor } = c.var;
  const { t, lang } = frame;
  const position = Number(c.req.param('position'));
  if (!Number.isSafeInteger(position) || position < 1) throw notFound();
  const found = await findEntry(db.connection, actor, position);
  if (found === null) throw notFound();
  const { action, hash, previousHash } = found;
  const title = t('audit.entry.title', { position });
  const code = (text: string) => (
    <bdi class="sym" translate="no">
      {text}
    </bdi>
  );
  return c.html(
    <Layout frame={frame} title={title} styles={['audit.css']}>
      <PageHead
        title={title}
        above={[{ label: t('audit.log.title'), href: pathIn(lang, '/audit') }]}
        intro={didWords(t, action.verb) ?? undefined}
      />
      <section class="seal">
        <Facts
          facts={[
            { name: t('audit.log.moment'), value: <Moment moment={action.moment} /> },
            { name: t('audit.log.who'), value: <Who t={t} action={action} /> },
            ...(action.party === null ? [] : [{ name: t('audit.log.party'), value: code(action.party) }]),
            ...(action.onBehalfOf === null
              ? []
              : [{ name: t('audit.entry.on-behalf-of'), value: code(action.onBehalfOf) }]),
            { name: t('audit.log.place'), value: <Place t={t} place={action.place} /> },
            { name: t('audit.entry.verb'), value: code(action.verb) },
            { name: t('audit.log.subject'), value: code(`${action.subject.type} ${action.subject.id}`) },
            { name: t('audit.entry.hash'), value: code(hash) },
            { name: t('audit.entry.previous'), value: code(previousHash) },
          ]}
        />
      </section>
      <Changes t={t} changes={action.changes} />
      <Details t={t} details={action.details} />
    </Layout>,
  );
}

type Words = PageEnv['Variables']['t'];

function Changes({
  t,
  changes,
}: {
  t: Words;
  changes: Readonly<Record<string, { before: Json; after: Json }>> | null;
}) {
  const rows = Object.entries(changes ?? {});
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t('audit.entry.changes')}</h2>
      <Table
        id="changes"
        caption={t('audit.entry.changes')}
        captionHidden
        columns={[
          {
            key: 'field',
            label: t('audit.entry.field'),
            heads: true,
            cell: ([field]) => <bdi class="sym">{field}</bdi>,
          },
          { key: 'before', label: t('audit.entry.before'), cell: ([, { before }]) => <Value value={before} /> },
          { key: 'after', label: t('audit.entry.after'), cell: ([, { after }]) => <Value value={after} /> },
        ]}
        rows={rows}
      />
    </section>
  );
}

function Details({ t, details }: { t: Words; details: Readonly<Record<string, Json>> }) {
  const rows = Object.entries(details);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t('audit.entry.details')}</h2>
      <Table
        id="details"
        caption={t('audit.entry.details')}
        captionHidden
        columns={[
          {
            key: 'field',
            label: t('audit.entry.field'),
            heads: true,
            cell: ([field]) => <bdi class="sym">{field}</bdi>,
          },
          { key: 'value', label: t('audit.entry.value'), cell: ([, value]) => <Value value={value} /> },
        ]}
        rows={rows}
      />
    </section>
  );
}

/** As it stands in the log: texts as they are, all else as JSON. */
function Value({ value }: { value: Json }) {
  if (value === null) return <>–</>;
  return (
    <bdi class="sym" translate="no">
      {typeof value === 'string' ? value : JSON.stringify(value)}
    </bdi>
  );
}
