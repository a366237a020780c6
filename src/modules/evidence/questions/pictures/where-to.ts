import { drawFlowMap, drawSankey } from '../../../../kernel/pictures/index.js';
import { regionWord } from '../../../parties/index.js';
import { type Counted, columnFor, count, together, totalOf } from '../../published/published-table.js';
import type { Asked } from '../open-question.js';
import { FROM_COUNTRY, TO_COUNTRY } from '../question.js';
import { rankingOf } from './ranking.js';
import { type Drawn, say, word, wordsFor } from './words.js';

/** A way from one State to another. */
interface Way {
  from: string;
  to: string;
  cell: Counted;
}

interface Ways {
  ways: Way[];
  /** Persons of whom one end is not told by State. */
  elsewhere: number;
  /** All whose way begins or ends where the filter says; null where there are none. */
  base: Counted | null;
}

/** The countries of a way, in its order; each is ranked for those who arrived in the chosen country, or left it. */
const STAGES = [
  { id: 'citizenship', concept: 'CITIZENSHIP', end: 'to' },
  { id: 'recruitment', concept: 'RECRUITED_IN', end: 'to' },
  { id: 'transit', concept: 'TRANSIT', end: 'to' },
  { id: 'exploitation', concept: 'EXPLOITED_IN', end: 'from' },
  { id: 'return', concept: 'RETURNED_TO', end: 'to' },
] as const;

/** Where to: ways on a map, ways by region, and where people come from and go back to. */
export function picturesOfWhere(asked: Asked, { complete }: { complete: boolean }): Drawn[] {
  const { table } = asked.told;
  const from = FROM_COUNTRY.find((concept) => columnFor(table, concept) !== null);
  const to = TO_COUNTRY.find((concept) => columnFor(table, concept) !== null);
  const ways = from === undefined || to === undefined ? null : waysOf(asked, from, to);
  return [
    ...(ways === null ? [] : [flowMap(asked, ways, complete), sankey(asked, ways)]),
    ...STAGES.map(({ id, concept, end }) => {
      // Those who came to a country by where they came from; those who left it by where they went.
      const by = end === 'to' ? (to ?? from) : (from ?? to);
      const where = narrowed(asked, by);
      const drawn = rankingOf(asked, id, concept, where);
      return drawn && { ...drawn, base: totalOf(asked.told.table, where) };
    }),
  ].filter((one) => one !== null);
}

/** The rankings follow the country and the region of arrival, or of origin where nothing is said of an arrival. */
function narrowed({ filter, where, ground }: Asked, to = 'CITIZENSHIP') {
  if (filter.country !== null) return { ...where, [to]: [filter.country] };
  return filter.region === null ? where : { ...where, [to]: ground.places.within(filter.region) };
}

function waysOf(asked: Asked, from: string, to: string): Ways {
  const { filter, told, where, ground } = asked;
  const { byCode, within } = ground.places;
  const region = filter.region === null ? null : new Set(within(filter.region));
  const ways: Way[] = [];
  let elsewhere = 0;
  let base: Counted | null = null;
  for (const cell of count(told.table, [from, to], where)) {
    const [said = '', end = ''] = cell.codes;
    const start = said === '_NAT' ? end : said;
    if (filter.country !== null && start !== filter.country && end !== filter.country) continue;
    if (region !== null && !region.has(start) && !region.has(end)) continue;
    base = base === null ? cell : together(base, cell);
    if (byCode.has(start) && byCode.has(end)) ways.push({ from: start, to: end, cell });
    else elsewhere += cell.value ?? 0;
  }
  const whole = filter.country === null && filter.region === null;
  return {
    ways: ways.sort((a, b) => (b.cell.value ?? -1) - (a.cell.value ?? -1)),
    elsewhere,
    base: whole ? totalOf(told.table, where) : base,
  };
}

function flowMap(asked: Asked, { ways, elsewhere, base }: Ways, complete: boolean): Drawn | null {
  const { t, ground } = asked;
  const [first] = ways;
  if (first === undefined) return null;
  const name = (code: string): string => word(asked, 'EXPLOITED_IN', code);
  const wayWord = ({ from, to }: Way): string => t('evidence.pic.way', { from: name(from), to: name(to) });
  const m49 = (code: string): string => ground.places.byCode.get(code)?.m49 ?? '';
  const title = t('evidence.pic.flows');
  const { picture, left } = drawFlowMap(
    wordsFor(
      asked,
      {
        ...{ id: 'flow-map', title },
        description: [
          t('evidence.pic.largest', { name: wayWord(first), n: say(asked, first.cell) }),
          ...(elsewhere === 0 ? [] : [t('evidence.pic.elsewhere', { n: elsewhere })]),
        ].join(' '),
      },
      {
        heads: [t('evidence.pic.from'), t('evidence.pic.to'), t('evidence.pic.number')],
        rows: ways.map(({ from, to, cell }) => [name(from), name(to), say(asked, cell)]),
        numeric: (column) => column > 1,
      },
    ),
    {
      flows: ways.flatMap((one) =>
        one.cell.value === null || one.cell.value === 0
          ? []
          : [
              {
                from: m49(one.from),
                to: m49(one.to),
                value: one.cell.value,
                label: `${wayWord(one)} ${say(asked, one.cell)}`,
              },
            ],
      ),
      ...{ disclaimer: t('ui.map.disclaimer'), complete },
    },
  );
  return { picture, map: true, left: left > 0 ? t('evidence.pic.left-ways', { n: left }) : null, base };
}

function sankey(asked: Asked, { ways, base }: Ways): Drawn | null {
  const { t, ground } = asked;
  const regionAt = (code: string): string => ground.places.byCode.get(code)?.region ?? '';
  const sums = new Map<string, { from: string; to: string; cell: Counted }>();
  for (const { from, to, cell } of ways) {
    const [a, b] = [regionAt(from), regionAt(to)];
    if (a === '' || b === '') continue;
    const before = sums.get(`${a} ${b}`)?.cell;
    const both = before === undefined ? cell : together(before, cell);
    sums.set(`${a} ${b}`, { from: regionWord(t, a), to: regionWord(t, b), cell: both });
  }
  const flows = [...sums.values()]
    .map((one) => ({ ...one, value: one.cell.value ?? 0 }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  const [first] = flows;
  if (first === undefined) return null;
  const title = t('evidence.pic.regions');
  const picture = drawSankey(
    wordsFor(
      asked,
      {
        ...{ id: 'sankey', title },
        description: t('evidence.pic.largest', {
          name: t('evidence.pic.way', { from: first.from, to: first.to }),
          n: say(asked, first.cell),
        }),
      },
      {
        heads: [t('evidence.pic.from'), t('evidence.pic.to'), t('evidence.pic.number')],
        rows: flows.map(({ from, to, cell }) => [from, to, say(asked, cell)]),
        numeric: (column) => column > 1,
      },
    ),
    flows,
    [t('evidence.pic.from'), t('evidence.pic.to')],
  );
  return { picture, map: false, left: null, base };
}
