import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../../kernel/db/index.js';
import { storeFile } from '../../../kernel/files/index.js';
import type { Instrument } from '../instrument.js';
import { mayWrite } from '../policy.js';
import { Refusal } from '../refusal.js';
import {
  deleteInstrument,
  insertInstrument,
  isInstrumentUsed,
  nextRevision,
  readFactMarks,
  readInstruments,
  writeInstrument,
} from '../store/instruments.js';
import { type RowsImport, rowsImports } from '../store/rows-imports.js';
import { instrumentChanges } from './columns.js';
import { readInstrumentsFile } from './read-file.js';
import { stageInstruments } from './stage-instruments.js';
import { INSTRUMENT_ROW_KINDS, type InstrumentRowKind, type StagedInstrument } from './staged-instrument.js';

/** Bringing instruments by spreadsheet: compared first, applied when a person says so, and undone in one go. */

const LARGEST = 5 * 1024 * 1024;
const imports = rowsImports<StagedInstrument>('treaty_instrument_import');
type InstrumentImport = RowsImport<StagedInstrument>;

/**
 * Reads a file and keeps what each of its rows would change; no instrument changes.
 *
 * @throws Refusal `nothing-given`, `too-large`, `not-our-instruments`, `too-many-rows`; SheetRefusal; NotAllowed.
 */
export async function bringInstruments(
  db: Database,
  actor: Actor,
  { bytes, name }: { bytes: Uint8Array; name: string },
): Promise<{ importId: string }> {
  const { id: person } = requirePermission(actor, 'treaties.write');
  if (bytes.length === 0) throw new Refusal('nothing-given', { field: 'file' });
  if (bytes.length > LARGEST) throw new Refusal('too-large', { field: 'file', values: { most: LARGEST / 2 ** 20 } });
  const read = await readInstrumentsFile(bytes);
  const rows = stageInstruments(read, byCode(await readInstruments(db.connection)));
  return db.transaction(async (c) => {
    const file = await storeFile(c, bytes, name);
    const id = newId();
    await imports.insert(c, { id, file, rows, by: person });
    await record(c, actor, id, 'treaties.bring-instruments', rows);
    return { importId: id };
  });
}

/**
 * Applies all new and changed rows. One whose instrument was changed since the comparison is refused and left as it is.
 *
 * @throws Refusal `no-such-import`, `already-decided`; NotAllowed.
 */
export async function applyInstruments(db: Database, actor: Actor, importId: string): Promise<void> {
  requirePermission(actor, 'treaties.write');
  await db.transaction(async (c) => {
    await nextRevision(c);
    const { rows: staged } = await importIn(c, importId, 'compared');
    const held = byCode(await readInstruments(c));
    const marks = await readFactMarks(c);
    let place = Math.max(-1, ...[...held.values()].map((one) => one.place));
    const rows: StagedInstrument[] = [];
    for (const row of staged) {
      const { content, before, kind } = row;
      const now = held.get(row.code) ?? null;
      if (content === null || kind === 'unchanged') rows.push(row);
      else if (!isAsBefore(now, before)) rows.push(late(row));
      else if (now === null) {
        place += 1;
        await insertInstrument(c, { id: newId(), content, counts: [], place, factDigest: null }, new Date());
        rows.push(row);
      } else {
        await writeInstrument(c, now.id, { content, factDigest: null });
        rows.push({ ...row, factDigest: marks.get(row.code)?.digest ?? null });
      }
    }
    await imports.set(c, importId, { state: 'applied', rows });
    await record(c, actor, importId, 'treaties.apply-instruments', rows);
  });
}

/**
 * Takes a file back: instruments that it changed are what they were, and those that it brought are gone.
 *
 * @throws Refusal `no-such-import`, `already-decided`, `changed-since` where one was changed after it, `instrument-used` where something was
 *   said of a new one; NotAllowed.
 */
export async function undoInstruments(db: Database, actor: Actor, importId: string): Promise<void> {
  requirePermission(actor, 'treaties.write');
  await db.transaction(async (c) => {
    await nextRevision(c);
    const { rows } = await importIn(c, importId, 'applied');
    const held = byCode(await readInstruments(c));
    const applied = rows.filter(({ kind }) => kind === 'new' || kind === 'changed');
    const since = applied.filter(({ code, content }) => !isAsBefore(held.get(code) ?? null, content));
    if (since.length > 0) throw new Refusal('changed-since', { values: { n: since.length } });
    for (const { code, before, factDigest } of applied) {
      const id = held.get(code)?.id ?? '';
      if (before !== null) await writeInstrument(c, id, { content: before, factDigest });
      else if (await isInstrumentUsed(c, { id, code }))
        throw new Refusal('instrument-used', { values: { given: code } });
      else await deleteInstrument(c, id);
    }
    await imports.set(c, importId, { state: 'undone', rows });
    await record(c, actor, importId, 'treaties.undo-instruments', applied);
  });
}

/** @throws Refusal `no-such-import`, also for those who may not see it. */
export async function getInstrumentImport(db: Database, actor: Actor, importId: string): Promise<InstrumentImport> {
  const found = mayWrite(actor) ? await imports.find(db.connection, importId) : null;
  if (found === null) throw new Refusal('no-such-import');
  return found;
}

/** The latest, without their rows. */
export async function findInstrumentImports(db: Database, actor: Actor): Promise<Omit<InstrumentImport, 'rows'>[]> {
  return mayWrite(actor) ? imports.list(db.connection, { by: null, limit: 8 }) : [];
}

export function countInstrumentKinds(rows: readonly StagedInstrument[]): Record<InstrumentRowKind, number> {
  const counts = { new: 0, changed: 0, refused: 0, unchanged: 0 };
  for (const kind of INSTRUMENT_ROW_KINDS) counts[kind] = rows.filter((row) => row.kind === kind).length;
  return counts;
}

function byCode(instruments: readonly Instrument[]): Map<string, Instrument> {
  return new Map(instruments.map((one) => [one.code, one]));
}

function isAsBefore(now: Instrument | null, before: StagedInstrument['before']): boolean {
  if (now === null || before === null) return now === before;
  return instrumentChanges(now, before).length === 0;
}

function late(row: StagedInstrument): StagedInstrument {
  const problem = { code: 'changed-meanwhile' as const, values: {}, place: String(row.line) };
  return { ...row, kind: 'refused', problem };
}

async function importIn(c: Connection, id: string, state: InstrumentImport['state']): Promise<InstrumentImport> {
  const found = await imports.find(c, id, { lock: true });
  if (found === null) throw new Refusal('no-such-import');
  if (found.state !== state) throw new Refusal('already-decided');
  return found;
}

async function record(
  c: Connection,
  actor: Actor,
  id: string,
  verb: 'treaties.bring-instruments' | 'treaties.apply-instruments' | 'treaties.undo-instruments',
  rows: readonly StagedInstrument[],
): Promise<void> {
  const details = { ...countInstrumentKinds(rows) };
  await recordAction(c, { actor, verb, subject: { type: 'treaty-import', id }, details });
}
