import { drawSets, type Picture } from '../../../kernel/pictures/index.js';
import type { Cell, Cells } from '../publish/cells.js';
import type { Voice } from '../report/figures.js';

/** Combinations drawn at most; the table has them all. */
const DRAWN = 40;

/** How the lists overlap: an UpSet plot, with small numbers as bands. */
export function drawOverlaps({ lists, least, observed, cells }: Cells, voice: Voice): Picture {
  const { t, count } = voice;
  const band = (cell: Cell) => bandOf(cell, least, voice);
  const protection = least > 1 ? t('estimation.overlaps.protected', { least }) : '';
  return drawSets(
    {
      id: 'overlaps',
      title: t('estimation.overlaps.title'),
      description: voice.sentences(
        t('estimation.overlaps.description', { combinations: cells.length, observed }),
        protection,
      ),
      rightToLeft: voice.rightToLeft,
      number: count,
      table: {
        caption: t('estimation.overlaps.caption'),
        columns: [
          { label: t('estimation.overlaps.lists'), numeric: false },
          { label: t('estimation.overlaps.persons'), numeric: true },
        ],
        rows: cells.map((cell) => [
          cell.members.map((k) => lists[k] ?? '').join(' · '),
          cell.count === null ? band(cell) : count(cell.count),
        ]),
      },
    },
    lists,
    cells.slice(0, DRAWN).map((cell) => ({
      members: cell.members,
      count: cell.count,
      ...(cell.count === null ? { band: band(cell) } : {}),
    })),
  );
}

/** What is said in the place of a withheld number. */
export function bandOf({ shown }: Pick<Cell, 'shown'>, least: number, { t }: Voice): string {
  return shown === 'small'
    ? t('estimation.overlaps.small', { most: least - 1 })
    : t('estimation.overlaps.beside', { least });
}
