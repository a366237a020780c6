import { drawMultiples } from '../../../../kernel/pictures/index.js';
import { regionWord } from '../../../parties/index.js';
import { conceptWord } from '../../concepts/concept-words.js';
import { type Counted, columnFor, count, together } from '../../published/published-table.js';
import { type Asked, countryConcept } from '../open-question.js';
import { yearsOf } from './over-time.js';
import { rankingOf } from './ranking.js';
import { blank, type Drawn, rangeFor, say, word, wordsFor } from './words.js';

/** Lines that a picture shows; there are 22 subregions. */
const MOST = 24;

/** What became of the case: persons investigated, prosecuted, convicted, and victims beside them. */
export function picturesOfCase(asked: Asked): Drawn[] {
  return [
    multiples(asked, 'stages', 'INDICATOR', (code) => word(asked, 'INDICATOR', code)),
    rankingOf(asked, 'stages-in-all', 'INDICATOR'),
  ].filter((one) => one !== null);
}

/** By subregion over the years. */
export function picturesOfRegions(asked: Asked): Drawn[] {
  const concept = countryConcept(asked.told.table);
  const { byCode } = asked.ground.places;
  if (concept === null) return [];
  const drawn = multiples(asked, 'subregions', concept, (code) => {
    const subregion = byCode.get(code)?.subregion ?? null;
    return subregion === null ? null : regionWord(asked.t, subregion);
  });
  return drawn === null ? [] : [drawn];
}

/** Lines over the years, on one scale; codes of one name make one line, those of none are left out. */
function multiples(asked: Asked, id: string, concept: string, nameOf: (code: string) => string | null): Drawn | null {
  const { t, told, ground, where } = asked;
  const years = yearsOf(asked);
  if (columnFor(told.table, concept) === null || years.length < 2) return null;
  const lines = new Map<string, Map<string, Counted>>();
  for (const cell of count(told.table, [concept, 'YEAR'], where)) {
    const [code = '', year = ''] = cell.codes;
    const name = nameOf(code);
    if (name === null || !/^\d{4}$/u.test(year)) continue;
    const line = lines.get(name) ?? new Map<string, Counted>();
    const before = line.get(year);
    line.set(year, before === undefined ? cell : together(before, cell));
    lines.set(name, line);
  }
  const inAll = (line: ReadonlyMap<string, Counted>): number =>
    [...line.values()].reduce((sum, { value }) => sum + (value ?? 0), 0);
  const sorted = [...lines].sort(([, a], [, b]) => inAll(b) - inAll(a));
  const [largest] = sorted;
  if (largest === undefined) return null;
  const heading = id === 'subregions' ? t('evidence.pic.subregions') : conceptWord(t, ground, concept);
  const title = t('evidence.pic.over-time', { concept: heading });
  const picture = drawMultiples(
    wordsFor(
      asked,
      {
        ...{ id, title },
        description: t('evidence.pic.years', { from: years[0] ?? '', to: years.at(-1) ?? '', name: largest[0] }),
      },
      {
        heads: [heading, ...years],
        rows: sorted.map(([name, line]) => [
          name,
          ...years.map((year) => {
            const cell = line.get(year);
            return cell === undefined ? blank : say(asked, cell);
          }),
        ]),
      },
    ),
    sorted.slice(0, MOST).map(([label, line]) => ({
      label,
      values: years.map((year) => line.get(year)?.value ?? null),
      ranges: years.map((year) => rangeFor(asked, line.get(year))),
    })),
    { first: years[0] ?? '', last: years.at(-1) ?? '' },
  );
  return { picture, map: false, left: null };
}
