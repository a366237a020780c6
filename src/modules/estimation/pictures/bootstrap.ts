import { drawHistogram, type Picture } from '../../../kernel/pictures/index.js';
import type { Estimate } from '../estimate.js';
import type { Voice } from '../report/figures.js';
import { leadingInterval } from '../report/verdict-words.js';

/** Bars; fewer where their ends are rounded, or neighbours would have the same name. */
const BINS = { exact: 36, published: 18, coarse: 9 } as const;

/** The estimates on resamples as a histogram with the interval; the outermost per cent at the top are said, not drawn. */
export function drawBootstrap(estimate: Estimate, voice: Voice): Picture | null {
  const found = estimate.replicates.filter((value): value is number => value !== null).sort((a, b) => a - b);
  if (found.length < 20) return null;
  const { t, persons, count, round } = voice;
  const bins = binsOf(found, BINS[voice.rounding]);
  const failed = estimate.replicates.length - found.length;
  const leading = leadingInterval(estimate);
  const value = estimate.fit ? round(estimate.fit.estimate) : null;
  const width = (bins.high - bins.low) / bins.counts.length;
  return drawHistogram(
    {
      id: 'bootstrap',
      title: t('estimation.bootstrap.title'),
      description: t('estimation.bootstrap.description', {
        resamples: estimate.replicates.length,
        failed,
        beyond: bins.beyond,
        top: round(bins.high),
      }).trim(),
      rightToLeft: voice.rightToLeft,
      number: persons,
      table: {
        caption: t('estimation.bootstrap.caption'),
        columns: [
          { label: t('estimation.bootstrap.range'), numeric: false },
          { label: t('estimation.bootstrap.resamples'), numeric: true },
        ],
        rows: bins.counts.flatMap((number, k) =>
          number === 0
            ? []
            : [[`${persons(bins.low + k * width)}–${persons(bins.low + (k + 1) * width)}`, count(number)]],
        ),
      },
    },
    bins,
    {
      interval: leading ? { low: round(leading.ends['2.5']), high: round(leading.ends['97.5']) } : null,
      value,
      valueLabel: value === null ? '' : persons(value),
    },
  );
}

function binsOf(
  sorted: readonly number[],
  number: number,
): { low: number; high: number; counts: number[]; beyond: number } {
  const low = sorted[0] ?? 0;
  const most = sorted.at(-1) ?? low;
  const nearly = sorted[Math.floor(0.99 * (sorted.length - 1))] ?? most;
  // A few that run far away would press all others into one bar.
  const high = most > nearly + 0.5 * (nearly - low) ? nearly : most;
  const top = high > low ? high : low + 1;
  const counts = Array.from({ length: number }, () => 0);
  let beyond = 0;
  for (const value of sorted) {
    if (value > top) {
      beyond += 1;
      continue;
    }
    const k = Math.min(number - 1, Math.floor(((value - low) / (top - low)) * number));
    counts[k] = (counts[k] ?? 0) + 1;
  }
  return { low, high: top, counts, beyond };
}
