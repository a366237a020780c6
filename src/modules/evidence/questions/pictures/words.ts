import { formatNumber } from '../../../../kernel/i18n/index.js';
import type { ErrorRange, Picture, PictureWords } from '../../../../kernel/pictures/index.js';
import { TOTAL, UNKNOWN } from '../../concepts/concept.js';
import { codeWord } from '../../concepts/concept-words.js';
import { noiseMargin } from '../../published/noise-margin.js';
import type { Counted } from '../../published/published-table.js';
import type { Asked } from '../open-question.js';
import { sayCount } from '../told.js';

/** A picture on a page of a question. */
export interface Drawn {
  picture: Picture;
  /** Maps come with the disclaimer on boundaries. */
  map: boolean;
  /** What the picture leaves to its table; null where it shows all. */
  left: string | null;
  /** Of how many in all it is, where that is not what the filter leaves of the whole release. */
  base?: Counted | null;
}

/** What every picture is told; where the numbers are made up it says so itself. */
export function wordsFor(
  { t, told, notes }: Pick<Asked, 't' | 'told' | 'notes'>,
  { id, title, description }: Pick<PictureWords, 'id' | 'title' | 'description'>,
  table: { heads: readonly string[]; rows: readonly (readonly string[])[]; numeric?: (column: number) => boolean },
): PictureWords {
  const { heads, rows, numeric = (column: number) => column > 0 } = table;
  const mark = told.generated ? t('evidence.pic.generated') : undefined;
  return {
    ...{ id, title, mark, notes },
    description: mark === undefined ? description : `${mark} ${description}`,
    rightToLeft: t.lang === 'ar',
    number: (value) => formatNumber(t.lang, value),
    table: {
      caption: title,
      columns: heads.map((label, column) => ({ label, numeric: numeric(column) })),
      rows: rows.map((row) => [...row]),
    },
  };
}

export const word = ({ t, ground }: Asked, concept: string, code: string): string => codeWord(t, ground, concept, code);

export const say = ({ t, told }: Pick<Asked, 't' | 'told'>, cell: Counted): string =>
  sayCount(t, cell, told.release?.method ?? null);

/** The error bar of a number, 19 times in 20; null where it is exact, or a part is hidden, or nobody can say. */
export function rangeFor({ told }: Pick<Asked, 'told'>, cell: Counted | undefined): ErrorRange | null {
  if (cell === undefined || cell.value === null || cell.hidden > 0) return null;
  const margin = noiseMargin(told.release?.method ?? null, cell) ?? 0;
  return margin === 0 ? null : { low: Math.max(0, cell.value - margin), high: cell.value + margin };
}

/** What a cell says that the release has none for: nothing, which is not the same as none. */
export const blank = '';

/** Parts by size, the largest first; what is not known comes apart. */
export function ranked(cells: readonly Counted[]): { known: Counted[]; unknown: Counted | null } {
  const known = cells.filter(({ codes: [code] }) => code !== UNKNOWN && code !== TOTAL);
  return {
    known: known.toSorted(
      (a, b) => (b.value ?? -1) - (a.value ?? -1) || ((a.codes[0] ?? '') < (b.codes[0] ?? '') ? -1 : 1),
    ),
    unknown: cells.find(({ codes: [code] }) => code === UNKNOWN) ?? null,
  };
}
