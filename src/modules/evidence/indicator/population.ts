import { type AgeBand, bandOf, personsAged } from './age-bands.js';

/** Persons of a sex and an age who live in a country in a year, as a source says it on a day. Pure. */
export interface Population {
  /** Two letters. */
  country: string;
  year: number;
  sex: PopulationSex;
  /** "Y0T17", "Y_GE18", "_T". */
  age: string;
  persons: number;
  source: string;
  /** YYYY-MM-DD */
  asOf: string;
}

export const POPULATION_SEXES = ['F', 'M', '_T'] as const;
export type PopulationSex = (typeof POPULATION_SEXES)[number];

/** In the order of the file. */
export const POPULATION_COLUMNS = ['country', 'year', 'sex', 'age', 'persons', 'source', 'as_of'] as const;
export type PopulationColumn = (typeof POPULATION_COLUMNS)[number];

export const populationKey = ({ country, year, sex, age }: Pick<Population, 'country' | 'year' | 'sex' | 'age'>) =>
  `${country} ${year} ${sex} ${age}`;

export const samePopulation = (a: Population, b: Population): boolean =>
  a.persons === b.persons && a.source === b.source && a.asOf === b.asOf;

/** What a number of persons is, and where it comes from. */
export interface Denominator {
  persons: number;
  source: string;
  asOf: string;
}

/** Looks up denominators: what stands there, or what bands of ages and the two sexes make up exactly, in the same country and year. */
export class Populations {
  readonly #byPlace = new Map<string, Population[]>();

  constructor(rows: readonly Population[]) {
    for (const row of rows) {
      const key = `${row.country} ${row.year}`;
      const held = this.#byPlace.get(key);
      if (held === undefined) this.#byPlace.set(key, [row]);
      else held.push(row);
    }
  }

  /** @param sex code of the registry; other than F, M and the total have no denominator @param age code of the registry */
  find(country: string, year: number, sex: string, age: string): Denominator | null {
    const rows = this.#byPlace.get(`${country} ${year}`) ?? [];
    const wanted = bandOf(age);
    if (wanted === null) return null;
    const own = this.#ofSex(rows, sex, wanted);
    if (own !== null || sex !== '_T') return own;
    const [women, men] = [this.#ofSex(rows, 'F', wanted), this.#ofSex(rows, 'M', wanted)];
    if (women === null || men === null || women.source !== men.source || women.asOf !== men.asOf) return null;
    return { ...women, persons: women.persons + men.persons };
  }

  #ofSex(rows: readonly Population[], sex: string, wanted: AgeBand): Denominator | null {
    // Numbers of different sources and days are not put together.
    for (const edition of editionsOf(rows.filter((row) => row.sex === sex))) {
      const bands = edition.flatMap((row) => {
        const band = bandOf(row.age);
        return band === null ? [] : [{ ...band, persons: row.persons }];
      });
      const found = personsAged(bands, wanted);
      const [first] = edition;
      if (found !== null && first !== undefined)
        return { persons: found.persons, source: first.source, asOf: first.asOf };
    }
    return null;
  }
}

/** Rows of one source and day together, the latest first. */
function editionsOf(rows: readonly Population[]): Population[][] {
  const editions = new Map<string, Population[]>();
  for (const row of rows) {
    const key = `${row.asOf} ${row.source}`;
    const held = editions.get(key);
    if (held === undefined) editions.set(key, [row]);
    else held.push(row);
  }
  return [...editions].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, edition]) => edition);
}
