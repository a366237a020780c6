import type { TableRow } from '../disclosure/linked-table.js';
import { seededBits } from '../noise/random-bits.js';

/**
 * Demonstration records for the public pages: made up from a seed, of nobody and about nobody, in the codes of the registry of concepts.
 *
 * How: the countries of a way are drawn by lot, all States alike, so that nothing is said of any of them: 160 ways, each used by so many persons
 * as a falling series gives, with a return to where it began. Form, age, sex and sector follow fixed shares, the same for all ways; the shares
 * are round numbers and no estimate of anything. For every eight victims of a year one person is investigated, of whom about half are
 * prosecuted and a third of those convicted.
 */
const WAYS = 160;
const VICTIMS = 9000;
const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024];

const HEADER = [
  ...['INDICATOR', 'YEAR', 'SEX', 'AGE', 'FORM', 'SECTOR', 'MEANS', 'RECRUITER', 'EDUCATION'],
  ...['CITIZENSHIP', 'RECRUITED_IN', 'TRANSIT', 'EXPLOITED_IN', 'RETURNED_TO', 'REPORTED_BY'],
] as const;

type Shares = readonly (readonly [code: string, weight: number])[];

const SEXES: Shares = [
  ['F', 60],
  ['M', 38],
  ['_O', 2],
];
const AGES: Shares = [
  ['Y0T8', 6],
  ['Y9T17', 24],
  ['Y18T29', 35],
  ['Y30T44', 22],
  ['Y45T59', 10],
  ['Y_GE60', 3],
];
const FORM_SHARES: Shares = [
  ...([
    ['SEXUAL', 40],
    ['LABOUR', 36],
    ['CRIMINAL', 10],
    ['BEGGING', 5],
  ] as const),
  ...([
    ['MARRIAGE', 4],
    ['SLAVERY', 2],
    ['ORGANS', 1],
    ['_O', 2],
  ] as const),
];
const SECTORS: Shares = [
  ['A', 24],
  ['F', 20],
  ['T', 20],
  ['A03', 12],
  ['C', 12],
  ['I', 8],
  ['_O', 4],
];
const MEANS_SHARES: Shares = [
  ...([
    ['PROMISES', 24],
    ['DEBT', 20],
    ['THREATS', 18],
    ['DOCUMENTS', 12],
  ] as const),
  ...([
    ['PSYCHOLOGICAL', 12],
    ['PHYSICAL', 8],
    ['MOVEMENT', 6],
  ] as const),
];
const RECRUITERS: Shares = [
  ['FRIEND', 36],
  ['STRANGER', 28],
  ['FAMILY', 20],
  ['PARTNER', 16],
];
const SCHOOLS: Shares = [
  ['ISCED11_1', 40],
  ['ISCED11_2', 30],
  ['ISCED11_3', 20],
  ['ISCED11_6', 10],
];

/** @param countries two letters each, of all States @returns the header first */
export function demonstrationRows(countries: readonly string[], seed = 17): TableRow[] {
  const bits = seededBits(seed);
  const fraction = (): number => bits.word() / 2 ** 32;
  const lot = (): string => countries[Math.floor(fraction() * countries.length)] ?? '';
  const drawn = (shares: Shares): string =>
    shares[
      placeAt(
        shares.map(([, weight]) => weight),
        fraction(),
      )
    ]?.[0] ?? '';
  const ways = Array.from({ length: WAYS }, (_, k) => ({
    from: lot(),
    through: lot(),
    to: lot(),
    weight: 1 / (k + 4),
  }));
  const weights = ways.map(({ weight }) => weight);
  const rows: string[][] = [[...HEADER]];
  for (let n = 0; n < VICTIMS; n += 1) {
    const way = ways[placeAt(weights, fraction())];
    if (way === undefined) continue;
    const year = String(YEARS[Math.floor(fraction() * YEARS.length)] ?? '');
    const form = drawn(FORM_SHARES);
    const sector = form === 'LABOUR' ? drawn(SECTORS) : '';
    const person = [drawn(SEXES), drawn(AGES), form, sector, drawn(MEANS_SHARES), drawn(RECRUITERS), drawn(SCHOOLS)];
    rows.push(['VICTIMS', year, ...person, way.from, way.from, way.through, way.to, way.from, way.to]);
    if (n % 8 !== 0) continue;
    const accused = [drawn(SEXES), '', form, '', '', '', '', '', '', '', '', '', way.to];
    rows.push(['INVESTIGATED', year, ...accused]);
    if (fraction() >= 0.5) continue;
    rows.push(['PROSECUTED', year, ...accused]);
    if (fraction() < 1 / 3) rows.push(['CONVICTED', year, ...accused]);
  }
  return rows.map((texts, at) => ({ number: at + 1, texts }));
}

/** Where a share of all falls among weights. */
function placeAt(weights: readonly number[], share: number): number {
  const sum = weights.reduce((before, weight) => before + weight, 0);
  let reached = 0;
  const found = weights.findIndex((weight) => {
    reached += weight;
    return share * sum < reached;
  });
  return found < 0 ? weights.length - 1 : found;
}
