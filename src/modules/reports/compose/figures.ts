import { directionOf, formatNumber, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import { drawBars, type Picture, type PictureTable } from '../../../kernel/pictures/index.js';
import { wordingIn } from '../report/arrange-report.js';
import type { Block, BlockBody } from '../report/block.js';

/** Tables and pictures of how many chose each option, in the language of the frame. Pure. */

type FigureBody = Extract<BlockBody, { kind: 'table' | 'picture' }>;

/** A table, or a picture with its table; null for blocks that are neither. */
export function figureOf(
  t: Translator,
  { id, body, wording }: Block,
  written: Lang,
): { table: PictureTable } | { picture: Picture } | null {
  if (body.kind !== 'table' && body.kind !== 'picture') return null;
  const title = wording?.text ?? wordingIn(body.words, t.lang, written).text;
  const table = tableOf(t, body, title, written);
  if (body.kind === 'table') return { table };
  const words = {
    ...{ id: `b-${id}`, title, description: t(`reports.figure.base-${body.among}`, { base: body.base }) },
    rightToLeft: directionOf(t.lang) === 'rtl',
    number: (value: number) => formatNumber(t.lang, value),
    table,
  };
  const bars = body.told.map(({ said }, at) => ({ label: formatNumber(t.lang, at + 1), parts: [said] }));
  return { picture: drawBars(words, bars, [t(`reports.figure.said-${body.among}`)]) };
}

function tableOf(t: Translator, body: FigureBody, caption: string, written: Lang): PictureTable {
  const { told, base, among } = body;
  const rows = told.map(({ words, said }, at) => [
    `${formatNumber(t.lang, at + 1)}. ${wordingIn(words, t.lang, written).text}`,
    formatNumber(t.lang, said),
  ]);
  return {
    caption,
    columns: [
      { label: t('reports.figure.answer'), numeric: false },
      { label: t(`reports.figure.said-${among}`), numeric: true },
    ],
    rows: [...rows, [t('reports.figure.all'), formatNumber(t.lang, base)]],
  };
}
