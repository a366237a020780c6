import { drawBars } from '../../../../kernel/pictures/index.js';
import { UNKNOWN } from '../../concepts/concept.js';
import { conceptWord } from '../../concepts/concept-words.js';
import { type Counted, codesIn, columnFor, count, together } from '../../published/published-table.js';
import type { Asked } from '../open-question.js';
import { blank, type Drawn, rangeFor, ranked, say, word, wordsFor } from './words.js';

/** Parts that a bar shows; the rest stands together. */
const PARTS = 4;

/** Years that the numbers are of, without a gap. */
export function yearsOf({ told, where }: Asked): string[] {
  const years = (where.YEAR ?? codesIn(told.table, 'YEAR')).filter((year) => /^\d{4}$/u.test(year)).map(Number);
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, k) => String(first + k));
}

/** Codes of a concept by year, as bars made of parts; null where the release does not speak of both. */
export function barsOverTime(asked: Asked, id: string, concept: string): Drawn | null {
  const { t, told, ground, where } = asked;
  const years = yearsOf(asked);
  if (columnFor(told.table, concept) === null || years.length < 2) return null;
  const cells = count(told.table, ['YEAR', concept], where);
  const order = ranked(count(told.table, [concept], where)).known.map(({ codes: [code] }) => code ?? '');
  if (order.length === 0) return null;
  const shown = order.slice(0, PARTS);
  const rest = order.slice(PARTS);
  const byKey = new Map(cells.map((cell) => [cell.codes.join(' '), cell]));
  const at = (year: string, code: string): Counted | undefined => byKey.get(`${year} ${code}`);
  const title = t('evidence.pic.over-time', { concept: conceptWord(t, ground, concept) });
  const all = [...order, ...codesIn(told.table, concept).filter((code) => code === UNKNOWN)];
  const picture = drawBars(
    wordsFor(
      asked,
      {
        ...{ id, title },
        description: t('evidence.pic.years', {
          ...{ from: years[0] ?? '', to: years.at(-1) ?? '', name: word(asked, concept, order[0] ?? '') },
        }),
      },
      {
        heads: [conceptWord(t, ground, 'YEAR'), ...all.map((code) => word(asked, concept, code))],
        rows: years.map((year) => [
          year,
          ...all.map((code) => {
            const cell = at(year, code);
            return cell === undefined ? blank : say(asked, cell);
          }),
        ]),
      },
    ),
    years.map((year) => ({
      label: year,
      parts: [
        ...shown.map((code) => at(year, code)?.value ?? null),
        ...(rest.length === 0 ? [] : [sumOf(rest.map((code) => at(year, code)))?.value ?? null]),
      ],
      range: rangeFor(asked, sumOf(order.map((code) => at(year, code)))),
    })),
    [
      ...shown.map((code) => word(asked, concept, code)),
      ...(rest.length === 0 ? [] : [t('evidence.pic.rest', { n: rest.length })]),
    ],
  );
  return { picture, map: false, left: null };
}

/** Parts of a bar as one number; undefined where none of them is there. */
function sumOf(cells: readonly (Counted | undefined)[]): Counted | undefined {
  const [first, ...others] = cells.filter((cell) => cell !== undefined);
  return first === undefined ? undefined : others.reduce(together, first);
}
