import { formatDate } from '../../../../kernel/i18n/index.js';
import type { Block } from '../../../../kernel/print/index.js';
import { ASSUMPTIONS, type Checklist } from '../../publish/checklist.js';
import type { Voice } from '../figures.js';

/** The assumptions as a person answered for them, or that nobody has. */
export function assumptionBlocks(checklist: Checklist | null, voice: Voice): Block[] {
  const { t, lang } = voice;
  const rows = ASSUMPTIONS.map((name) => {
    const given = checklist?.answers[name];
    return [
      t(`estimation.assumption.${name}`),
      given ? t(`estimation.answer.${given.answer}`) : t('estimation.answer.open'),
      given?.note ?? '',
    ];
  });
  return [
    { kind: 'heading', level: 2, text: t('estimation.report.assumptions') },
    { kind: 'paragraph', text: t('estimation.report.assumptions-text') },
    {
      kind: 'table',
      table: {
        caption: t('estimation.report.assumptions-caption'),
        columns: [
          { label: t('estimation.report.assumption'), numeric: false },
          { label: t('estimation.report.answer'), numeric: false },
          { label: t('estimation.report.remark'), numeric: false },
        ],
        rows,
      },
    },
    {
      kind: 'paragraph',
      text: checklist
        ? t('estimation.report.signed', { name: checklist.signedBy, date: formatDate(lang, checklist.signedOn) })
        : t('estimation.report.unsigned'),
    },
  ];
}
