import { drawIntervals, type Picture } from '../../../kernel/pictures/index.js';
import type { Voice } from '../report/figures.js';
import type { ReportModels } from '../report/report.js';

/** The models of best BIC with their estimates; null where there is none. */
export function drawModels({ top, within10, admissible, catalogue }: ReportModels, voice: Voice): Picture | null {
  const { t, persons, round, figure } = voice;
  const best = top[0];
  if (!best) return null;
  const near = within10
    ? t('estimation.sensitivity.models', { ...within10, min: round(within10.min), max: round(within10.max) })
    : '';
  const behind = (bic: number) => figure(Math.round((bic - best.bic) * 100) / 100);
  return drawIntervals(
    {
      id: 'models',
      title: t('estimation.models.title'),
      description: voice.sentences(t('estimation.models.description', { admissible, catalogue }), near),
      rightToLeft: voice.rightToLeft,
      number: persons,
      table: {
        caption: t('estimation.models.title'),
        columns: [
          { label: t('estimation.models.model'), numeric: false },
          { label: t('estimation.choices.estimate'), numeric: true },
          { label: t('estimation.models.behind'), numeric: true },
        ],
        rows: top.map(({ model, estimate, bic }) => [model, persons(estimate), behind(bic)]),
      },
    },
    [
      {
        title: t('estimation.models.by-bic'),
        rows: top.map(({ model, estimate }, k) => ({ label: model, value: round(estimate), chosen: k === 0 })),
      },
    ],
    round(best.estimate),
  );
}
