import { LANGS } from '../../../kernel/i18n/index.js';
import { openSheet } from '../../../kernel/sheets/index.js';
import { type Concept, type Registry, TOTAL } from '../concepts/concept.js';
import { HouseRefusal } from '../house-refusal.js';
import type { Places } from '../published/places.js';
import { bandOf, codeOfBand } from './age-bands.js';
import { POPULATION_COLUMNS, POPULATION_SEXES, type Population, type PopulationColumn } from './population.js';
import type { RowProblem } from './staged-row.js';

/** A row as it was read, or why it cannot be. */
export type ReadRow =
  | { line: number; row: Population; problem: null }
  | { line: number; row: null; problem: { code: RowProblem; column: PopulationColumn; given: string } };

/** What a file says of all its rows where these do not say it themselves. */
export interface FileSays {
  source: string;
  /** YYYY-MM-DD */
  asOf: string;
  /** Persons that one in the file stands for: 1, or 1000 as in many tables of populations. */
  per: 1 | 1000;
}

/** All States, 25 years, both sexes and their sum, four bands of age. */
const MOST_ROWS = 60_000;
const FIRST_YEAR = 1950;
const MOST_PERSONS = 2_000_000_000;
const CONCEPTS: Readonly<Record<string, PopulationColumn>> = {
  REPORTED_BY: 'country',
  COUNTRY_NAME: 'country',
  YEAR: 'year',
  SEX: 'sex',
  AGE: 'age',
  COUNT: 'persons',
  SOURCE: 'source',
};

/**
 * Reads populations from csv or .xlsx: a row each for country, year, sex and age. Columns by their names in our file, or by those that the registry
 * of concepts knows (REF_AREA, TIME_PERIOD, OBS_VALUE). Without a column of sex, or of age, rows are of all.
 *
 * @throws SheetRefusal; HouseRefusal `not-a-population`, `too-many-rows`
 */
export async function readPopulation(
  bytes: Uint8Array,
  says: FileSays,
  known: { registry: Registry; places: Places; today: string },
): Promise<ReadRow[]> {
  const sheet = await openSheet(bytes);
  let columns: Map<number, PopulationColumn> | null = null;
  const rows: ReadRow[] = [];
  for await (const { line, number, cells } of sheet.rows()) {
    if (columns === null) {
      columns = columnsIn(cells, known.registry);
      continue;
    }
    const texts = new Map<PopulationColumn, string>();
    for (const { column, value } of cells) {
      const name = columns.get(column);
      if (name !== undefined) texts.set(name, value.trim());
    }
    if ([...texts.values()].every((text) => text === '')) continue;
    rows.push(readRow(number ?? line, texts, says, known));
    if (rows.length > MOST_ROWS)
      throw new HouseRefusal('too-many-rows', { field: 'file', values: { most: MOST_ROWS } });
  }
  if (rows.length === 0) throw new HouseRefusal('not-a-population', { field: 'file' });
  return rows;
}

function columnsIn(cells: readonly { column: number; text: string }[], registry: Registry) {
  const columns = new Map<number, PopulationColumn>();
  for (const { column, text } of cells) {
    const name = columnNamed(text.trim(), registry);
    if (name !== null && ![...columns.values()].includes(name)) columns.set(column, name);
  }
  const names = [...columns.values()];
  if (!(['country', 'year', 'persons'] as const).every((name) => names.includes(name)))
    throw new HouseRefusal('not-a-population', { field: 'file' });
  return columns;
}

function columnNamed(text: string, registry: Registry): PopulationColumn | null {
  const plain = text.toLowerCase();
  const own = POPULATION_COLUMNS.find((name) => name === plain);
  if (own !== undefined) return own;
  if (plain === 'population') return 'persons';
  const titled = (concept: Concept) => LANGS.some((lang) => concept.titles[lang]?.toLowerCase() === plain);
  const concept = registry.columnOf(text) ?? [...registry.concepts.values()].find(titled);
  return concept === undefined || concept === null ? null : (CONCEPTS[concept.code] ?? null);
}

function readRow(
  line: number,
  texts: ReadonlyMap<PopulationColumn, string>,
  says: FileSays,
  { registry, places, today }: { registry: Registry; places: Places; today: string },
): ReadRow {
  const text = (column: PopulationColumn): string => texts.get(column) ?? '';
  const wrong = (column: PopulationColumn, code: RowProblem): ReadRow => ({
    ...{ line, row: null },
    problem: { code, column, given: text(column).slice(0, 80) },
  });
  const country = places.find(text('country'));
  if (country === null) return wrong('country', 'country');
  const year = Number(/^\d{4}$/u.exec(text('year'))?.[0] ?? 0);
  // A projection of years to come is no population that anybody lives in.
  if (year < FIRST_YEAR || year > Number(today.slice(0, 4))) return wrong('year', 'year');
  const sex = POPULATION_SEXES.find((one) => one === codeOf(registry, 'SEX', text('sex')));
  if (sex === undefined) return wrong('sex', 'sex');
  const age = codeOfBand(text('age')) ?? codeOf(registry, 'AGE', text('age'));
  if (bandOf(age) === null) return wrong('age', 'age');
  const persons = personsIn(text('persons'), says.per);
  if (persons === null) return wrong('persons', 'persons');
  const source = text('source') === '' ? says.source : text('source');
  if (source.length > 500) return wrong('source', 'source');
  const asOf = text('as_of') === '' ? says.asOf : text('as_of');
  if (!isDay(asOf) || asOf > today) return wrong('as_of', 'date');
  return { line, row: { country, year, sex, age, persons, source, asOf }, problem: null };
}

function codeOf(registry: Registry, concept: string, text: string): string {
  const known = registry.concepts.get(concept);
  return text === '' || known === undefined ? TOTAL : (registry.codeOf(known, text) ?? text);
}

/** "8,932,664", "8 932 664", and "8932.664" where thousands stand there. */
function personsIn(text: string, per: 1 | 1000): number | null {
  const plain = text.replace(/(?<=\d)[,' \u00a0\u2009\u202f](?=\d{3}(?:\D|$))/gu, '');
  if (!(per === 1000 ? /^\d{1,10}(?:\.\d+)?$/u : /^\d{1,10}(?:\.0+)?$/u).test(plain)) return null;
  const persons = Math.round(Number(plain) * per);
  return persons > 0 && persons <= MOST_PERSONS ? persons : null;
}

/** Whether a text is a day, as YYYY-MM-DD. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
