import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Population } from '../indicator/population.js';
import type { ImportState, StagedRow } from '../indicator/staged-row.js';
import { evidenceTables, type PopulationRow, stored } from './tables.js';

const asPopulation = ({ as_of, ...row }: PopulationRow): Population => ({ ...row, asOf: as_of });

/** Denominators, of some countries or years or of all; in the order of country, year, sex and age. */
export async function listPopulation(
  c: Connection,
  asked: { countries?: readonly string[]; years?: readonly number[] } = {},
): Promise<Population[]> {
  const { countries, years } = asked;
  const rows = await evidenceTables(c)
    .selectFrom('evidence_population')
    .selectAll()
    .$if(countries !== undefined, (query) => query.where('country', 'in', [...(countries ?? []), '']))
    .$if(years !== undefined, (query) => query.where('year', 'in', [...(years ?? []), 0]))
    .orderBy('country')
    .orderBy('year')
    .orderBy('sex')
    .orderBy('age')
    .execute();
  return rows.map(asPopulation);
}

/** Sources and their days, with how many rows each has. */
export async function listPopulationSources(
  c: Connection,
): Promise<{ source: string; asOf: string; rows: number; countries: number; from: number; to: number }[]> {
  const rows = await evidenceTables(c)
    .selectFrom('evidence_population')
    .select(({ fn }) => [
      'source',
      'as_of',
      fn.countAll<number>().as('rows'),
      fn.count<number>('country').distinct().as('countries'),
      fn.min('year').as('first'),
      fn.max('year').as('last'),
    ])
    .groupBy(['source', 'as_of'])
    .orderBy('as_of', 'desc')
    .orderBy('source')
    .execute();
  return rows.map(({ source, as_of, first, last, ...counts }) => ({
    ...{ source, asOf: as_of, rows: Number(counts.rows), countries: Number(counts.countries) },
    ...{ from: Number(first), to: Number(last) },
  }));
}

const BATCH = 1000;

/** Writes rows in the place of those that stand there. */
export async function putPopulation(c: Connection, rows: readonly Population[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH)
    await evidenceTables(c)
      .insertInto('evidence_population')
      .values(rows.slice(at, at + BATCH).map(({ asOf, ...row }) => ({ ...row, as_of: asOf })))
      .onConflict((conflict) =>
        conflict.columns(['country', 'year', 'sex', 'age']).doUpdateSet({
          persons: sql`excluded.persons`,
          source: sql`excluded.source`,
          as_of: sql`excluded.as_of`,
        }),
      )
      .execute();
}

export async function deletePopulation(c: Connection, rows: readonly Population[]): Promise<void> {
  for (const { country, year, sex, age } of rows)
    await evidenceTables(c)
      .deleteFrom('evidence_population')
      .where('country', '=', country)
      .where('year', '=', year)
      .where('sex', '=', sex)
      .where('age', '=', age)
      .execute();
}

export interface PopulationImport {
  id: string;
  state: ImportState;
  fileName: string;
  source: string;
  asOf: string;
  rows: readonly StagedRow[];
  unchanged: number;
  begunBy: string;
  begunAt: Date;
}

export async function insertPopulationImport(c: Connection, one: PopulationImport): Promise<void> {
  await evidenceTables(c)
    .insertInto('evidence_population_import')
    .values({
      ...{ id: one.id, state: one.state, file_name: one.fileName, source: one.source, as_of: one.asOf },
      ...{ rows: stored(one.rows), unchanged: one.unchanged, begun_by: one.begunBy, begun_at: one.begunAt },
      decided_at: null,
    })
    .execute();
}

export async function findPopulationImport(
  c: Connection,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<PopulationImport | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id)) return null;
  const query = evidenceTables(c).selectFrom('evidence_population_import').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) return null;
  const { file_name, as_of, begun_by, begun_at, decided_at: _, ...same } = row;
  return { ...same, fileName: file_name, asOf: as_of, begunBy: begun_by, begunAt: begun_at };
}

export async function setPopulationImport(
  c: Connection,
  id: string,
  { state, rows }: Pick<PopulationImport, 'state' | 'rows'>,
): Promise<void> {
  await evidenceTables(c)
    .updateTable('evidence_population_import')
    .set({ state, rows: stored(rows), decided_at: new Date() })
    .where('id', '=', id)
    .execute();
}

/** The latest without their rows; of one person, or of all. */
export async function listPopulationImports(
  c: Connection,
  { by, limit }: { by: string | null; limit: number },
): Promise<{ id: string; state: ImportState; fileName: string; begunAt: Date }[]> {
  const rows = await evidenceTables(c)
    .selectFrom('evidence_population_import')
    .select(['id', 'state', 'file_name as fileName', 'begun_at as begunAt'])
    .$if(by !== null, (query) => query.where('begun_by', '=', by ?? ''))
    .orderBy('begun_at', 'desc')
    .limit(limit)
    .execute();
  return rows;
}

/** Takes imports away that were begun before a moment and never applied, or undone. @returns how many */
export async function dropPopulationImports(c: Connection, before: Date): Promise<number> {
  const rows = await evidenceTables(c)
    .deleteFrom('evidence_population_import')
    .where('begun_at', '<', before)
    .where('state', 'in', ['compared', 'undone'])
    .returning('id')
    .execute();
  return rows.length;
}
