import { type Actor, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import { dayOf, isDay } from '../../kernel/calendar/index.js';
import { type Connection, type Database, newId } from '../../kernel/db/index.js';
import { storeFile } from '../../kernel/files/index.js';
import { findEveryParty, Participants } from './participants.js';
import { mayWrite } from './policy.js';
import { Refusal } from './refusal.js';
import { type ReadTable, readTable } from './sheet/read-table.js';
import { stageRows } from './sheet/stage-rows.js';
import { ROW_KINDS, type RowKind, type StagedRow } from './sheet/staged-row.js';
import { readActions } from './store/actions.js';
import { findImport, insertImport, listImports, setStaged, type TreatyImport } from './store/imports.js';
import { readInstruments } from './store/instruments.js';
import { readMatchedNames } from './store/names.js';

/** Bringing a depositary's table in: compared first; `apply-table.ts` applies and undoes. */

export const LARGEST_TABLE = 10 * 1024 * 1024;

export interface GivenTable {
  bytes: Uint8Array;
  name: string;
  /** Code of the instrument, for tables that do not name theirs; empty where they do. */
  instrument: string;
  /** The day for which the table says it holds. */
  asOf: string;
  source: string;
}

/**
 * Reads a table and keeps what each of its rows would change; no status changes.
 *
 * @throws Refusal `nothing-given`, `too-large`, `date-missing`, `not-a-date`, `in-the-future`, `unknown-instrument`, `not-our-table`,
 *   `too-many-rows`; SheetRefusal; NotAllowed.
 */
export async function bringTable(db: Database, actor: Actor, given: GivenTable): Promise<{ importId: string }> {
  const { id: person } = requirePermission(actor, 'treaties.write');
  const { bytes, name } = given;
  if (bytes.length === 0) throw new Refusal('nothing-given', { field: 'file' });
  if (bytes.length > LARGEST_TABLE)
    throw new Refusal('too-large', { field: 'file', values: { most: LARGEST_TABLE / 2 ** 20 } });
  const asOf = given.asOf.trim();
  if (asOf === '') throw new Refusal('date-missing', { field: 'asOf' });
  if (!isDay(asOf)) throw new Refusal('not-a-date', { field: 'asOf', values: { given: asOf } });
  if (asOf > dayOf(new Date())) throw new Refusal('in-the-future', { field: 'asOf', values: { given: asOf } });
  const source = given.source.trim().slice(0, 500);
  const table = await readTable(bytes);
  const { rows, instrumentId } = await staged(db, table, given.instrument, source);
  return db.transaction(async (c) => {
    const file = await storeFile(c, bytes, name);
    const importId = newId();
    await insertImport(c, {
      ...{ id: importId, state: 'compared', file_name: file.name, file_sha256: file.sha256 },
      ...{ instrument_id: instrumentId, as_of: asOf, source, rows, begun_by: person, begun_at: new Date() },
    });
    await recordAction(c, {
      actor,
      verb: 'treaties.bring-table',
      subject: { type: 'treaty-import', id: importId },
      details: countKinds(rows),
    });
    return { importId };
  });
}

/** What the rows of a table would change as of now. */
async function staged(db: Database, table: ReadTable, code: string, source: string) {
  const c = db.connection;
  const instruments = await readInstruments(c);
  const instrument = instruments.find((one) => one.code === code) ?? null;
  if (code !== '' && instrument === null)
    throw new Refusal('unknown-instrument', { field: 'instrument', values: { given: code } });
  const participants = new Participants(await findEveryParty(db), await readMatchedNames(c));
  const rows = stageRows(table, {
    ...{ participants, instruments, instrument, actions: await readActions(c), source },
    today: dayOf(new Date()),
  });
  return { rows, instrumentId: instrument?.id ?? null };
}

/**
 * Compares a table that waits once more, with what is known now: names that were matched, parties that were registered.
 *
 * @throws Refusal `no-such-import`, `already-decided`; NotAllowed.
 */
export async function compareAgain(db: Database, actor: Actor, importId: string, bytes: Uint8Array): Promise<void> {
  requirePermission(actor, 'treaties.write');
  const found = await getImport(db, actor, importId);
  const instruments = await readInstruments(db.connection);
  const code = instruments.find(({ id }) => id === found.instrument_id)?.code ?? '';
  const { rows } = await staged(db, await readTable(bytes), code, found.source);
  await db.transaction(async (c) => {
    await importIn(c, importId, 'compared');
    await setStaged(c, importId, rows);
    await recordAction(c, {
      actor,
      verb: 'treaties.compare-table',
      subject: { type: 'treaty-import', id: importId },
      details: countKinds(rows),
    });
  });
}

/** @throws Refusal `no-such-import`, also for those who may not see it. */
export async function getImport(db: Database, actor: Actor, importId: string): Promise<TreatyImport> {
  const found = mayWrite(actor) ? await findImport(db.connection, importId) : null;
  if (found === null) throw new Refusal('no-such-import');
  return found;
}

/** The latest, without their rows. */
export async function findImports(db: Database, actor: Actor): Promise<Omit<TreatyImport, 'rows'>[]> {
  return mayWrite(actor) ? listImports(db.connection, 8) : [];
}

/** An import in this state, locked. @throws Refusal `no-such-import`, `already-decided` */
export async function importIn(c: Connection, importId: string, state: TreatyImport['state']): Promise<TreatyImport> {
  const found = await findImport(c, importId, { lock: true });
  if (found === null) throw new Refusal('no-such-import');
  if (found.state !== state) throw new Refusal('already-decided');
  return found;
}

export function countKinds(rows: readonly StagedRow[]): Record<RowKind, number> {
  const counts = { new: 0, changed: 0, refused: 0, absent: 0, unchanged: 0 };
  for (const kind of ROW_KINDS) counts[kind] = rows.filter((row) => row.kind === kind).length;
  return counts;
}
