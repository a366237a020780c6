import type { Context } from 'hono';
import type { PageEnv } from '../../../../kernel/http/index.js';
import { formatList, formatNumber, LANGUAGE_NAMES } from '../../../../kernel/i18n/index.js';
import type { House } from '../../../../kernel/module/index.js';
import {
  ButtonLink,
  Choices,
  EmptyState,
  type Frame,
  Layout,
  type ListQuery,
  MapFigure,
  PageHead,
  readListQuery,
  Table,
  Tag,
  useFrame,
} from '../../../../kernel/ui/index.js';
import { Disclaimer, PartyLink } from '../../../parties/index.js';
import { type AnswerFilter, readAnswerFilter, writeAnswerFilter } from '../../answers/answer-filter.js';
import {
  type AnsweringParty,
  type AnswerStanding,
  findWhoAnswered,
  type GroupRate,
  STANDINGS,
  type WhoAnswered,
} from '../../answers/find-who-answered.js';
import { type CallInView, getCall } from '../../calls/get-call.js';
import { answerPath, callCrumbs, callPath, Day } from '../parts.js';
import { answeredMap } from './answered-map.js';
import { AnswerFilters, groupWord, ReadingTabs, TakeAlong } from './reading-tabs.js';

type Filter = AnswerFilter & { standing: AnswerStanding[] };

export function readWhoFilter(query: URLSearchParams): Filter {
  return {
    ...readAnswerFilter(query),
    standing: STANDINGS.filter((one) => query.getAll('standing').includes(one)),
  };
}

/** `/calls/:key/reading/answered`: who has answered, as a list, as a map, and by regional group. */
export async function answeredPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, url } = c.var;
  const view = await getCall(house.db.connection, actor, c.req.param('key') ?? '');
  const filter = readWhoFilter(url.searchParams);
  const query = readListQuery(url, { sortable: ['party'], size: 50 });
  const who = await findWhoAnswered(house.db, actor, view.call, filter, lang);
  return c.html(<Answered frame={frame} view={view} filter={filter} query={query} who={who} />);
}

interface Props {
  frame: Frame;
  view: CallInView;
  filter: Filter;
  query: ListQuery;
  who: WhoAnswered;
}

function Answered({ frame, view, filter, query, who }: Props) {
  const { t } = frame;
  const { call, content } = view;
  const title = t('reporting.answered.title');
  const asked = who.rates.reduce((sum, one) => sum + one.asked, 0);
  const answered = who.rates.reduce((sum, one) => sum + one.answered, 0);
  const map = answeredMap(t, who.lines);
  const search = writeAnswerFilter(filter);
  for (const one of filter.standing) search.append('standing', one);
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']}>
      <PageHead
        title={title}
        above={callCrumbs(t, call, content)}
        intro={t('reporting.answered.sum', { asked, answered })}
      />
      <ReadingTabs callKey={call.key} current="answered" reads={view.rights.reads} />
      {view.rights.writesParties && call.version > 0 ? (
        <p class="actions">
          <ButtonLink href={callPath(t, call.key, '/bring-in')}>{t('reporting.brought-in.title')}</ButtonLink>
        </p>
      ) : null}
      <Rates rates={who.rates} />
      {map === null ? null : <MapFigure {...map} />}
      <h2>{t('reporting.answered.parties')}</h2>
      <div class="two rail">
        <AnswerFilters filter={filter} names={['standing']}>
          {who.whole ? (
            <Choices
              name="standing"
              kind="checkbox"
              legend={t('reporting.answered.standing')}
              chosen={filter.standing}
              options={STANDINGS.map((one) => ({ value: one, label: t(`reporting.answered.${one}`) }))}
            />
          ) : null}
        </AnswerFilters>
        <section>
          {' '}
          <Lines callKey={call.key} lines={who.lines} query={query} />
          <TakeAlong path={callPath(t, call.key, '/reading/answered')} query={search} />
          <Disclaimer />
        </section>
      </div>
    </Layout>
  );
}

function Rates({ rates }: { rates: GroupRate[] }) {
  const { t, lang } = useFrame();
  if (rates.length === 0) return null;
  const share = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <Table
      id="rates"
      caption={t('reporting.answered.rates')}
      stacks
      columns={[
        {
          key: 'group',
          label: t('reporting.reading.group'),
          heads: true,
          cell: ({ group }) => groupWord(t, group),
        },
        {
          key: 'asked',
          label: t('reporting.answered.asked'),
          numeric: true,
          cell: (one) => formatNumber(lang, one.asked),
        },
        {
          key: 'answered',
          label: t('reporting.answered.have'),
          numeric: true,
          cell: (one) => formatNumber(lang, one.answered),
        },
        {
          key: 'rate',
          label: t('reporting.answered.rate'),
          numeric: true,
          cell: (one) => <bdi>{share.format(one.answered / one.asked)}</bdi>,
        },
      ]}
      rows={rates}
    />
  );
}

const COLOURS = { answered: 'done', begun: 'due', silent: 'plain' } as const;

function Lines({ callKey, lines, query }: { callKey: string; lines: AnsweringParty[]; query: ListQuery }) {
  const { t, lang } = useFrame();
  return (
    <Table
      id="who"
      caption={t('reporting.answered.parties')}
      captionHidden
      stacks
      list={{ query, total: lines.length }}
      columns={[
        {
          key: 'party',
          label: t('reporting.parties.party'),
          heads: true,
          cell: ({ party }) => <PartyLink party={party} />,
        },
        { key: 'group', label: t('reporting.reading.group'), cell: ({ group }) => groupWord(t, group) },
        {
          key: 'standing',
          label: t('reporting.answered.standing'),
          cell: ({ party, standing }) => {
            const tag = <Tag kind={COLOURS[standing]}>{t(`reporting.answered.${standing}`)}</Tag>;
            return standing === 'answered' ? <a href={answerPath(t, callKey, party.code)}>{tag}</a> : tag;
          },
        },
        {
          key: 'on',
          label: t('reporting.answered.on'),
          cell: ({ submission }) =>
            submission?.sentAt ? <Day day={submission.sentAt.toISOString().slice(0, 10)} /> : null,
        },
        {
          key: 'langs',
          label: t('reporting.reading.lang'),
          cell: ({ langs }) =>
            formatList(
              lang,
              langs.map((one) => LANGUAGE_NAMES[one]),
            ),
        },
        {
          key: 'answers',
          label: t('reporting.answered.answers'),
          numeric: true,
          cell: ({ answers, standing }) => (standing === 'answered' ? formatNumber(lang, answers) : null),
        },
      ]}
      rows={lines.slice(query.offset, query.offset + query.size)}
      empty={
        <EmptyState title={t('reporting.answered.none')}>
          <p>{t('reporting.answered.none-next')}</p>
        </EmptyState>
      }
    />
  );
}
