import { type Day, dayOf } from '../../../kernel/calendar/index.js';
import { formatDate, formatList, type Translator } from '../../../kernel/i18n/index.js';
import { formatMoney } from '../../../kernel/money/index.js';
import type { Block, PrintedDocument } from '../../../kernel/print/index.js';
import { partyName } from '../../parties/index.js';
import { type ConcreteContent, textIn, titleIn } from './content.js';
import { evidenceOf } from './evidence-of.js';
import type { ListedConcrete } from './find-concrete.js';
import { drawTimeline, MOST_SPANS } from './timeline.js';

/** The list of concrete measures as a document to print: how many, the time line, the table. Pure. */
export function concreteDocument(
  t: Translator,
  rows: readonly ListedConcrete[],
  { asOf, today }: { asOf: Day | null; today: Day },
): PrintedDocument {
  const day = formatDate(t.lang, asOf ?? today);
  const blocks: Block[] =
    rows.length === 0
      ? [{ kind: 'paragraph', text: t('plan.concrete.none') }]
      : [
          { kind: 'paragraph', manner: 'lead', text: t('plan.concrete.count', { n: rows.length }) },
          ...timelines(t, rows, { asOf, today }),
          { kind: 'heading', level: 2, text: t('plan.concrete.title') },
          ...rows.flatMap((row) => blocksOf(t, row)),
        ];
  return {
    lang: t.lang,
    title: t('plan.concrete.title'),
    subtitle: t('plan.concrete.as-of', { date: day }),
    foot: t('plan.concrete.foot', { date: day }),
    blocks,
  };
}

/** As many pictures as the rows need. */
function timelines(t: Translator, rows: readonly ListedConcrete[], days: { asOf: Day | null; today: Day }): Block[] {
  const dated = rows.filter(({ view: { content } }) => content.starts !== null || content.ends !== null);
  return Array.from({ length: Math.ceil(dated.length / MOST_SPANS) }, (_, k) => ({
    kind: 'picture' as const,
    picture: drawTimeline(t, dated.slice(k * MOST_SPANS, (k + 1) * MOST_SPANS), days, `timeline-${k + 1}`),
  }));
}

function blocksOf(t: Translator, { key, party, view }: ListedConcrete): Block[] {
  const { content, state } = view;
  const description = textIn(content.descriptions, t.lang);
  const fact = (name: string, value: string) => (value === '' ? [] : [{ name, value }]);
  return [
    { kind: 'heading', level: 3, text: titleIn(t, content) },
    {
      kind: 'facts',
      facts: [
        ...fact(t('plan.field.key'), key),
        ...fact(t('plan.field.lead'), partyName(t, party)),
        ...fact(t('plan.field.state'), t(`plan.state.${state}`)),
        ...fact(t('plan.field.measures'), measuresText(t, content)),
        ...fact(t('plan.field.starts'), dateText(t, content.starts)),
        ...fact(t('plan.field.ends'), dateText(t, content.ends)),
        ...fact(t('plan.field.place'), content.place),
        ...fact(t('plan.field.partners'), formatList(t.lang, content.partners)),
        ...fact(t('plan.field.budget'), content.budget === null ? '' : formatMoney(t.lang, content.budget)),
        ...fact(
          t('plan.field.evidence'),
          formatList(
            t.lang,
            evidenceOf(view).map(({ words }) => words),
          ),
        ),
        ...fact(t('plan.concrete.reviewed-on'), formatDate(t.lang, dayOf(view.at))),
      ],
    },
    ...(description === null ? [] : [{ kind: 'paragraph' as const, ...description }]),
  ];
}

const dateText = (t: Translator, date: string | null) => (date === null ? '' : formatDate(t.lang, date));

/** "12, 17 and 43". */
export function measuresText(t: Translator, { measures }: Pick<ConcreteContent, 'measures'>): string {
  return formatList(t.lang, measures.map(String));
}
