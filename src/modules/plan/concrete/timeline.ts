import { addDays, type Day, daysBetween, rangeOf, yearOf } from '../../../kernel/calendar/index.js';
import { directionOf, formatDate, formatNumber, type Translator } from '../../../kernel/i18n/index.js';
import { drawSpans, type Picture, type SpanRow, type SpanTick } from '../../../kernel/pictures/index.js';
import { partyName } from '../../parties/index.js';
import { type ConcreteState, titleIn } from './content.js';
import type { ListedConcrete } from './find-concrete.js';

/** More rows than this nobody reads in one picture: the page turns after them, a document begins another. */
export const MOST_SPANS = 25;

const INKS: Readonly<Record<ConcreteState, SpanRow['ink']>> = {
  proposed: 'strong',
  planned: 'soft',
  'under-way': 'accent',
  done: 'ink',
  stopped: 'strong',
};

const EPOCH: Day = '2000-01-01';
const numberOf = (day: Day) => daysBetween(EPOCH, day);

/**
 * When each of the measures begins and is to be done, on one time line, with the table of the same days. Pure.
 *
 * @param rows `MOST_SPANS` at most. `asOf`: the day that the list is of, where it is an earlier one than today.
 */
export function drawTimeline(
  t: Translator,
  rows: readonly ListedConcrete[],
  { asOf, today }: { asOf: Day | null; today: Day },
  id = 'timeline',
): Picture {
  const day = asOf ?? today;
  const date = formatDate(t.lang, day);
  const spans = rows.map(({ view: { content, state } }): SpanRow => {
    const from = content.starts === null ? null : (rangeOf(content.starts)?.from ?? null);
    const to = content.ends === null ? null : (rangeOf(content.ends)?.to ?? null);
    return {
      label: titleIn(t, content),
      from: from === null ? null : numberOf(from),
      to: to === null ? null : numberOf(to),
      ink: INKS[state],
    };
  });
  return drawSpans(
    {
      id,
      title: t('plan.timeline.title'),
      description: t('plan.timeline.description', {
        n: spans.length,
        dated: spans.filter(({ from, to }) => from !== null || to !== null).length,
        date,
      }),
      rightToLeft: directionOf(t.lang) === 'rtl',
      number: (value) => formatNumber(t.lang, value),
      table: {
        caption: t('plan.timeline.title'),
        columns: [
          { label: t('plan.field.title'), numeric: false },
          { label: t('plan.field.lead'), numeric: false },
          { label: t('plan.field.starts'), numeric: false },
          { label: t('plan.field.ends'), numeric: false },
          { label: t('plan.field.state'), numeric: false },
        ],
        rows: rows.map(({ party, view: { content, state } }) => [
          titleIn(t, content),
          partyName(t, party),
          content.starts === null ? '' : formatDate(t.lang, content.starts),
          content.ends === null ? '' : formatDate(t.lang, content.ends),
          t(`plan.state.${state}`),
        ]),
      },
    },
    spans,
    { ticks: yearTicks(t, spans), now: { at: numberOf(day), label: day === today ? t('plan.timeline.today') : date } },
  );
}

/** The beginnings of years, so many that their words have room. */
function yearTicks(t: Translator, spans: readonly SpanRow[]): SpanTick[] {
  const moments = spans.flatMap(({ from, to }) => [from, to].filter((one) => one !== null));
  if (moments.length === 0) return [];
  const year = (moment: number) => yearOf(addDays(EPOCH, moment));
  const [first, last] = [year(Math.min(...moments)), year(Math.max(...moments)) + 1];
  const step = Math.max(1, Math.ceil((last - first) / 6));
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, k) => first + k * step).map((one) => ({
    at: numberOf(`${one}-01-01`),
    label: formatDate(t.lang, String(one)),
  }));
}
