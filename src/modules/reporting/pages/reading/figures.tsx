import type { Context } from 'hono';
import type { PageEnv } from '../../../../kernel/http/index.js';
import { formatNumber, type Lang } from '../../../../kernel/i18n/index.js';
import type { House } from '../../../../kernel/module/index.js';
import { EmptyState, Facts, type Frame, Layout, PageHead, Table, useFrame } from '../../../../kernel/ui/index.js';
import { type AnswerFilter, readAnswerFilter, writeAnswerFilter } from '../../answers/answer-filter.js';
import type { ChoiceLine, NumberFigure, Told } from '../../answers/figures.js';
import { findFigures, type QuestionFigure } from '../../answers/find-figures.js';
import { BELOW } from '../../answers/small-persons.js';
import type { CallContent } from '../../calls/content.js';
import { type CallInView, getCall } from '../../calls/get-call.js';
import { CallText, callCrumbs, callPath } from '../parts.js';
import { AnswerFilters, groupWord, ReadingTabs, TakeAlong } from './reading-tabs.js';

/** `/calls/:key/reading/figures`: choices counted and numbers summed, each with the number of answers that it rests on. */
export async function figuresPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, url } = c.var;
  const view = await getCall(house.db.connection, actor, c.req.param('key') ?? '');
  const filter = readAnswerFilter(url.searchParams);
  const figures = await findFigures(house.db, actor, view.content, filter, lang);
  return c.html(<Figures frame={frame} view={view} filter={filter} figures={figures} />);
}

interface Props {
  frame: Frame;
  view: CallInView;
  filter: AnswerFilter;
  figures: QuestionFigure[];
}

function Figures({ frame, view, filter, figures }: Props) {
  const { t } = frame;
  const { call, content } = view;
  const title = t('reporting.figures.title');
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']}>
      <PageHead title={title} above={callCrumbs(t, call, content)} intro={t('reporting.figures.intro')} />
      <ReadingTabs callKey={call.key} current="figures" reads={view.rights.reads} />
      <div class="two rail">
        <AnswerFilters filter={filter} />
        <section>
          {figures.length === 0 ? (
            <EmptyState title={t('reporting.figures.none')}>
              <p>{t('reporting.figures.none-next')}</p>
            </EmptyState>
          ) : null}
          {figures.map((figure) => (
            <section class="block figure-of" aria-labelledby={`figure-${figure.number}`}>
              <h2 id={`figure-${figure.number}`}>
                <bdi>{figure.number}.</bdi> <CallText content={content} place={`question/${figure.question.id}`} />
              </h2>
              <p class="quiet">{t('reporting.figures.base', { n: figure.base })}</p>
              {figure.choices === null || figure.base === 0 ? null : (
                <Choices figure={figure} lines={figure.choices} content={content} />
              )}
              {figure.numbers === null ? null : <Numbers figure={figure} numbers={figure.numbers} content={content} />}
            </section>
          ))}
          <TakeAlong path={callPath(t, call.key, '/reading/figures')} query={writeAnswerFilter(filter)} />
        </section>
      </div>{' '}
    </Layout>
  );
}

function Choices({ figure, lines, content }: { figure: QuestionFigure; lines: ChoiceLine[]; content: CallContent }) {
  const { t, lang } = useFrame();
  const share = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <Table
      id={`choices-${figure.number}`}
      caption={t('reporting.figures.choices', { number: figure.number })}
      captionHidden
      stacks
      columns={[
        {
          key: 'option',
          label: t('reporting.figures.option'),
          heads: true,
          cell: ({ option }) =>
            option === null ? (
              t('reporting.figures.other')
            ) : (
              <CallText content={content} place={`option/${figure.question.id}/${option}`} />
            ),
        },
        {
          key: 'n',
          label: t('reporting.answered.answers'),
          numeric: true,
          cell: ({ n }) => formatNumber(lang, n),
        },
        {
          key: 'share',
          label: t('reporting.figures.share'),
          numeric: true,
          cell: (line) => <bdi>{share.format(line.share)}</bdi>,
        },
      ]}
      rows={lines}
    />
  );
}

/** A sum as the reader is told it. */
export function toldWords(lang: Lang, told: Told, withheld: string): string {
  if (told.told === 'small') return BELOW;
  if (told.told === 'withheld') return withheld;
  const exact = Number(told.amount);
  return Number.isSafeInteger(exact) ? formatNumber(lang, exact) : told.amount;
}

function Numbers({
  figure,
  numbers,
  content,
}: {
  figure: QuestionFigure;
  numbers: NumberFigure;
  content: CallContent;
}) {
  const { t, lang } = useFrame();
  const withheld = t('reporting.figures.withheld');
  const told = (one: Told) => <bdi>{toldWords(lang, one, withheld)}</bdi>;
  const single = (amount: number | null) => <bdi>{amount === null ? withheld : formatNumber(lang, amount)}</bdi>;
  const persons = figure.question.asked.kind === 'number' && figure.question.asked.persons;
  return (
    <>
      <Facts
        facts={[
          {
            name: t('reporting.figures.sum'),
            value: (
              <>
                {told(numbers.sum)} <CallText content={content} place={`unit/${figure.question.id}`} />
              </>
            ),
          },
          { name: t('reporting.figures.least'), value: single(numbers.least) },
          { name: t('reporting.figures.median'), value: single(numbers.median) },
          { name: t('reporting.figures.most'), value: single(numbers.most) },
        ]}
      />
      <Table
        id={`numbers-${figure.number}`}
        caption={t('reporting.figures.by-group', { number: figure.number })}
        stacks
        columns={[
          { key: 'group', label: t('reporting.reading.group'), heads: true, cell: ({ group }) => groupWord(t, group) },
          {
            key: 'base',
            label: t('reporting.answered.answers'),
            numeric: true,
            cell: ({ base }) => formatNumber(lang, base),
          },
          { key: 'sum', label: t('reporting.figures.sum'), numeric: true, cell: ({ sum }) => told(sum) },
        ]}
        rows={numbers.groups}
      />
      {persons ? <p class="quiet">{t('reporting.figures.persons')}</p> : null}
    </>
  );
}
