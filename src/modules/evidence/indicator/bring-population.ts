import { type Actor, permits, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../../kernel/db/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { may } from '../policy.js';
import { type Ground, openGround } from '../published/open-published.js';
import {
  deletePopulation,
  findPopulationImport,
  insertPopulationImport,
  listPopulation,
  type PopulationImport,
  putPopulation,
  setPopulationImport,
} from '../store/population.js';
import { type Population, populationKey, samePopulation } from './population.js';
import { type FileSays, isDay, type ReadRow, readPopulation } from './read-population.js';
import { countKinds, type StagedRow } from './staged-row.js';

/** Bringing populations: compared first, written when a person says so, and undone in one go. */

export const LARGEST_POPULATION = 10 * 1024 * 1024;

/** Whether the actor may bring populations of any State. */
export const bringsPopulation = (actor: Actor): boolean =>
  permits(actor, 'estimation.write') || permits(actor, 'evidence.write');

/** @throws NotAllowed */
function requireWriter(actor: Actor): string {
  return requirePermission(actor, permits(actor, 'estimation.write') ? 'estimation.write' : 'evidence.write').id;
}

export interface PopulationGiven extends FileSays {
  bytes: Uint8Array;
  fileName: string;
}

/**
 * Reads a file and keeps what each of its rows would change; no denominator changes.
 *
 * @throws NotAllowed; SheetRefusal; HouseRefusal `file-missing`, `too-large`, `word-missing`, `bad-day`, `not-a-population`, `too-many-rows`
 */
export async function bringPopulation(
  db: Database,
  actor: Actor,
  { bytes, fileName, ...says }: PopulationGiven,
): Promise<{ importId: string }> {
  const person = requireWriter(actor);
  const today = new Date().toISOString().slice(0, 10);
  if (bytes.length === 0) throw new HouseRefusal('file-missing', { field: 'file' });
  if (bytes.length > LARGEST_POPULATION)
    throw new HouseRefusal('too-large', { field: 'file', values: { size: `${LARGEST_POPULATION / 2 ** 20} MB` } });
  if (says.source.trim() === '') throw new HouseRefusal('word-missing', { field: 'source' });
  if (says.source.length > 500) throw new HouseRefusal('too-long', { field: 'source', values: { limit: 500 } });
  if (!isDay(says.asOf) || says.asOf > today) throw new HouseRefusal('bad-day', { field: 'asOf' });
  const ground = await openGround(db, actor);
  const read = await readPopulation(bytes, { ...says, source: says.source.trim() }, { ...ground, today });
  const held = new Map((await listPopulation(db.connection)).map((row) => [populationKey(row), row]));
  const { rows, unchanged } = stageRows(read, held, (country) => mayWrite(actor, ground, country));
  return db.transaction(async (c) => {
    const importId = newId();
    await insertPopulationImport(c, {
      ...{ id: importId, state: 'compared', fileName: fileName.slice(0, 200), source: says.source, asOf: says.asOf },
      ...{ rows, unchanged, begunBy: person, begunAt: new Date() },
    });
    await record(c, actor, importId, 'evidence.bring-population', rows);
    return { importId };
  });
}

function mayWrite(actor: Actor, { places }: Ground, country: string): boolean {
  const party = places.byCode.get(country);
  return party !== undefined && may(actor, 'write', 'population', { party: party.id });
}

/** What each row would do. Pure but for `allowed`. */
function stageRows(
  read: readonly ReadRow[],
  held: ReadonlyMap<string, Population>,
  allowed: (country: string) => boolean,
): { rows: StagedRow[]; unchanged: number } {
  const seen = new Map<string, Population>();
  const rows: StagedRow[] = [];
  let unchanged = 0;
  for (const { line, row, problem } of read) {
    if (row === null) {
      rows.push({ line, kind: 'refused', row, before: null, problem });
      continue;
    }
    const key = populationKey(row);
    const [before, twice] = [held.get(key) ?? null, seen.get(key)];
    const refused = (code: 'twice' | 'not-yours', column: 'persons' | 'country', given: string) =>
      rows.push({ line, kind: 'refused', row: null, before: null, problem: { code, column, given } });
    if (twice !== undefined && !samePopulation(twice, row)) refused('twice', 'persons', String(row.persons));
    else if (!allowed(row.country)) refused('not-yours', 'country', row.country);
    else if (twice !== undefined || (before !== null && samePopulation(before, row))) unchanged += 1;
    else rows.push({ line, kind: before === null ? 'new' : 'changed', row, before, problem: null });
    seen.set(key, row);
  }
  return { rows, unchanged };
}

/**
 * Writes all new and changed rows. One whose number was changed since the comparison is refused and left as it is.
 *
 * @throws NotAllowed; HouseRefusal `no-such-import`, `already-decided`
 */
export async function applyPopulation(db: Database, actor: Actor, importId: string): Promise<void> {
  requireWriter(actor);
  const ground = await openGround(db, actor);
  await db.transaction(async (c) => {
    const found = await importIn(c, actor, importId, 'compared');
    const held = new Map((await listPopulation(c)).map((row) => [populationKey(row), row]));
    const rows = found.rows.map((one): StagedRow => {
      if (one.row === null) return one;
      // Somebody may have written it since, and roles may have ended.
      const now = held.get(populationKey(one.row)) ?? null;
      if (sameOrNone(now, one.before) && mayWrite(actor, ground, one.row.country)) return one;
      return { ...one, kind: 'refused', row: null, problem: { code: 'meanwhile', column: null, given: '' } };
    });
    await putPopulation(
      c,
      rows.flatMap(({ row }) => row ?? []),
    );
    await setPopulationImport(c, importId, { state: 'applied', rows });
    await record(c, actor, importId, 'evidence.apply-population', rows);
  });
}

const sameOrNone = (a: Population | null, b: Population | null): boolean =>
  a === null || b === null ? a === b : samePopulation(a, b);

/**
 * Takes an import back: numbers that it changed are what they were, and those that it brought are gone.
 *
 * @throws NotAllowed; HouseRefusal `no-such-import`, `already-decided`, `changed-since` where one was changed after it
 */
export async function undoPopulation(db: Database, actor: Actor, importId: string): Promise<void> {
  requireWriter(actor);
  await db.transaction(async (c) => {
    const found = await importIn(c, actor, importId, 'applied');
    const held = new Map((await listPopulation(c)).map((row) => [populationKey(row), row]));
    const done = found.rows.flatMap(({ row, before }) => (row === null ? [] : [{ row, before }]));
    for (const { row } of done)
      if (!sameOrNone(held.get(populationKey(row)) ?? null, row)) throw new HouseRefusal('changed-since');
    await deletePopulation(
      c,
      done.flatMap(({ row, before }) => (before === null ? [row] : [])),
    );
    await putPopulation(
      c,
      done.flatMap(({ before }) => before ?? []),
    );
    await setPopulationImport(c, importId, { state: 'undone', rows: found.rows });
    await record(c, actor, importId, 'evidence.undo-population', found.rows);
  });
}

/** @throws HouseRefusal `no-such-import`, also for who may not see it */
export async function getPopulationImport(db: Database, actor: Actor, importId: string): Promise<PopulationImport> {
  const found = await findPopulationImport(db.connection, importId);
  if (found === null || !seesImport(actor, found)) throw new HouseRefusal('no-such-import');
  return found;
}

/** Those of others are seen by whoever may write for every State. */
const seesImport = (actor: Actor, { begunBy }: PopulationImport): boolean =>
  seesAllImports(actor) || (actor.kind !== 'public' && actor.id === begunBy);

export const seesAllImports = (actor: Actor): boolean => may(actor, 'write', 'population', { party: null });

async function importIn(
  c: Connection,
  actor: Actor,
  importId: string,
  state: PopulationImport['state'],
): Promise<PopulationImport> {
  const found = await findPopulationImport(c, importId, { lock: true });
  if (found === null || !seesImport(actor, found)) throw new HouseRefusal('no-such-import');
  if (found.state !== state) throw new HouseRefusal('already-decided');
  return found;
}

async function record(
  c: Connection,
  actor: Actor,
  id: string,
  verb: 'evidence.bring-population' | 'evidence.apply-population' | 'evidence.undo-population',
  rows: readonly StagedRow[],
): Promise<void> {
  await recordAction(c, { actor, verb, subject: { type: 'population-import', id }, details: { ...countKinds(rows) } });
}
