import { drawPyramid } from '../../../../kernel/pictures/index.js';
import { TOTAL } from '../../concepts/concept.js';
import { conceptWord } from '../../concepts/concept-words.js';
import { type Counted, codesIn, columnFor, count, together } from '../../published/published-table.js';
import type { Asked } from '../open-question.js';
import { rankingOf } from './ranking.js';
import { blank, type Drawn, rangeFor, say, word, wordsFor } from './words.js';

/** Who: sex and age, schooling, citizenship. */
export function picturesOfWho(asked: Asked): Drawn[] {
  const { table } = asked.told;
  const both = columnFor(table, 'SEX') !== null ? [pyramid(asked)] : [rankingOf(asked, 'ages', 'AGE')];
  return [...both, rankingOf(asked, 'education', 'EDUCATION'), rankingOf(asked, 'citizenship', 'CITIZENSHIP')].filter(
    (one) => one !== null,
  );
}

/** Lower end of an age: "Y9T17" is 9, "Y_GE18" 18; what is no age comes last. */
const lowest = (code: string): number => Number(/^Y(?:_GE)?(\d+)/u.exec(code)?.[1] ?? 999);

function pyramid(asked: Asked): Drawn | null {
  const { t, told, ground, where } = asked;
  const aged = columnFor(told.table, 'AGE') !== null;
  const cells = count(told.table, aged ? ['AGE', 'SEX'] : ['SEX'], where);
  if (cells.length === 0) return null;
  const at = (age: string, sex: string): Counted | undefined =>
    cells.find(({ codes }) => (aged ? codes[0] === age && codes[1] === sex : codes[0] === sex));
  const ages = aged
    ? codesIn(told.table, 'AGE')
        .filter((age) => cells.some(({ codes }) => codes[0] === age))
        .sort((a, b) => lowest(a) - lowest(b) || (a < b ? -1 : 1))
    : [TOTAL];
  const sexes = ['F', 'M', ...codesIn(told.table, 'SEX').filter((sex) => sex !== 'F' && sex !== 'M')];
  const title = aged ? t('evidence.pic.pyramid') : conceptWord(t, ground, 'SEX');
  const of = (sex: string): string => {
    const found = ages.map((age) => at(age, sex)).filter((cell) => cell !== undefined);
    return found.length === 0 ? t('evidence.pic.n', { n: 0 }) : say(asked, found.reduce(together));
  };
  const picture = drawPyramid(
    wordsFor(
      asked,
      {
        ...{ id: 'pyramid', title },
        description: t('evidence.pic.sexes', {
          ...{ women: word(asked, 'SEX', 'F'), men: word(asked, 'SEX', 'M') },
          ...{ w: of('F'), m: of('M') },
        }),
      },
      {
        heads: [conceptWord(t, ground, 'AGE'), ...sexes.map((sex) => word(asked, 'SEX', sex))],
        rows: ages.map((age) => [
          word(asked, 'AGE', age),
          ...sexes.map((sex) => {
            const cell = at(age, sex);
            return cell === undefined ? blank : say(asked, cell);
          }),
        ]),
      },
    ),
    ages.map((age) => ({
      label: word(asked, 'AGE', age),
      left: at(age, 'F')?.value ?? null,
      right: at(age, 'M')?.value ?? null,
      ranges: { left: rangeFor(asked, at(age, 'F')), right: rangeFor(asked, at(age, 'M')) },
    })),
    { sides: [word(asked, 'SEX', 'F'), word(asked, 'SEX', 'M')], hidden: t('evidence.number.hidden') },
  );
  return { picture, map: false, left: null };
}
