import { drawRanked } from '../../../../kernel/pictures/index.js';
import { conceptWord } from '../../concepts/concept-words.js';
import { columnFor, count, type Where } from '../../published/published-table.js';
import type { Asked } from '../open-question.js';
import { type Drawn, rangeFor, ranked, say, word, wordsFor } from './words.js';

/** Bars that a picture shows; the others stand in its table. */
const MOST = 12;

/** How many of each code of a concept, the largest first; null where the release does not speak of it. */
export function rankingOf(asked: Asked, id: string, concept: string, where: Where = asked.where): Drawn | null {
  const { t, told, ground } = asked;
  if (columnFor(told.table, concept) === null) return null;
  const { known, unknown } = ranked(count(told.table, [concept], where));
  const [first] = known;
  if (first === undefined) return null;
  const title = conceptWord(t, ground, concept);
  const said = known.map((cell) => ({
    cell,
    label: word(asked, concept, cell.codes[0] ?? ''),
    text: say(asked, cell),
  }));
  const description = [
    t('evidence.pic.largest', { name: said[0]?.label ?? '', n: said[0]?.text ?? '' }),
    ...(unknown === null ? [] : [t('evidence.pic.unknown', { n: say(asked, unknown) })]),
  ].join(' ');
  const rows = [
    ...said.map(({ label, text }) => [label, text]),
    ...(unknown === null ? [] : [[word(asked, concept, unknown.codes[0] ?? ''), say(asked, unknown)]]),
  ];
  const picture = drawRanked(
    wordsFor(asked, { id, title, description }, { heads: [title, t('evidence.pic.number')], rows }),
    said.slice(0, MOST).map(({ cell, label, text }) => ({
      ...{ label, value: cell.value, said: text, range: rangeFor(asked, cell) },
    })),
  );
  const left = said.length - MOST;
  return { picture, map: false, left: left > 0 ? t('evidence.pic.left', { n: left }) : null };
}
