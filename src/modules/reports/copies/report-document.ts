import { formatDate, formatMoment, type Lang, type Translator, translatorFor } from '../../../kernel/i18n/index.js';
import type { Block as Printed, PrintedDocument, Run } from '../../../kernel/print/index.js';
import { type ComposedSection, type Composing, composeReport, type Item } from '../compose/compose.js';
import { figureOf } from '../compose/figures.js';
import { kindWords } from '../compose/whose.js';
import { wordingIn } from '../report/arrange-report.js';
import type { PublishedReport } from '../report/published.js';

/** What a copy says of itself: which version it is, or that it is none. */
export type CopyState =
  | { kind: 'draft'; now: Date }
  | { kind: 'final'; published: Pick<PublishedReport, 'n' | 'number' | 'publishedAt' | 'sha256'> };

/**
 * A report to print and to pass on. Draft or final, and which version, stands under its title and at the foot of every page. Its frame is in
 * one of six languages, its text in its own. Pure.
 */
export function reportDocument(lang: Lang, composing: Composing, state: CopyState): PrintedDocument {
  const t = translatorFor(lang);
  const { content } = composing;
  const { title, sections } = composeReport(t, composing);
  const line =
    state.kind === 'draft'
      ? t('reports.copy.is-draft', { date: formatDate(lang, state.now.toISOString().slice(0, 10)) })
      : t('reports.copy.is-final', { n: state.published.n, number: state.published.number });
  return {
    lang,
    title: title.text,
    subtitle: [content.symbol, kindWords(t, composing), line].filter((part) => part !== '').join(' · '),
    foot: line,
    blocks: [
      ...sections.flatMap((section) => sectionBlocks(t, section, content.lang)),
      ...annexBlocks(t, composing),
      ...proofBlocks(t, state),
    ],
  };
}

function sectionBlocks(t: Translator, section: ComposedSection, written: Lang): Printed[] {
  const { heading, number, origin, items, reused } = section;
  const head: Printed[] =
    origin === null
      ? [{ kind: 'heading', level: 2, text: `${number} ${heading.text}` }]
      : [
          { kind: 'heading', level: 3, text: heading.text },
          {
            kind: 'paragraph',
            manner: 'quiet',
            text: t('reports.reuse.from', {
              report: wordingIn(origin.titles, t.lang, origin.lang).text,
              number: origin.symbol === '' ? origin.number : origin.symbol,
            }),
          },
        ];
  return [
    ...head,
    ...items.map((item) => itemBlock(t, item, written)),
    ...reused.flatMap((one) => sectionBlocks(t, one, one.origin?.lang ?? written)),
  ];
}

function itemBlock(t: Translator, item: Item, written: Lang): Printed {
  if (item.kind === 'figure') {
    const figure = figureOf(t, item.block, { written, parties: item.parties, complete: true });
    if (figure === null) return { kind: 'list', items: [] };
    return 'picture' in figure ? { kind: 'picture', picture: figure.picture } : { kind: 'table', table: figure.table };
  }
  const runs = item.sentences.flatMap(({ pieces, lang }, at): Run[] => [
    ...(at === 0 ? [] : [{ text: ' ', lang }]),
    ...pieces.map((piece): Run => ('text' in piece ? { text: piece.text, lang } : piece)),
  ]);
  return { kind: 'numbered', number: item.number, runs };
}

function annexBlocks(t: Translator, { annex, content }: Composing): Printed[] {
  if (annex.answered.length === 0) return [];
  const titles = new Map(Object.values(annex.questions).map(({ call, callTitles }) => [call, callTitles]));
  const order = new Intl.Collator(t.lang);
  const rows = annex.answered
    .map(({ party, call, version, on }) => [
      wordingIn(annex.parties[party]?.names ?? {}, t.lang).text,
      wordingIn(titles.get(call) ?? {}, t.lang, content.lang).text,
      formatDate(t.lang, on),
      String(version),
    ])
    .sort((a, b) => order.compare(a[1] ?? '', b[1] ?? '') || order.compare(a[0] ?? '', b[0] ?? ''));
  return [
    { kind: 'heading', level: 2, text: t('reports.annex.title') },
    {
      kind: 'table',
      table: {
        caption: t('reports.annex.caption', { n: rows.length }),
        columns: [
          { label: t('reports.annex.party'), numeric: false },
          { label: t('reports.annex.call'), numeric: false },
          { label: t('reports.annex.on'), numeric: false },
          { label: t('reports.annex.version'), numeric: true },
        ],
        rows,
      },
    },
  ];
}

function proofBlocks(t: Translator, state: CopyState): Printed[] {
  if (state.kind === 'draft') return [];
  const { n, number, publishedAt, sha256 } = state.published;
  return [
    {
      kind: 'paragraph',
      manner: 'quiet',
      text: `${number} · ${t('reports.published.version', { n, when: formatMoment(t.lang, publishedAt) })}`,
    },
    { kind: 'code', text: `SHA-256 ${sha256}` },
  ];
}
