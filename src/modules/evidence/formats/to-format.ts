import type { Lang } from '../../../kernel/i18n/index.js';
import type { TableRow } from '../disclosure/linked-table.js';
import type { Ground } from '../published/open-published.js';
import type { Release } from '../releases/release.js';
import type { ColumnTold } from './column-told.js';

/** All that a form may tell of a release. */
export interface ToFormat {
  release: Release;
  /** The csv as it was published, and its rows, the header first. */
  file: Uint8Array;
  rows: readonly TableRow[];
  told: readonly ColumnTold[];
  ground: Ground;
  /** Of the reader. */
  lang: Lang;
  /** What must be read with the numbers, in that language: name and value, each below `factsTitle`. */
  facts: readonly (readonly [name: string, value: string])[];
  factsTitle: string;
  /** In the language of the reader. */
  title: string;
  party: string;
  citation: string;
  /** Of its page, whole. */
  address: string;
}
