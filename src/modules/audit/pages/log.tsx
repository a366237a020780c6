import type { Context } from 'hono';
import type { Action } from '../../../kernel/audit/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  EmptyState,
  Filters,
  Layout,
  PageHead,
  pathIn,
  Select,
  Table,
  TextField,
  withQuery,
} from '../../../kernel/ui/index.js';
import { FILTER_NAMES, type FilterTexts, type ReadFilter, readEntryFilter } from '../entry-filter.js';
import { findEntries, findKnownVerbs } from '../find-entries.js';
import { EXPORTS } from './export.js';
import { didWords, Moment, Place, shortened, Who } from './words.js';

const SIZE = 50;

/** `/audit`: the log, newest first, narrowed by its address and paged by position, so that new entries move nothing. */
export async function logPage(c: Context<PageEnv>, { db }: House): Promise<Response> {
  const { frame, actor, url } = c.var;
  const { t, lang } = frame;
  const read = readEntryFilter(url.searchParams);
  const before = positionIn(url);
  const [{ entries, older }, verbs] = await Promise.all([
    findEntries(db.connection, actor, { filter: read.filter, before, limit: SIZE }),
    findKnownVerbs(db.connection, actor),
  ]);
  const bare = withQuery(url, { before: null });
  return c.html(
    <Layout frame={frame} title={t('audit.log.title')} styles={['audit.css']}>
      <PageHead
        title={t('audit.log.title')}
        intro={t('audit.log.intro')}
        meta={
          <>
            <a href={pathIn(lang, '/audit/heads')}>{t('audit.heads.title')}</a>
            <a href={pathIn(lang, '/privacy')}>{t('audit.privacy.title')}</a>
            {EXPORTS.map((format) => (
              <a href={pathIn(lang, `/audit/export/${format}`) + new URL(bare, url).search} download>
                {t(`audit.log.export-${format}`)}
              </a>
            ))}
          </>
        }
      />
      <div class="two rail">
        <section aria-label={t('audit.log.narrow')}>
          <LogFilters t={t} read={read} verbs={verbs} />
        </section>
        <div>
          <Table
            id="log"
            caption={t('audit.log.caption')}
            captionHidden
            columns={columns(t, lang)}
            rows={entries}
            empty={<Empty t={t} texts={read.texts} />}
          />
          <nav class="pager quiet" aria-label={t('audit.log.pages')}>
            {before === undefined ? null : <a href={bare}>{t('audit.log.newest')}</a>}
            {older === null ? null : (
              <a rel="next" href={withQuery(url, { before: older })}>
                {t('audit.log.older')}
              </a>
            )}
          </nav>
        </div>
      </div>
    </Layout>,
  );
}

function columns(t: Translator, lang: string) {
  return [
    {
      key: 'position',
      label: t('audit.log.position'),
      heads: true,
      cell: ({ position }: Action) => <a href={`/${lang}/audit/${position}`}>{position}</a>,
    },
    { key: 'moment', label: t('audit.log.moment'), cell: ({ moment }: Action) => <Moment moment={moment} /> },
    {
      key: 'did',
      label: t('audit.log.did'),
      cell: ({ verb }: Action) => {
        const words = didWords(t, verb);
        const code = (
          <bdi class="sym quiet" translate="no">
            {verb}
          </bdi>
        );
        return words === null ? (
          code
        ) : (
          <>
            {words}
            <br />
            {code}
          </>
        );
      },
    },
    {
      key: 'who',
      label: t('audit.log.who-whence'),
      cell: (action: Action) => (
        <>
          <Who t={t} action={action} short />
          <br />
          <span class="quiet">
            <Place t={t} place={action.place} />
          </span>
        </>
      ),
    },
    {
      key: 'subject',
      label: t('audit.log.subject'),
      cell: ({ subject }: Action) => (
        <a href={`/${lang}/audit?${new URLSearchParams({ subject: `${subject.type}:${subject.id}` })}`}>
          <bdi class="sym" dir="ltr" translate="no">
            {subject.type}
          </bdi>
          <br />
          <bdi class="sym quiet" dir="ltr" translate="no">
            {shortened(subject.id)}
          </bdi>
        </a>
      ),
    },
  ];
}

function LogFilters({ t, read, verbs }: { t: Translator; read: ReadFilter; verbs: readonly string[] }) {
  const { texts, wrong } = read;
  const day = (name: 'from' | 'to') => (
    <TextField
      name={name}
      label={t(`audit.log.${name}`)}
      hint={name === 'from' ? t('audit.log.day-hint') : undefined}
      error={wrong.includes(name) ? t('audit.log.no-day') : undefined}
      value={texts[name]}
      width="short"
    />
  );
  return (
    <Filters names={[...FILTER_NAMES, 'before']}>
      <TextField name="who" label={t('audit.log.who')} hint={t('audit.log.who-hint')} value={texts.who} width="short" />
      <Select
        name="kind"
        label={t('audit.log.kind')}
        value={texts.kind ?? ''}
        options={[
          { value: '', label: t('audit.log.kind.all') },
          { value: 'reads', label: t('audit.log.kind.reads') },
          { value: 'acts', label: t('audit.log.kind.acts') },
        ]}
      />
      <Select
        name="verb"
        label={t('audit.log.did')}
        value={texts.verb ?? ''}
        options={[
          { value: '', label: t('audit.log.any') },
          ...verbs.map((verb) => ({ value: verb, label: didWords(t, verb) ?? verb })),
        ]}
      />
      <TextField
        name="subject"
        label={t('audit.log.subject')}
        hint={t('audit.log.subject-hint')}
        value={texts.subject}
        width="short"
      />
      <TextField name="party" label={t('audit.log.party')} value={texts.party} width="short" />
      {day('from')}
      {day('to')}
    </Filters>
  );
}

function Empty({ t, texts }: { t: Translator; texts: FilterTexts }) {
  const narrowed = Object.keys(texts).length > 0;
  return (
    <EmptyState title={t(narrowed ? 'audit.log.none-found' : 'audit.log.none')}>
      {narrowed ? <p>{t('audit.log.none-found-next')}</p> : null}
    </EmptyState>
  );
}

function positionIn(url: URL): number | undefined {
  const position = Number(url.searchParams.get('before') ?? '');
  return Number.isSafeInteger(position) && position > 0 ? position : undefined;
}
