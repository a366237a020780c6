import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { type Column, DateText, EmptyState, Layout, PageHead, Table, Tag, Undo } from '../../../kernel/ui/index.js';
import { may } from '../policy.js';
import { type KeptOpening, readSessionOpenings } from '../store/session-openings.js';
import { dayOf } from '../timing/days.js';
import { daysOfSession, type Openings, openingsOf, sessionAt } from '../timing/sessions.js';
import { sessionWord } from '../timing/words.js';
import { CalendarTabs, SessionLink, StandingTag, sessionPath } from './calendar-parts.js';

/** `/calendar/sessions`: when the sessions of the General Assembly open, and how well that is known. */
export async function sessionsPage(c: Context<PageEnv>, house: House) {
  const { frame, url, actor } = c.var;
  const { t } = frame;
  const openings = await readSessionOpenings(house.db.connection);
  const kept = openingsOf(openings);
  const writes = may(actor, 'write', 'sessions', {});
  const changed = openings.find(({ session }) => String(session) === url.searchParams.get('changed'));
  const title = t('commitments.sessions.title');
  const current = sessionAt(dayOf(new Date()), kept);
  return c.html(
    <Layout frame={frame} title={title} styles={['calendar.css']}>
      <PageHead title={title} intro={t('commitments.sessions.intro')} />
      <CalendarTabs current="sessions" />
      {changed === undefined || changed.before === null || !writes ? null : (
        <Undo action={`${sessionPath(t, changed.session)}/undo`}>
          {t.rich('commitments.sessions.changed', {
            session: <bdi>{sessionWord(t, changed.session)}</bdi>,
            day: <DateText date={changed.opens} />,
          })}
        </Undo>
      )}
      <Table
        id="sessions"
        caption={title}
        captionHidden
        columns={columnsFor(t, { kept, current, writes })}
        rows={openings.toReversed()}
        empty={
          <EmptyState title={t('commitments.sessions.none')}>
            <p>{t('commitments.sessions.none-next')}</p>
          </EmptyState>
        }
      />
    </Layout>,
  );
}

function columnsFor(
  t: Translator,
  { kept, current, writes }: { kept: Openings; current: number; writes: boolean },
): Column<KeptOpening>[] {
  return [
    {
      key: 'session',
      label: t('commitments.calendar.column.session'),
      heads: true,
      cell: ({ session }) => (
        <>
          <SessionLink session={session} />
          {session === current ? (
            <>
              {' '}
              <Tag>{t('commitments.sessions.now')}</Tag>
            </>
          ) : null}
        </>
      ),
    },
    {
      key: 'opens',
      label: t('commitments.calendar.opens'),
      cell: ({ opens, standing, source }) => (
        <>
          <DateText date={opens} style="short" />
          <br />
          <StandingTag standing={standing} />
          {source === '' ? null : (
            <>
              {' '}
              <small>
                <bdi>{source}</bdi>
              </small>
            </>
          )}
        </>
      ),
    },
    {
      key: 'until',
      label: t('commitments.calendar.until'),
      cell: ({ session }) => <DateText date={daysOfSession(session, kept).to} style="short" />,
    },
    ...(writes
      ? [
          {
            key: 'edit',
            label: t('commitments.sessions.edit'),
            cell: ({ session }: KeptOpening) => (
              // The label begins with what is seen.
              <a
                href={`${sessionPath(t, session)}/edit`}
                aria-label={[t('commitments.sessions.edit'), sessionWord(t, session)].join(t('documents.comma'))}
              >
                {t('commitments.sessions.edit')}
              </a>
            ),
          },
        ]
      : []),
  ];
}
