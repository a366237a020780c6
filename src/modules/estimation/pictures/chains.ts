import { drawTraces, type Picture } from '../../../kernel/pictures/index.js';
import { significant, type Voice } from '../report/figures.js';
import type { ReportPosterior } from '../report/report.js';

/** The chains of a sampler over one another, with how well they agree; null for methods that do not sample. */
export function drawChains({ chains, rHat, effectiveSize, modes }: ReportPosterior, voice: Voice): Picture | null {
  if (!chains?.length) return null;
  const { t, persons } = voice;
  const peaks = Array.isArray(modes) ? modes.length : 1;
  const split = peaks > 1 ? t('estimation.chains.split', { peaks }) : '';
  return drawTraces(
    {
      id: 'chains',
      title: t('estimation.chains.title'),
      description: voice.sentences(
        t('estimation.chains.description', {
          chains: chains.length,
          rHat: significant(rHat ?? 1, 4),
          size: Math.round(effectiveSize ?? 0),
        }),
        split,
      ),
      rightToLeft: voice.rightToLeft,
      number: persons,
      table: {
        caption: t('estimation.chains.caption'),
        columns: [
          { label: t('estimation.chains.chain'), numeric: false },
          { label: t('estimation.chains.mean'), numeric: true },
          { label: t('estimation.chains.median'), numeric: true },
          { label: t('estimation.choices.low'), numeric: true },
          { label: t('estimation.choices.high'), numeric: true },
        ],
        rows: chains.map(({ mean, median, quantiles }, k) => [
          String(k + 1),
          persons(mean),
          persons(median),
          persons(quantiles['2.5'] ?? median),
          persons(quantiles['97.5'] ?? median),
        ]),
      },
    },
    chains.map(({ trace }) => trace),
  );
}
