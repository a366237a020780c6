import { drawIntervals, type Picture } from '../../../kernel/pictures/index.js';
import { interactionsOf, nameOfTerm, parseModel } from '../loglinear/model.js';
import type { Voice } from '../report/figures.js';
import type { ReportModels } from '../report/report.js';

/** Names longer than this would be cut in the picture, and then look alike. */
const LONGEST_NAME = 16;

/**
 * The models of best BIC with their estimates; null where there is none. Where their names are long, each is told by how it differs
 * from the best.
 *
 * @param lists number of lists
 */
export function drawModels(
  { top, within10, admissible, catalogue }: ReportModels,
  lists: number,
  voice: Voice,
): Picture | null {
  const { t, persons, round, figure } = voice;
  const best = top[0];
  if (!best) return null;
  const near = within10
    ? t('estimation.sensitivity.models', { ...within10, min: round(within10.min), max: round(within10.max) })
    : '';
  const behind = (bic: number) => figure(Math.round((bic - best.bic) * 100) / 100);
  const long = top.some(({ model }) => model.length > LONGEST_NAME);
  return drawIntervals(
    {
      id: 'models',
      title: t('estimation.models.title'),
      description: voice.sentences(
        t('estimation.models.description', { admissible, catalogue }),
        long ? t('estimation.models.differences', { model: best.model }) : '',
        near,
      ),
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
        rows: top.map(({ model, estimate }, k) => ({
          label: long && k > 0 ? differenceFrom(best.model, model, lists) : model,
          value: round(estimate),
          chosen: k === 0,
        })),
      },
    ],
    round(best.estimate),
  );
}

/** Interactions that a model has more and fewer than another: "+24 −45". */
export function differenceFrom(best: string, model: string, lists: number): string {
  const [ours, theirs] = [model, best].map((text) => interactionsOf(parseModel(text, lists)));
  const name = (term: number) => nameOfTerm(term, lists);
  const more = ours?.filter((term) => !theirs?.includes(term)).map((term) => `+${name(term)}`) ?? [];
  const fewer = theirs?.filter((term) => !ours?.includes(term)).map((term) => `−${name(term)}`) ?? [];
  return [...more, ...fewer].join(' ');
}
