import type { Figure } from '../disclosure/figure.js';
import { protectTable } from '../disclosure/protect.js';
import { type Cube, linkCube } from './cube.js';

export interface Suppressed {
  figures: Figure[];
  /** Cells hidden because they are small. */
  small: number;
  /** Cells withheld so that none of these can be worked out. */
  withheld: number;
}

/** A cube in which no cell below `least` is shown or can be worked out. Zeros are shown: they tell of nobody. */
export async function suppressSmall(cube: Cube, least: number): Promise<Suppressed> {
  const figures = [...cube.counts].map(
    (count): Figure =>
      count > 0 && count < least ? { kind: 'below', limit: least } : { kind: 'number', value: count },
  );
  const { withheld } = await protectTable(linkCube(cube, figures), least);
  for (const cell of withheld) figures[cell] = { kind: 'withheld' };
  return { figures, small: figures.filter(({ kind }) => kind === 'below').length, withheld: withheld.length };
}
