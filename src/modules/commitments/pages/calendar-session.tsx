import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { DateText, EmptyState, Facts, Layout, PageHead, pathIn, Table } from '../../../kernel/ui/index.js';
import { findSessionCalendar } from '../calendar/find-calendar.js';
import { Refusal } from '../refusal.js';
import { readFilter } from '../register/filter.js';
import { LAST_SESSION } from '../set-opening.js';
import { dayOf } from '../timing/days.js';
import { sessionWord } from '../timing/words.js';
import { CalendarTabs, FeedLink, feedPath, lineColumns, SessionLink, StandingTag } from './calendar-parts.js';

/** `/calendar/sessions/82`: what is due at a session, and what falls into its days. */
export async function calendarSessionPage(c: Context<PageEnv>, house: House) {
  const { frame, url, actor, lang } = c.var;
  const { t } = frame;
  const session = sessionAsked(c.req.param('session'));
  const today = dayOf(new Date());
  const filter = readFilter(url.searchParams);
  const { days, named, within } = await findSessionCalendar(house.db, session, { actor, filter, today, lang });
  const title = t('commitments.calendar.session-title', { session: sessionWord(t, session) });
  const columns = lineColumns(t, { whole: true });
  return c.html(
    <Layout frame={frame} title={title} styles={['calendar.css']}>
      <PageHead
        title={title}
        above={[
          { label: t('commitments.calendar.title'), href: pathIn(lang, '/calendar') },
          { label: t('commitments.calendar.view.sessions'), href: pathIn(lang, '/calendar/sessions') },
        ]}
        intro={t('commitments.calendar.session-intro')}
      />
      <CalendarTabs current={null} />
      <Facts
        facts={[
          {
            name: t('commitments.calendar.opens'),
            value:
              days.standing === 'unknown' ? (
                <>
                  <DateText date={days.from.slice(0, 4)} /> <StandingTag standing="unknown" />
                </>
              ) : (
                <DateText date={days.from} />
              ),
          },
          ...(days.standing === 'unknown'
            ? []
            : [{ name: t('commitments.calendar.until'), value: <DateText date={days.to} /> }]),
          { name: t('commitments.calendar.days-are'), value: <StandingTag standing={days.standing} /> },
        ]}
      />
      <section>
        <h2>{t('commitments.calendar.at-session')}</h2>
        <Table
          id="named"
          caption={t('commitments.calendar.at-session')}
          captionHidden
          columns={columns}
          rows={named}
          empty={
            <EmptyState title={t('commitments.calendar.none-at-session')}>
              <p>{t('commitments.calendar.none-next')}</p>
            </EmptyState>
          }
        />
      </section>
      {within.length === 0 ? null : (
        <section>
          <h2>{t('commitments.calendar.within-session')}</h2>
          <Table
            id="within"
            caption={t('commitments.calendar.within-session')}
            captionHidden
            columns={columns}
            rows={within}
          />
        </section>
      )}
      <nav class="actions" aria-label={t('commitments.calendar.view.sessions')}>
        {session > 1 ? <SessionLink session={session - 1} /> : null}
        {session < LAST_SESSION ? <SessionLink session={session + 1} /> : null}
      </nav>
      <FeedLink href={feedPath(t, { ...filter, from: days.from, to: days.to })} />
    </Layout>,
  );
}

/** @throws Refusal `no-such-session` */
export function sessionAsked(text: string | undefined): number {
  const session = /^\d{1,3}$/u.test(text ?? '') ? Number(text) : 0;
  if (session < 1) throw new Refusal('no-such-session', { values: { session: text ?? '' } });
  return session;
}
