import type { FigureProvider, House, IndicatorFigure } from '../../../kernel/module/index.js';
import { findParty } from '../../parties/index.js';
import { type Ground, openGround } from '../published/open-published.js';
import { codesIn, columnFor, type Where } from '../published/published-table.js';
import { DEMONSTRATION, findAnswering, openTold, type Reading } from '../questions/open-question.js';
import type { Filter } from '../questions/question.js';
import type { Told } from '../questions/told.js';
import type { Release } from '../releases/release.js';
import { listPopulation } from '../store/population.js';
import { generatedPopulation } from './generated-population.js';
import { Populations } from './population.js';
import { type Placed, placedBy, RATE_BY, type RateBy, type RateRow, ratesOf } from './rates-of.js';

/** The number of the indicator: victims of trafficking in persons per 100,000 population, by sex, age and form of exploitation. */
export const INDICATOR = '16.2.2';

/** What the page, the files and the API of the indicator tell. */
export interface OpenIndicator {
  ground: Ground;
  /** Published releases that count persons by country. */
  offered: readonly Release[];
  /** Null where nothing is published that answers. */
  told: Told | null;
  /** Null where the release does not say of which country or year its numbers are. */
  placed: Placed | null;
  /** What can be told apart. */
  by: readonly RateBy[];
  /** Years of which there are numbers, the latest first. */
  years: readonly number[];
  /** Countries of which there are numbers. */
  countries: readonly string[];
  /** Totals of each country and year that the filter leaves. */
  totals: readonly RateRow[];
  /** Rates told apart by one thing, in the year of `parts`; of one country alone. */
  parts: ReadonlyMap<RateBy, readonly RateRow[]>;
  partsYear: number | null;
  /** Published estimates of the same countries: detected and undetected together. */
  estimates: readonly (IndicatorFigure & { country: string })[];
  populations: Populations;
}

/** Opens the release that the filter names, or the latest, over the populations that somebody brought. */
export async function openIndicator(
  house: Pick<House, 'db'>,
  reading: Reading,
  filter: Pick<Filter, 'release' | 'from' | 'to' | 'country' | 'region'>,
  figures: FigureProvider,
): Promise<OpenIndicator> {
  const { db } = house;
  const ground = await openGround(db, reading.actor);
  const offered = (
    await findAnswering(
      house,
      reading.actor,
      ground,
      (concepts) =>
        concepts.has('REPORTED_BY') || concepts.has('EXPLOITED_IN') || concepts.has('SEX') || concepts.has('FORM'),
    )
  ).filter(({ about }) => about.countingRule === 'persons');
  const estimates = await estimatesOf(ground, reading, filter, figures);
  const told = await openTold(house, reading, { ground, offered, wanted: filter.release });
  const nothing = {
    ground,
    offered,
    told,
    placed: null,
    by: [],
    years: [],
    countries: [],
    totals: [],
    partsYear: null,
  };
  const none: OpenIndicator = { ...nothing, parts: new Map(), estimates, populations: new Populations([]) };
  if (told === null) return none;
  // Beside made-up numbers no real one stands.
  if (told.key === DEMONSTRATION) estimates.length = 0;
  const placed = placedBy(told, await homeOf(house, reading, told));
  if (placed === null) return none;
  const where = whereOf(told, ground, placed, filter);
  const countries = 'concept' in placed.country ? codesIn(told.table, placed.country.concept) : [placed.country.code];
  const wanted = where.countries ?? countries;
  const populations = new Populations(
    told.key === DEMONSTRATION
      ? generatedPopulation(countries, yearsOf(told, placed))
      : await listPopulation(db.connection, { countries: wanted }),
  );
  const by = RATE_BY.filter((concept) => columnFor(told.table, concept) !== null);
  const totals = ratesOf(told, placed, populations, { by: [], where: where.where });
  const partsYear = filter.country === null ? null : (filter.to ?? totals[0]?.year ?? null);
  const parts = new Map(
    partsYear === null
      ? []
      : by.map((one): [RateBy, RateRow[]] => [
          one,
          ratesOf(told, placed, populations, { by: [one], where: inYear(where.where, placed, partsYear) }),
        ]),
  );
  const years = yearsOf(told, placed);
  return { ground, offered, told, placed, by, years, countries, totals, parts, partsYear, estimates, populations };
}

/** The country of the party whose release it is; the demonstration is of all. */
async function homeOf({ db }: Pick<House, 'db'>, { actor }: Reading, { release }: Told): Promise<string | null> {
  if (release === null) return null;
  const party = await findParty(db, actor, { id: release.partyId });
  return party?.kind === 'state' ? party.alpha2 : null;
}

const yearsOf = ({ table }: Told, { year }: Placed): number[] =>
  'year' in year
    ? [year.year]
    : codesIn(table, 'YEAR')
        .filter((code) => /^\d{4}$/u.test(code))
        .map(Number)
        .sort((a, b) => b - a);

function whereOf(
  { table }: Told,
  { places }: Ground,
  { country, year }: Placed,
  { from, to, ...filter }: Pick<Filter, 'from' | 'to' | 'country' | 'region'>,
): { where: Where; countries: readonly string[] | null } {
  const where: Record<string, readonly string[]> = {};
  if (columnFor(table, 'INDICATOR') !== null) where.INDICATOR = ['VICTIMS'];
  const countries =
    filter.country !== null ? [filter.country] : filter.region !== null ? places.within(filter.region) : null;
  if (countries !== null && 'concept' in country) where[country.concept] = countries;
  if ((from !== null || to !== null) && 'concept' in year)
    where.YEAR = codesIn(table, 'YEAR').filter((code) => Number(code) >= (from ?? 0) && Number(code) <= (to ?? 9999));
  return { where, countries };
}

const inYear = (where: Where, { year }: Placed, only: number): Where =>
  'concept' in year ? { ...where, YEAR: [String(only)] } : where;

/** Estimates that two people published, of the countries that the filter leaves. */
async function estimatesOf(
  { places }: Ground,
  { actor, t }: Reading,
  { country, region, from, to }: Pick<Filter, 'country' | 'region' | 'from' | 'to'>,
  figures: FigureProvider,
): Promise<(IndicatorFigure & { country: string })[]> {
  const codes = new Map([...places.byCode].map(([code, { id }]) => [id, code]));
  const wanted = country !== null ? [country] : region === null ? null : places.within(region);
  const partyIds = wanted?.flatMap((code) => places.byCode.get(code)?.id ?? []);
  const found = await figures.find(
    { indicator: INDICATOR, ...(partyIds === undefined ? {} : { partyIds }) },
    actor,
    t.lang,
  );
  return found.flatMap((figure) => {
    const code = codes.get(figure.partyId);
    const within = figure.year >= (from ?? 0) && figure.year <= (to ?? 9999);
    return code === undefined || !within ? [] : [{ ...figure, country: code }];
  });
}
