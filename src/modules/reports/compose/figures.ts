import { directionOf, formatNumber, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import { drawRanked, type MapKey, type Picture, type PictureTable } from '../../../kernel/pictures/index.js';
import { wordingIn } from '../report/arrange-report.js';
import type { Block, BlockBody } from '../report/block.js';
import type { Annex } from '../report/published.js';
import { mapFigure } from './map-figure.js';

/** Tables, pictures and maps of what was chosen, in the language of the frame. Pure. */

type FigureBody = Extract<BlockBody, { kind: 'table' | 'picture' }>;
type MapBody = Extract<BlockBody, { kind: 'map' }>;

export type Figure = { table: PictureTable } | { picture: Picture; keys: readonly MapKey[] | null };

export interface FigureSetting {
  /** Language of the report, where a word is not in that of the frame. */
  written: Lang;
  /** Names on maps. */
  parties: Annex['parties'];
  /** Whether a map has its keys and disclaimer within: for files. */
  complete?: boolean;
}

/** A table, or a picture with its table (`keys`: of a map); null for blocks that are neither. */
export function figureOf(
  t: Translator,
  { id, body, wording }: Block,
  { written, parties, complete = false }: FigureSetting,
): Figure | null {
  if (body.kind !== 'table' && body.kind !== 'picture' && body.kind !== 'map') return null;
  const title = wording?.text ?? titleOf(t, body, written);
  const frame = {
    ...{ id: `b-${id}`, title, rightToLeft: directionOf(t.lang) === 'rtl' },
    number: (value: number) => formatNumber(t.lang, value),
  };
  if (body.kind === 'map') return mapFigure(t, body, frame, { written, parties, complete });
  const table = tableOf(t, body, title, written);
  if (body.kind === 'table') return { table };
  const words = {
    ...frame,
    description: t(`reports.figure.base-${body.among}`, { base: body.base }),
    table,
  };
  const bars = body.told.map((one, at) => ({
    ...{ label: optionText(t, one, at, written), value: one.said },
    said: formatNumber(t.lang, one.said),
  }));
  return { picture: drawRanked(words, bars), keys: null };
}

/** The question; of a map of one option that option with it. */
function titleOf(t: Translator, { kind, words, told }: FigureBody | MapBody, written: Lang): string {
  const question = wordingIn(words, t.lang, written).text;
  const [only] = told;
  if (kind !== 'map' || only === undefined || told.length > 1) return question;
  return t('reports.figure.map-of', { question, option: wordingIn(only.words, t.lang, written).text });
}

/** "2. none yet" */
function optionText(t: Translator, { words }: FigureBody['told'][number], at: number, written: Lang): string {
  return `${formatNumber(t.lang, at + 1)}. ${wordingIn(words, t.lang, written).text}`;
}

function tableOf(t: Translator, body: FigureBody, caption: string, written: Lang): PictureTable {
  const { told, base, among } = body;
  const rows = told.map((one, at) => [optionText(t, one, at, written), formatNumber(t.lang, one.said)]);
  return {
    caption,
    columns: [
      { label: t('reports.figure.answer'), numeric: false },
      { label: t(`reports.figure.said-${among}`), numeric: true },
    ],
    rows: [...rows, [t('reports.figure.all'), formatNumber(t.lang, base)]],
  };
}
