import { type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import { furthestWithout } from '../trust/furthest-without.js';
import type { Sensitivity } from '../trust/sensitivity.js';

/** The sensitivity in words and short tables, for a terminal, to stand below the verdict. */
export function summarizeSensitivity(found: Sensitivity, lang: Lang): string {
  const t = translatorFor(lang);
  const { base, models } = found;
  const figure = (estimate: number | null): string =>
    estimate === null ? t('estimation.sensitivity.none') : t('estimation.sensitivity.figure', { estimate });
  const lines: string[] = [
    base.estimate === null
      ? t('estimation.sensitivity.no-base')
      : t('estimation.sensitivity.base', { estimate: base.estimate, model: base.model ?? '' }),
  ];
  const furthest = furthestWithout(base.estimate, found.omit);
  if (furthest) lines.push(t('estimation.sensitivity.furthest', furthest), t('estimation.sensitivity.hangs-rule'));
  if (models.within10) lines.push(t('estimation.sensitivity.models', models.within10));
  const table = (title: string, rows: [string, string][]): void => {
    const width = Math.max(...rows.map(([name]) => name.length));
    lines.push('', title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`));
  };
  table(
    t('estimation.sensitivity.thresholds'),
    found.thresholds.map(({ threshold, estimate }) => [String(threshold), figure(estimate)]),
  );
  table(
    t('estimation.sensitivity.omit'),
    found.omit.map(({ list, estimate }) => [list, figure(estimate)]),
  );
  table(
    t('estimation.sensitivity.merge'),
    found.merge.map((one) => [one.lists.join(' + '), figure(one.estimate)]),
  );
  table(
    t('estimation.sensitivity.consistency'),
    found.internalConsistency.map(({ list, estimate, truth }) => [
      list,
      estimate === null ? figure(null) : t('estimation.sensitivity.truth', { estimate, truth }),
    ]),
  );
  table(
    t('estimation.sensitivity.linkage'),
    found.linkage.map(({ error, share, estimate }) => [
      error === 'false'
        ? t('estimation.sensitivity.linkage.false', { share })
        : t('estimation.sensitivity.linkage.missed', { share }),
      figure(estimate),
    ]),
  );
  table(
    t('estimation.sensitivity.subsamples'),
    found.subsamples.map(({ share, scaledEstimate }) => [
      t('estimation.sensitivity.share', { share }),
      figure(scaledEstimate?.['50'] ?? null),
    ]),
  );
  return `${lines.join('\n')}\n`;
}
