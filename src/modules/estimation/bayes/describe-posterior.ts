import { quantile } from '../numbers/special.js';

export interface DescribedPosterior {
  mean: number;
  median: number;
  quantiles: Record<string, number>;
  /** Draws by bands of the population that are equally wide on the log scale. */
  histogram: { from: number; to: number; draws: number }[];
  /** Peaks of the histogram at least a tenth as high as the highest and parted by a valley half as deep: more than one is a split posterior. */
  modes: number[];
}

const BANDS = 30;
const PERCENTS = [2.5, 5, 10, 25, 50, 75, 90, 95, 97.5];

/**
 * Mean, quantiles (Hyndman & Fan 1996, definition 7) and peaks of a posterior; what counts as a peak is a rule of our own, see `modes`.
 *
 * @param sorted draws of the population, ascending
 */
export function describePosterior(sorted: Float64Array): DescribedPosterior {
  const histogram = histogramOf(sorted);
  return {
    mean: sorted.reduce((a, b) => a + b, 0) / sorted.length,
    median: quantile(sorted, 0.5),
    quantiles: Object.fromEntries(PERCENTS.map((percent) => [String(percent), quantile(sorted, percent / 100)])),
    histogram,
    modes: modesOf(histogram),
  };
}

function histogramOf(sorted: Float64Array): DescribedPosterior['histogram'] {
  const low = Math.log(Math.max(1, sorted[0] ?? 1));
  const width = Math.max(1e-9, Math.log(Math.max(1, sorted.at(-1) ?? 1)) - low) / BANDS;
  const bands = Array.from({ length: BANDS }, (_, k) => ({
    from: Math.exp(low + k * width),
    to: Math.exp(low + (k + 1) * width),
    draws: 0,
  }));
  for (const value of sorted) {
    const band = bands[Math.min(BANDS - 1, Math.max(0, Math.floor((Math.log(Math.max(1, value)) - low) / width)))];
    if (band) band.draws += 1;
  }
  return bands;
}

/** Walks the histogram smoothed over three bands; a peak counts once a valley of half its height has parted it from the last. */
function modesOf(histogram: DescribedPosterior['histogram']): number[] {
  const draws = histogram.map(
    ({ draws: here }, k) => (here + (histogram[k - 1]?.draws ?? here) + (histogram[k + 1]?.draws ?? here)) / 3,
  );
  const floor = Math.max(...draws) / 10;
  const modes: { at: number; height: number }[] = [];
  let valley = Number.POSITIVE_INFINITY;
  draws.forEach((height, k) => {
    const last = modes.at(-1);
    valley = Math.min(valley, height);
    const band = histogram[k];
    if (height < floor || !band) return;
    const at = Math.sqrt(band.from * band.to);
    if (!last || (valley < last.height / 2 && valley < height / 2)) {
      modes.push({ at, height });
      valley = height;
    } else if (height > last.height) {
      modes[modes.length - 1] = { at, height };
      valley = height;
    }
  });
  return modes.map(({ at }) => at);
}
