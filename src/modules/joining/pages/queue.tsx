import type { Context } from 'hono';
import { notFound, type PageEnv } from '../../../kernel/http/index.js';
import { formatDate } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { EmptyState, pathIn, readListQuery, Table, Tabs } from '../../../kernel/ui/index.js';
import { partyNames } from '../../parties/index.js';
import { findQueue, hasQueue } from '../find-registrations.js';
import { may } from '../policy.js';
import type { Registration, RegistrationState } from '../registration.js';
import { DoneNotice, JoiningPage, NameText, StateOf } from './parts.js';

export const OPEN_STATES: readonly RegistrationState[] = ['review', 'objected', 'asked', 'waiting'];
const OVER_STATES: readonly RegistrationState[] = ['accepted', 'refused', 'withdrawn'];

/** `/organizations`: registrations to verify; for a focal point, those that wait for their State. */
export async function queuePage(c: Context<PageEnv>, { db }: House): Promise<Response> {
  const { frame, t, lang, actor, url } = c.var;
  if (!hasQueue(actor)) throw notFound();
  const officer = may(actor, 'read', 'rule', {});
  const over = officer && url.searchParams.get('show') === 'over';
  const query = readListQuery(url, { sortable: ['made'], filters: ['show'], size: 50 });
  const { total, registrations } = await findQueue(db.connection, actor, {
    states: over ? OVER_STATES : OPEN_STATES,
    limit: query.size,
    offset: query.offset,
  });
  const named = await partyNames(db);
  const here = pathIn(lang, '/organizations');
  return c.html(
    <JoiningPage
      frame={frame}
      title={t('joining.queue.title')}
      intro={officer ? t('joining.queue.intro') : t('joining.queue.state-intro')}
    >
      <DoneNotice frame={frame} known={{ agreed: t('joining.one.done.agreed') }} />
      {officer ? (
        <>
          <p>
            <a href={`${here}/rules`}>{t('joining.rules.title')}</a>
          </p>
          <Tabs
            label={t('joining.queue.title')}
            tabs={[
              { label: t('joining.queue.open'), href: here, current: !over },
              { label: t('joining.queue.over'), href: `${here}?show=over`, current: over },
            ]}
          />
        </>
      ) : null}
      <Table
        id="registrations"
        caption={t('joining.queue.title')}
        captionHidden
        stacks
        columns={[
          {
            key: 'name',
            label: t('joining.field.name'),
            heads: true,
            cell: (one: Registration) => (
              <a href={`${here}/${one.id}`}>
                <NameText registration={one} />
              </a>
            ),
          },
          { key: 'kind', label: t('joining.field.kind'), cell: ({ kind }) => t(`parties.kind.${kind}`) },
          {
            key: 'seat',
            label: t('joining.field.seat'),
            cell: ({ seat }) => <bdi>{named({ id: seat, code: '' }, lang)}</bdi>,
          },
          { key: 'state', label: t('joining.field.state'), cell: ({ state }) => <StateOf state={state} /> },
          {
            key: 'made',
            label: t('joining.field.made'),
            cell: ({ made }) => <bdi>{formatDate(lang, made.toISOString().slice(0, 10))}</bdi>,
          },
        ]}
        rows={registrations}
        list={{ query, total }}
        empty={
          <EmptyState title={t('joining.queue.none')}>
            <p>{officer ? t('joining.queue.none-next') : t('joining.queue.none-state')}</p>
          </EmptyState>
        }
      />
    </JoiningPage>,
    200,
    { 'Cache-Control': 'no-store' },
  );
}
