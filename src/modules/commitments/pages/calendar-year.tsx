import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatDate, formatList } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  DateText,
  EmptyState,
  Filters,
  Layout,
  Notice,
  PageHead,
  pathIn,
  Select,
  Table,
} from '../../../kernel/ui/index.js';
import { addresseeWord } from '../../documents/index.js';
import { type CalendarLine, findCalendar } from '../calendar/find-calendar.js';
import { findCommitments } from '../find-commitments.js';
import { readFilter } from '../register/filter.js';
import { dayOf, yearOf } from '../timing/days.js';
import { openingOf } from '../timing/sessions.js';
import { CalendarTabs, FeedLink, feedPath, lineColumns, SessionLink, StandingTag, yearPath } from './calendar-parts.js';

const FIRST_YEAR = 1946;
const LAST_YEAR = 2200;

/** `/calendar/2027`, and `/calendar` for this year: what is due, expected or comes back in a year, month by month; narrowed like the register. */
export async function calendarYearPage(c: Context<PageEnv>, house: House) {
  const { frame, url, actor, lang } = c.var;
  const { t } = frame;
  const today = dayOf(new Date());
  const year = yearAsked(c.req.param('year'), yearOf(today));
  const filter = { ...readFilter(url.searchParams), from: null, to: null };
  const range = { from: `${year}-01-01`, to: `${year}-12-31` };
  const [{ lines, total, openings }, { facets }] = await Promise.all([
    findCalendar(house.db, range, { actor, filter, today, lang }),
    findCommitments(
      house.db,
      actor,
      { ...filter, values: { ...filter.values, addressee: [] } },
      { sort: 'due', descending: false, offset: 0, limit: 0 },
      { today, lang },
    ),
  ]);
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
  const linesOf = (month: string): CalendarLine[] =>
    lines.filter(({ firstDay }) => firstDay.startsWith(month) || (firstDay < range.from && month === months[0]));
  const empty = months.filter((month) => linesOf(month).length === 0);
  const opening = openingOf(year - 1945, openings);
  const title = t('commitments.calendar.year-title', { year });
  return c.html(
    <Layout frame={frame} title={title} styles={['calendar.css']}>
      <PageHead title={title} intro={t('commitments.calendar.year-intro')} />
      <CalendarTabs current="year" />
      <nav class="actions years" aria-label={t('commitments.calendar.years')}>
        {year > FIRST_YEAR ? (
          <a href={yearPath(t, year - 1, filter)} rel="prev">
            <bdi>{year - 1}</bdi>
          </a>
        ) : null}
        <strong aria-current="page">
          <bdi>{year}</bdi>
        </strong>
        {year < LAST_YEAR ? (
          <a href={yearPath(t, year + 1, filter)} rel="next">
            <bdi>{year + 1}</bdi>
          </a>
        ) : null}
      </nav>
      <Filters names={['addressee']}>
        <Select
          name="addressee"
          label={t('commitments.calendar.for-whom')}
          value={filter.values.addressee?.[0] ?? ''}
          options={[
            { value: '', label: t('commitments.calendar.for-all') },
            ...facets.addressee.map(({ value }) => ({ value, label: addresseeWord(t, value) })),
          ]}
        />
      </Filters>
      {opening === null ? null : (
        <p class="opens">
          {t.rich('commitments.calendar.session-opens', {
            session: <SessionLink session={opening.session} />,
            day: <DateText date={opening.opens} />,
          })}{' '}
          <StandingTag standing={opening.standing} />
        </p>
      )}
      {total > lines.length ? <Notice>{t('commitments.calendar.more', { shown: lines.length, total })}</Notice> : null}
      {lines.length === 0 ? (
        <EmptyState title={t('commitments.calendar.none', { year })}>
          <p>{t('commitments.calendar.none-next')}</p>
          <ButtonLink href={pathIn(lang, '/commitments')}>{t('commitments.calendar.to-register')}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          {months
            .filter((month) => !empty.includes(month))
            .map((month) => (
              <section>
                <h2>{formatDate(lang, month)}</h2>
                <Table
                  id={`month-${month}`}
                  caption={formatDate(lang, month)}
                  captionHidden
                  columns={lineColumns(t)}
                  rows={linesOf(month)}
                />
              </section>
            ))}
          {empty.length === 0 ? null : (
            <p class="quiet">
              {t('commitments.calendar.empty-months', {
                months: formatList(
                  lang,
                  empty.map((month) => formatDate(lang, month)),
                ),
              })}
            </p>
          )}
        </>
      )}
      <FeedLink href={feedPath(t, filter)} />
    </Layout>,
  );
}

function yearAsked(asked: string | undefined, now: number): number {
  const year = Number(asked ?? now);
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR ? year : now;
}
