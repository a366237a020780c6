import { drawIntervals, type IntervalGroup, type IntervalRow, type Picture } from '../../../kernel/pictures/index.js';
import type { Estimate } from '../estimate.js';
import type { Voice } from '../report/figures.js';
import { nameOfMethod } from '../report/verdict-words.js';
import type { Ends } from '../trust/omit-lists.js';
import type { Sensitivity } from '../trust/sensitivity.js';

/** The estimate under each choice behind it: methods, thresholds, lists omitted and merged, errors of linkage, subsamples. */
export function drawChoices(estimate: Estimate, sensitivity: Sensitivity, voice: Voice): Picture {
  const { t, persons } = voice;
  const groups = choiceGroups(estimate, sensitivity, voice);
  const cell = (value: number | null | undefined) => (value === null || value === undefined ? '–' : persons(value));
  return drawIntervals(
    {
      id: 'choices',
      title: t('estimation.choices.title'),
      description: t('estimation.choices.description'),
      rightToLeft: voice.rightToLeft,
      number: persons,
      table: {
        caption: t('estimation.choices.title'),
        columns: [
          { label: t('estimation.choices.choice'), numeric: false },
          { label: t('estimation.choices.estimate'), numeric: true },
          { label: t('estimation.choices.low'), numeric: true },
          { label: t('estimation.choices.high'), numeric: true },
        ],
        rows: groups.flatMap(({ title, rows }) =>
          rows.map((row) => [
            t('estimation.choices.in-group', { group: title, choice: row.label }),
            row.value === null ? (row.instead ?? '–') : persons(row.value),
            cell(row.low),
            cell(row.high),
          ]),
        ),
      },
    },
    groups,
    sensitivity.base.estimate === null ? null : voice.round(sensitivity.base.estimate),
  );
}

function choiceGroups(estimate: Estimate, sensitivity: Sensitivity, voice: Voice): IntervalGroup[] {
  const { t, round } = voice;
  const none = t('estimation.sensitivity.none');
  const row = (label: string, value: number | null, interval: Ends | null): IntervalRow => ({
    label,
    // Rounded before they are drawn: places can be measured.
    value: value === null ? null : round(value),
    ...(value !== null && interval ? { low: round(interval['2.5']), high: round(interval['97.5']) } : {}),
    ...(value === null ? { instead: none } : {}),
  });
  const compared = estimate.judgement?.compared ?? [];
  return [
    {
      title: t('estimation.choices.methods'),
      rows: compared.map(({ method, estimate: value, interval }) => ({
        ...row(t.find(`estimation.choices.method.${method}`) ?? nameOfMethod(voice, method), value, interval),
        chosen: method === estimate.options.method,
      })),
    },
    { title: t('estimation.sensitivity.thresholds'), rows: thresholdRows(sensitivity, row) },
    {
      title: t('estimation.sensitivity.omit'),
      rows: sensitivity.omit.map((one) => row(one.list, one.estimate, one.interval)),
    },
    {
      title: t('estimation.sensitivity.merge'),
      rows: sensitivity.merge.map((one) => row(one.lists.join(' + '), one.estimate, one.interval)),
    },
    {
      title: t('estimation.sensitivity.linkage'),
      rows: sensitivity.linkage.map((one) =>
        row(
          one.error === 'false'
            ? t('estimation.sensitivity.linkage.false', { share: one.share })
            : t('estimation.sensitivity.linkage.missed', { share: one.share }),
          one.estimate,
          one.interval,
        ),
      ),
    },
    {
      title: t('estimation.sensitivity.subsamples'),
      rows: sensitivity.subsamples.map(({ share, scaledEstimate: scaled }) =>
        row(
          t('estimation.sensitivity.share', { share }),
          scaled?.['50'] ?? null,
          scaled ? { '2.5': scaled['10'], '97.5': scaled['90'] } : null,
        ),
      ),
    },
  ];
}

/** Thresholds that lead to the same model stand in one row: 0.005–0.02. */
function thresholdRows(
  { thresholds }: Sensitivity,
  row: (label: string, value: number | null, interval: Ends | null) => IntervalRow,
): IntervalRow[] {
  const runs: Sensitivity['thresholds'][] = [];
  for (const one of thresholds) {
    const last = runs.at(-1);
    if (last && last[0]?.model === one.model) last.push(one);
    else runs.push([one]);
  }
  return runs.flatMap((run) => {
    const [first] = run;
    if (!first) return [];
    const label = run.length === 1 ? String(first.threshold) : `${first.threshold}–${run.at(-1)?.threshold}`;
    return [row(label, first.estimate, first.interval)];
  });
}
