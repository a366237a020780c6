import type { Child } from 'hono/jsx';
import type { Translator } from '../../../kernel/i18n/index.js';
import { ButtonLink, type Column, DateText, pathIn, Tabs, Tag, useFrame } from '../../../kernel/ui/index.js';
import type { CalendarLine } from '../calendar/find-calendar.js';
import type { ListedCommitment } from '../find-commitments.js';
import type { CommitmentFilter } from '../register/filter.js';
import { writeFilter } from '../register/filter.js';
import type { OpeningStanding } from '../timing/sessions.js';
import { daysWords, rangeWords, sessionWord } from '../timing/words.js';
import { CommitmentLink, PlaceLink, StateTag } from './parts.js';
import { addresseesWord } from './words.js';

const VIEWS = [
  ['year', '/calendar'],
  ['appraisal', '/calendar/appraisal'],
  ['sessions', '/calendar/sessions'],
] as const;
export type CalendarView = (typeof VIEWS)[number][0];

/** The views of the calendar beside one another. */
export function CalendarTabs({ current }: { current: CalendarView | null }) {
  const { t, lang } = useFrame();
  return (
    <Tabs
      label={t('commitments.calendar.title')}
      tabs={VIEWS.map(([view, path]) => ({
        label: t(`commitments.calendar.view.${view}`),
        href: pathIn(lang, path),
        current: view === current,
      }))}
    />
  );
}

export function yearPath(t: Translator, year: number, filter: CommitmentFilter): string {
  const query = writeFilter(filter).toString();
  return pathIn(t.lang, `/calendar/${year}${query === '' ? '' : `?${query}`}`);
}

export function sessionPath(t: Translator, session: number): string {
  return pathIn(t.lang, `/calendar/sessions/${session}`);
}

/** "82nd session", leading to what is due there. */
export function SessionLink({ session }: { session: number }) {
  const { t } = useFrame();
  return (
    <a href={sessionPath(t, session)}>
      <bdi>{sessionWord(t, session)}</bdi>
    </a>
  );
}

export function StandingTag({ standing }: { standing: OpeningStanding }) {
  const { t } = useFrame();
  return <Tag kind={standing === 'confirmed' ? 'done' : 'guess'}>{t(`commitments.calendar.standing.${standing}`)}</Tag>;
}

/** Takes what is shown along into a calendar of one's own. */
export function FeedLink({ href, children }: { href: string; children?: Child }) {
  const { t } = useFrame();
  return (
    <div class="actions">
      <ButtonLink href={href}>{t('commitments.calendar.subscribe')}</ButtonLink>
      <span class="quiet">{children ?? t('commitments.calendar.subscribe-hint')}</span>
    </div>
  );
}

export function feedPath(t: Translator, filter: CommitmentFilter): string {
  const query = writeFilter(filter).toString();
  return pathIn(t.lang, `/commitments.ics${query === '' ? '' : `?${query}`}`);
}

/** Two columns, so that a telephone shows them side by side. `whole`: the window instead of the day of the line. */
export function lineColumns(t: Translator, { whole = false }: { whole?: boolean } = {}): Column<CalendarLine>[] {
  return [
    {
      key: 'day',
      label: t(whole ? 'commitments.calendar.column.when' : 'commitments.calendar.column.day'),
      cell: (line) => (whole ? <WindowCell line={line} /> : <DayCell line={line} />),
    },
    {
      key: 'what',
      label: t('commitments.calendar.column.what'),
      heads: true,
      cell: ({ commitment }) => <CommitmentCell commitment={commitment} />,
    },
  ];
}

/** A commitment with whom it asks, where, and where it stands if it is not simply open. */
export function CommitmentCell({ commitment }: { commitment: ListedCommitment }) {
  const { t } = useFrame();
  return (
    <>
      <CommitmentLink commitment={commitment} />{' '}
      {commitment.state === 'open' ? null : <StateTag state={commitment.state} />}
      <br />
      <small>
        {addresseesWord(t, commitment.addressees)} · <PlaceLink commitment={commitment} />
      </small>
    </>
  );
}

function DayCell({ line }: { line: CalendarLine }) {
  const { t } = useFrame();
  const { firstDay, lastDay, tentative, occurrence } = line;
  return (
    <>
      {firstDay === lastDay ? (
        <DateText date={firstDay} style="short" />
      ) : (
        <bdi>{rangeWords(t, firstDay, lastDay)}</bdi>
      )}
      <br />
      <small>{partWord(t, line)}</small>
      {/* What is only expected says so by itself. */}
      {tentative && occurrence.role !== 'expected' ? (
        <>
          {' '}
          <Tag kind="guess">{t('commitments.calendar.standing.expected')}</Tag>
        </>
      ) : null}
    </>
  );
}

function WindowCell({ line }: { line: CalendarLine }) {
  const { t } = useFrame();
  const { window, role } = line.occurrence;
  return (
    <>
      {window.precision === 'session' ? t('commitments.calendar.whole-session') : <bdi>{daysWords(t, window)}</bdi>}
      <br />
      <small>{t(`commitments.calendar.role.${role}`)}</small>
    </>
  );
}

/** What the day of a line is: the last day, the opening of a session, or the thing itself. */
function partWord(t: Translator, { part, occurrence: { role, window } }: CalendarLine): string {
  if (part === 'opening' && window.session !== null)
    return t('commitments.calendar.opening', { session: sessionWord(t, window.session) });
  if (role === 'expected') return t('commitments.calendar.role.expected');
  return part === 'last-day' ? t('commitments.calendar.last-day') : t(`commitments.calendar.role.${role}`);
}
