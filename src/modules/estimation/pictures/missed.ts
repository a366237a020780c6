import { formatShare } from '../../../kernel/i18n/index.js';
import { drawHistogram, type Picture } from '../../../kernel/pictures/index.js';
import type { Estimate } from '../estimate.js';
import type { Voice } from '../report/figures.js';

/** Neighbouring bins drawn as one: fewer where their ends are rounded, or neighbours would have the same name. */
const TOGETHER = { exact: 1, published: 2, coarse: 4 } as const;

/** The posterior of the average over graphs: how probable it is that so many were missed. Null for other methods. */
export function drawMissed({ posterior, interval, data, fit }: Estimate, voice: Voice): Picture | null {
  const missed = posterior?.missed;
  if (missed === undefined || fit === null) return null;
  const { t, persons, round, lang } = voice;
  const shares = together(missed.shares, TOGETHER[voice.rounding]);
  const width = (missed.high - missed.low) / shares.length;
  const value = round(fit.estimate - data.observed);
  const ends = interval.credible ?? null;
  const range = ends && { low: round(ends['2.5'] - data.observed), high: round(ends['97.5'] - data.observed) };
  return drawHistogram(
    {
      id: 'missed',
      title: t('estimation.missed.title'),
      description: t('estimation.missed.description', {
        low: range?.low ?? round(missed.low),
        high: range?.high ?? round(missed.high),
        beyond: formatShare(lang, missed.beyond),
        top: round(missed.high),
      }),
      rightToLeft: voice.rightToLeft,
      number: persons,
      table: {
        caption: t('estimation.missed.caption'),
        columns: [
          { label: t('estimation.missed.between'), numeric: false },
          { label: t('estimation.missed.probability'), numeric: true },
        ],
        rows: shares.map((share, k) => [
          `${persons(missed.low + k * width)}–${persons(missed.low + (k + 1) * width)}`,
          formatShare(lang, share),
        ]),
      },
    },
    { low: missed.low, high: missed.high, counts: shares },
    { interval: range, value, valueLabel: persons(value) },
  );
}

function together(shares: readonly number[], n: number): number[] {
  return Array.from({ length: Math.ceil(shares.length / n) }, (_, k) =>
    shares.slice(k * n, (k + 1) * n).reduce((sum, share) => sum + share, 0),
  );
}
