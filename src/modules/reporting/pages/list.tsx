import type { Context } from 'hono';
import { permits } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  EmptyState,
  type Frame,
  Layout,
  type ListQuery,
  PageHead,
  pathIn,
  readListQuery,
  Table,
} from '../../../kernel/ui/index.js';
import { findCallPage } from '../calls/get-call.js';
import type { Call } from '../store/calls.js';
import { CallStateTag, CallText, callPath, Day } from './parts.js';

/** `/calls`: all calls that the reader may see, the newest first. */
export async function listPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, url } = c.var;
  const query = readListQuery(url, { sortable: ['newest'], size: 50 });
  const { calls, total } = await findCallPage(house.db.connection, actor, { offset: query.offset, limit: query.size });
  return c.html(<List frame={frame} calls={calls} list={{ query, total }} writes={permits(actor, 'calls.write')} />);
}

interface Props {
  frame: Frame;
  calls: Call[];
  list: { query: ListQuery; total: number };
  writes: boolean;
}

function List({ frame, calls, list, writes }: Props) {
  const { t, lang } = frame;
  return (
    <Layout frame={frame} title={t('reporting.list.title')} styles={['reporting.css']}>
      <PageHead title={t('reporting.list.title')} intro={t('reporting.list.intro')}>
        {writes ? (
          <p class="actions">
            <ButtonLink href={pathIn(lang, '/calls/new')} kind="first">
              {t('reporting.new.title')}
            </ButtonLink>
          </p>
        ) : null}
      </PageHead>
      <Table
        id="calls"
        caption={t('reporting.list.title')}
        captionHidden
        stacks
        columns={[
          {
            key: 'title',
            label: t('reporting.call.title'),
            heads: true,
            cell: (call) => (
              <a href={callPath(t, call.key)}>
                <CallText content={call.content} place="title" />
              </a>
            ),
          },
          { key: 'kind', label: t('reporting.call.kind'), cell: ({ content }) => t(`reporting.kind.${content.kind}`) },
          {
            key: 'questions',
            label: t('reporting.call.questions'),
            numeric: true,
            cell: ({ content }) => content.questions.length,
          },
          {
            key: 'deadline',
            label: t('reporting.call.deadline'),
            cell: ({ deadline }) => (deadline === null ? '' : <Day day={deadline} />),
          },
          { key: 'state', label: t('reporting.call.state'), cell: ({ state }) => <CallStateTag state={state} /> },
        ]}
        rows={calls}
        list={list}
        empty={
          <EmptyState title={t('reporting.list.none')}>
            <p>{writes ? t('reporting.list.none-next') : t('reporting.list.none-yet')}</p>
          </EmptyState>
        }
      />
      <p class="quiet">
        <a href={pathIn(lang, '/calls.ics')}>{t('reporting.list.feed')}</a>{' '}
        <a href={pathIn(lang, '/calls.atom')}>{t('reporting.list.atom')}</a>
      </p>
    </Layout>
  );
}
