import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  type Column,
  DocumentSymbol,
  EmptyState,
  Layout,
  PageHead,
  pathIn,
  Table,
  useFrame,
} from '../../../kernel/ui/index.js';
import { documentPath, shortSymbol, slugOf } from '../../documents/index.js';
import { appraisalFeed, meetingWords } from '../calendar/appraisal-feed.js';
import { findCycle } from '../calendar/find-calendar.js';
import { APPRAISAL_CYCLE, type Appraisal, appraisals } from '../facts/appraisals.js';
import type { ListedCommitment } from '../find-commitments.js';
import { findOpenings } from '../find-openings.js';
import { NO_FILTER } from '../register/filter.js';
import { dayOf } from '../timing/days.js';
import type { Openings } from '../timing/sessions.js';
import { CalendarTabs, CommitmentCell, FeedLink, SessionLink } from './calendar-parts.js';
import { icsAnswer } from './feed.js';
import { WhenText } from './parts.js';

/** `/calendar/appraisal`: the appraisals of the Global Plan, held and to come, and what the register holds on them. */
export async function appraisalPage(c: Context<PageEnv>, house: House) {
  const { frame, actor, lang } = c.var;
  const { t } = frame;
  const today = dayOf(new Date());
  const [rows, openings] = await Promise.all([
    findCycle(house.db, APPRAISAL_CYCLE, { actor, filter: { ...NO_FILTER, all: true }, today, lang }),
    findOpenings(house.db.connection),
  ]);
  const title = t('commitments.appraisal.title');
  return c.html(
    <Layout frame={frame} title={title} styles={['calendar.css']}>
      <PageHead title={title} intro={t('commitments.appraisal.intro')} />
      <CalendarTabs current="appraisal" />
      <Table
        id="appraisals"
        caption={t('commitments.appraisal.meetings')}
        columns={meetingColumns(t)}
        rows={appraisals}
      />
      <FeedLink href={pathIn(lang, '/calendar/appraisal.ics')} />
      <section>
        <h2>{t('commitments.appraisal.register')}</h2>
        <Table
          id="series"
          caption={t('commitments.appraisal.register')}
          captionHidden
          columns={commitmentColumns(t, { today, openings })}
          rows={rows}
          empty={
            <EmptyState title={t('commitments.appraisal.none')}>
              <p>{t('commitments.appraisal.none-next')}</p>
            </EmptyState>
          }
        />
      </section>
    </Layout>,
  );
}

/** `/calendar/appraisal.ics` */
export function appraisalFeedAnswer(c: Context<PageEnv>): Response {
  return icsAnswer(c, appraisalFeed(c.var.t, c.var.url), 'appraisal.ics');
}

function meetingColumns(t: Translator): Column<Appraisal>[] {
  return [
    {
      key: 'when',
      label: t('commitments.appraisal.when'),
      heads: true,
      cell: (row) => <bdi>{meetingWords(t, row)}</bdi>,
    },
    {
      key: 'session',
      label: t('commitments.calendar.column.session'),
      cell: ({ session }) => <SessionLink session={session} />,
    },
    { key: 'decided', label: t('commitments.appraisal.decided'), cell: ({ decided }) => <Symbols symbols={decided} /> },
    {
      key: 'outcome',
      label: t('commitments.appraisal.outcome'),
      cell: ({ outcome, from }) =>
        outcome === null ? (
          <span class="quiet">
            {t(from === null ? 'commitments.appraisal.to-come' : 'commitments.appraisal.no-outcome')}
          </span>
        ) : (
          <Symbols symbols={[outcome]} />
        ),
    },
  ];
}

function Symbols({ symbols }: { symbols: readonly string[] }) {
  const { t } = useFrame();
  return (
    <>
      {symbols.map((symbol, at) => (
        <>
          {at === 0 ? '' : ' · '}
          <a href={documentPath(t, slugOf(symbol))}>
            <DocumentSymbol>{shortSymbol(symbol)}</DocumentSymbol>
          </a>
        </>
      ))}
    </>
  );
}

function commitmentColumns(t: Translator, when: { today: string; openings: Openings }): Column<ListedCommitment>[] {
  return [
    {
      key: 'what',
      label: t('commitments.calendar.column.what'),
      heads: true,
      cell: (row) => <CommitmentCell commitment={row} />,
    },
    {
      key: 'when',
      label: t('commitments.calendar.column.when'),
      cell: (row) => <WhenText commitment={row} {...when} />,
    },
  ];
}
