import { formatDate, formatList, formatMoment, formatNumber, type Translator } from '../../../kernel/i18n/index.js';
import type { Block, PrintedDocument } from '../../../kernel/print/index.js';
import { regionWord } from '../../parties/index.js';
import { REGION_CODES } from '../gaps/gaps.js';
import { PARTS } from '../measures.js';
import { changeBlocks } from './changes-document.js';
import type { WholeAppraisal } from './find-appraisals.js';
import { callText, concreteText, measureText, partyText, shareText, stateText, treatyText } from './words.js';

/** An appraisal as a document: the page and the files are written from it, so that they cannot differ. Pure. */
export function appraisalDocument(t: Translator, whole: WholeAppraisal): PrintedDocument {
  const { row, snapshot } = whole;
  const date = formatDate(t.lang, row.as_of);
  const all = snapshot.parts.reduce((a, { asked, said }) => ({ asked: a.asked + asked, said: a.said + said }), {
    asked: 0,
    said: 0,
  });
  return {
    lang: t.lang,
    title: t('plan.appraisal.of', { session: row.session }),
    subtitle: t('plan.appraisal.as-of', { date }),
    foot: t('plan.appraisal.foot', { state: t(`plan.appraisal.state.${row.state}`), date }),
    blocks: [
      ...stateBlocks(t, whole),
      { kind: 'paragraph', manner: 'lead', text: t('plan.appraisal.lead', all) },
      { kind: 'heading', level: 2, text: t('plan.appraisal.changes') },
      ...changeBlocks(t, whole),
      { kind: 'heading', level: 2, text: t('plan.appraisal.by-part') },
      partsTable(t, whole),
      { kind: 'heading', level: 2, text: t('plan.appraisal.by-measure') },
      measuresTable(t, whole),
      { kind: 'heading', level: 2, text: t('plan.concrete.title') },
      concreteTable(t, whole),
      { kind: 'heading', level: 2, text: t('plan.appraisal.treaties') },
      treatiesTable(t, whole),
      { kind: 'heading', level: 2, text: t('plan.appraisal.calls') },
      callsTable(t, whole),
      { kind: 'heading', level: 2, text: t('plan.appraisal.proof') },
      { kind: 'paragraph', text: t('plan.appraisal.proof-text') },
      { kind: 'code', text: row.sha256 },
    ],
  };
}

function stateBlocks(t: Translator, { row }: WholeAppraisal): Block[] {
  if (row.state === 'prepared') return [{ kind: 'paragraph', text: t('plan.appraisal.is-prepared') }];
  const closed = t('plan.appraisal.is-closed', {
    when: row.closed_at === null ? '' : formatMoment(t.lang, row.closed_at),
  });
  if (row.state === 'closed') return [{ kind: 'paragraph', text: closed }];
  const when = row.withdrawn_at === null ? '' : formatMoment(t.lang, row.withdrawn_at);
  return [
    { kind: 'paragraph', manner: 'lead', text: t('plan.appraisal.is-withdrawn', { when }) },
    { kind: 'paragraph', text: row.notice },
  ];
}

function partsTable(t: Translator, { snapshot }: WholeAppraisal): Block {
  return {
    kind: 'table',
    table: {
      caption: t('plan.gaps.caption-parts'),
      columns: [
        { label: t('plan.gaps.part'), numeric: false },
        ...REGION_CODES.map((code) => ({ label: regionWord(t, code), numeric: true })),
        { label: t('plan.gaps.all-regions'), numeric: true },
      ],
      rows: snapshot.parts.map(({ part, regions, ...all }) => {
        const known = PARTS.find((one) => one === part);
        return [
          known === undefined ? part : t(`plan.part.${known}`),
          ...REGION_CODES.map((code) => shareText(t, regions[code])),
          shareText(t, all),
        ];
      }),
    },
  };
}

function measuresTable(t: Translator, { snapshot }: WholeAppraisal): Block {
  return {
    kind: 'table',
    table: {
      caption: t('plan.appraisal.by-measure'),
      columns: [
        { label: t('plan.measure.measure'), numeric: false },
        { label: t('plan.measure.said'), numeric: true },
        { label: t('plan.appraisal.others'), numeric: true },
        { label: t('plan.measure.commitments'), numeric: true },
        { label: t('plan.concrete.title'), numeric: true },
      ],
      rows: snapshot.measures.map(({ n, states, asked, others, commitments, concrete }) => [
        measureText(t, n),
        asked === 0 ? formatNumber(t.lang, states.length) : shareText(t, { said: states.length, asked }),
        formatNumber(t.lang, others.length),
        formatNumber(t.lang, commitments.length),
        formatNumber(t.lang, concrete.length),
      ]),
    },
  };
}

function concreteTable(t: Translator, whole: WholeAppraisal): Block {
  const { snapshot } = whole;
  if (snapshot.concrete.length === 0) return { kind: 'paragraph', text: t('plan.appraisal.no-concrete') };
  return {
    kind: 'table',
    table: {
      caption: t('plan.concrete.count', { n: snapshot.concrete.length }),
      columns: (['title', 'lead', 'measures', 'ends', 'state'] as const).map((field) => ({
        label: t(`plan.field.${field}`),
        numeric: false,
      })),
      rows: snapshot.concrete.map(({ key, titles, lead, measures, ends, state }) => [
        concreteText(t, { key, titles }),
        partyText(t, whole, lead),
        formatList(t.lang, measures.map(String)),
        ends === null ? '' : formatDate(t.lang, ends),
        stateText(t, state),
      ]),
    },
  };
}

function treatiesTable(t: Translator, { snapshot }: WholeAppraisal): Block {
  return {
    kind: 'table',
    table: {
      caption: t('plan.appraisal.treaties'),
      columns: [
        { label: t('plan.appraisal.instrument'), numeric: false },
        { label: t('plan.appraisal.statuses-of'), numeric: false },
        { label: t('plan.appraisal.parties'), numeric: true },
      ],
      rows: snapshot.treaties.map((one) => [
        treatyText(t, one),
        one.asOf === null ? t('plan.appraisal.no-statuses') : formatDate(t.lang, one.asOf),
        one.asOf === null ? '–' : formatNumber(t.lang, one.parties.length),
      ]),
    },
  };
}

function callsTable(t: Translator, { snapshot }: WholeAppraisal): Block {
  if (snapshot.calls.length === 0) return { kind: 'paragraph', text: t('plan.appraisal.no-calls') };
  return {
    kind: 'table',
    table: {
      caption: t('plan.appraisal.calls'),
      columns: [
        { label: t('plan.appraisal.call'), numeric: false },
        { label: t('plan.appraisal.answered'), numeric: true },
      ],
      rows: snapshot.calls.map((one) => [callText(t, one), formatNumber(t.lang, one.answered.length)]),
    },
  };
}
