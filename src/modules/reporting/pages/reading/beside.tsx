import type { Context } from 'hono';
import type { PageEnv } from '../../../../kernel/http/index.js';
import { LANGUAGE_NAMES } from '../../../../kernel/i18n/index.js';
import type { House } from '../../../../kernel/module/index.js';
import {
  Choices,
  type Column,
  EmptyState,
  type Frame,
  Layout,
  type ListQuery,
  PageHead,
  readListQuery,
  Table,
  Tag,
  useFrame,
} from '../../../../kernel/ui/index.js';
import { PartyLink } from '../../../parties/index.js';
import { type AnswerFilter, readAnswerFilter, writeAnswerFilter } from '../../answers/answer-filter.js';
import { type AnswerBeside, BESIDE_CHARACTERS, findSideBySide } from '../../answers/find-side-by-side.js';
import type { CallContent } from '../../calls/content.js';
import { type CallInView, getCall } from '../../calls/get-call.js';
import type { Question } from '../../calls/question.js';
import { Refusal } from '../../refusal.js';
import { ValueView } from '../answers/value-view.js';
import { answerPath, CallText, callCrumbs, callPath, Day } from '../parts.js';
import { numbered } from '../questions-view.js';
import { AnswerFilters, groupWord, QuestionSelect, ReadingTabs, TakeAlong } from './reading-tabs.js';
import { TranslationKind } from './translation.js';

/** What can stand beside an answer besides its party. */
const COLUMNS = ['group', 'lang', 'audience', 'sent', 'translation'] as const;
type ChosenColumn = (typeof COLUMNS)[number];

interface Asked {
  question: Question;
  /** As it is counted, from 1. */
  number: number;
  filter: AnswerFilter;
  columns: ChosenColumn[];
  whole: boolean;
}

/** The question that an address names by its number; the first where it names none. @throws Refusal `no-such-question` */
export function askedIn(content: CallContent, query: URLSearchParams): Asked {
  const number = Number(query.get('question') ?? '1');
  const question = numbered(content)[number - 1];
  if (question === undefined) throw new Refusal('no-such-question');
  return {
    question,
    number,
    filter: readAnswerFilter(query),
    columns: COLUMNS.filter((one) => query.getAll('column').includes(one)),
    whole: query.get('text') === 'whole',
  };
}

/** `/calls/:key/reading/beside`: the answers to one question, a page of parties at a time. */
export async function besidePage(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, url } = c.var;
  const view = await getCall(house.db.connection, actor, c.req.param('key') ?? '');
  const asked = askedIn(view.content, url.searchParams);
  const query = readListQuery(url, { sortable: ['party'], size: 10 });
  const page = { offset: query.offset, limit: query.size, most: asked.whole ? null : BESIDE_CHARACTERS };
  const found = await findSideBySide(house.db, actor, asked.question, asked.filter, page, lang);
  return c.html(<Beside frame={frame} view={view} asked={asked} query={query} found={found} />);
}

interface Props {
  frame: Frame;
  view: CallInView;
  asked: Asked;
  query: ListQuery;
  found: { total: number; rows: AnswerBeside[] };
}

function Beside({ frame, view, asked, query, found }: Props) {
  const { t } = frame;
  const { call, content } = view;
  const title = t('reporting.beside.title');
  const search = writeAnswerFilter(asked.filter);
  search.set('question', String(asked.number));
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']}>
      <PageHead title={title} above={callCrumbs(t, call, content)} />
      <ReadingTabs callKey={call.key} current="beside" reads={view.rights.reads} />
      <h2>
        <bdi>{asked.number}.</bdi> <CallText content={content} place={`question/${asked.question.id}`} />
      </h2>
      <div class="two rail">
        <AnswerFilters filter={asked.filter} names={['question', 'column', 'text']}>
          <QuestionSelect content={content} number={asked.number} />
          <Choices
            name="column"
            kind="checkbox"
            legend={t('reporting.beside.columns')}
            chosen={asked.columns}
            options={COLUMNS.map((one) => ({ value: one, label: t(`reporting.beside.column.${one}`) }))}
          />
          <Choices
            name="text"
            kind="checkbox"
            legend={t('reporting.beside.length')}
            chosen={asked.whole ? ['whole'] : []}
            options={[{ value: 'whole', label: t('reporting.beside.whole') }]}
          />
        </AnswerFilters>
        <section>
          {' '}
          <Table
            id="beside"
            caption={t('reporting.beside.answers', { n: found.total })}
            stacks
            list={{ query, total: found.total }}
            columns={columnsOf({ frame, view, asked })}
            rows={found.rows}
            empty={
              <EmptyState title={t('reporting.beside.none')}>
                <p>{t('reporting.beside.none-next')}</p>
              </EmptyState>
            }
          />
          <TakeAlong path={callPath(t, call.key, '/reading/beside')} query={search} />
        </section>
      </div>{' '}
    </Layout>
  );
}

function columnsOf({ frame, view, asked }: Pick<Props, 'frame' | 'view' | 'asked'>): Column<AnswerBeside>[] {
  const { t } = frame;
  const cells: Record<ChosenColumn, Column<AnswerBeside>['cell']> = {
    group: ({ group }) => groupWord(t, group),
    lang: ({ answer }) => <bdi lang={answer.lang}>{LANGUAGE_NAMES[answer.lang]}</bdi>,
    audience: ({ answer }) => <Tag kind="plain">{t(`reporting.audience.${answer.audience}`)}</Tag>,
    translation: ({ translation }) =>
      translation === null ? null : (
        <>
          <TranslationKind translation={translation} />
          <div class="said" lang={translation.lang} dir="auto">
            {asked.whole ? translation.text : translation.text.slice(0, BESIDE_CHARACTERS)}
          </div>
        </>
      ),
    sent: ({ answer }) => <Day day={answer.sentAt.toISOString().slice(0, 10)} />,
  };
  return [
    {
      key: 'party',
      label: t('reporting.parties.party'),
      heads: true,
      cell: ({ party }) => <PartyLink party={party} />,
    },
    ...asked.columns.map((key) => ({ key, label: t(`reporting.beside.column.${key}`), cell: cells[key] })),
    {
      key: 'answer',
      label: t('reporting.parties.answer'),
      cell: (row) => <AnswerCell row={row} view={view} question={asked.question} />,
    },
  ];
}

function AnswerCell({ row, view, question }: { row: AnswerBeside; view: CallInView; question: Question }) {
  const { t } = useFrame();
  const { answer, party } = row;
  const { call, content } = view;
  return (
    <>
      <ValueView
        content={content}
        question={question}
        value={answer.value}
        lang={answer.lang}
        file={answerPath(t, call.key, party.code, `/${question.id}/file`)}
      />
      <p>
        <a href={callPath(t, call.key, `/reading/${party.code}/${question.id}`)}>
          {t(answer.cut ? 'reporting.beside.more' : 'reporting.beside.open')}
        </a>
      </p>
    </>
  );
}
