import { type Actor, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../kernel/db/index.js';
import { storeFile } from '../../kernel/files/index.js';
import { openDirectory } from './directory/open-directory.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import { readFile } from './sheet/read-file.js';
import { stageRows } from './sheet/stage-row.js';
import { ROW_KINDS, type RowKind, type StagedRow } from './sheet/staged-row.js';
import { findImport, insertImport, listImports, type PartyImport, setImport } from './store/imports.js';
import {
  findTaken,
  insertParties,
  keepBefore,
  lockParty,
  nextRevision,
  readParties,
  takeBefore,
  writeParty,
} from './store/parties.js';

/** Bringing an export of the register back: compared first, applied when a person says so, and undone in one go. */

export const LARGEST_SHEET = 5 * 1024 * 1024;

/**
 * Reads a file and keeps what each of its rows would change; nothing of the register changes.
 *
 * @throws Refusal `nothing-given`, `too-large`, `not-our-file`, `too-many-rows`; SheetRefusal; NotAllowed.
 */
export async function bringSheet(
  db: Database,
  actor: Actor,
  { bytes, name }: { bytes: Uint8Array; name: string },
): Promise<{ importId: string }> {
  const { id: person } = requirePermission(actor, 'parties.write');
  if (bytes.length === 0) throw new Refusal('nothing-given', { field: 'file' });
  if (bytes.length > LARGEST_SHEET)
    throw new Refusal('too-large', { field: 'file', values: { most: LARGEST_SHEET / 2 ** 20 } });
  const rows = await readFile(bytes);
  const [directory, parties] = [await openDirectory(db), await readParties(db.connection)];
  const staged = stageRows(
    rows,
    (code) => directory.byCode(code),
    (content) => {
      const other = parties.filter(({ code }) => code !== content.code);
      const has = (key: 'alpha2' | 'alpha3' | 'm49') =>
        content[key] !== null && other.some((party) => party[key] === content[key]);
      return (['alpha2', 'alpha3', 'm49'] as const).find(has) ?? null;
    },
  );
  return db.transaction(async (c) => {
    const file = await storeFile(c, bytes, name);
    const importId = newId();
    await insertImport(c, {
      ...{ id: importId, state: 'compared', file_name: file.name, file_sha256: file.sha256 },
      ...{ rows: staged, begun_by: person, begun_at: new Date() },
    });
    await record(c, actor, importId, 'parties.bring-sheet', { ...countKinds(staged) });
    return { importId };
  });
}

/**
 * Applies all new and changed rows. One whose party was changed since the comparison is refused and left as it is.
 *
 * @throws Refusal `no-such-import`, `already-decided`; NotAllowed.
 */
export async function applySheet(db: Database, actor: Actor, importId: string): Promise<void> {
  const { id: person } = requirePermission(actor, 'parties.write');
  await db.transaction(async (c) => {
    const found = await importIn(c, importId, 'compared');
    const at = { revision: await nextRevision(c), now: new Date() };
    const rows: StagedRow[] = [];
    for (const row of found.rows) rows.push(await applyRow(c, row, person, at));
    await setImport(c, importId, { state: 'applied', rows });
    await record(c, actor, importId, 'parties.apply-sheet', { ...countKinds(rows) });
  });
}

async function applyRow(
  c: Connection,
  row: StagedRow,
  person: string,
  at: { revision: number; now: Date },
): Promise<StagedRow> {
  const { content } = row;
  if (content === null || row.kind === 'unchanged' || row.kind === 'refused') return row;
  const held = await lockParty(c, row.code);
  const taken = await findTaken(c, content, content.code);
  const late = (held?.version ?? null) !== row.version || taken !== null;
  if (late) {
    const problem = { code: 'changed-meanwhile' as const, values: {}, place: String(row.line) };
    return { ...row, kind: 'refused', problem };
  }
  if (held === null) {
    const party = { id: newId(), content, origin: 'import' as const, factDigest: null, changedBy: person };
    await insertParties(c, [party], at);
    return { ...row, versionAfter: 1 };
  }
  await keepBefore(c, held);
  await writeParty(c, { id: held.id, content, changedBy: person }, at);
  return { ...row, versionAfter: held.version + 1 };
}

/**
 * Takes an import back: parties that it changed are what they were, and those that it brought are no longer shown.
 *
 * @throws Refusal `no-such-import`, `already-decided`, `changed-since` where a party was changed after it; NotAllowed.
 */
export async function undoSheet(db: Database, actor: Actor, importId: string): Promise<void> {
  const { id: person } = requirePermission(actor, 'parties.write');
  await db.transaction(async (c) => {
    const found = await importIn(c, importId, 'applied');
    const at = { revision: await nextRevision(c), now: new Date() };
    const applied = found.rows.filter(({ versionAfter }) => versionAfter !== null);
    for (const row of applied) {
      const held = await lockParty(c, row.code);
      if (held === null || held.version !== row.versionAfter)
        throw new Refusal('changed-since', { values: { code: row.code } });
      const before = row.kind === 'new' ? null : await takeBefore(c, held.id);
      const content = before?.content ?? { ...held, state: 'refused' as const };
      await writeParty(c, { id: held.id, content, changedBy: before === null ? person : before.changedBy }, at);
    }
    await setImport(c, importId, { state: 'undone', rows: found.rows });
    await record(c, actor, importId, 'parties.undo-sheet', { parties: applied.length });
  });
}

/** @throws Refusal `no-such-import`, also for who may not see it. */
export async function getSheetImport(db: Database, actor: Actor, importId: string): Promise<PartyImport> {
  const found = may(actor, 'read', 'import', {}) ? await findImport(db.connection, importId) : null;
  if (found === null) throw new Refusal('no-such-import');
  return found;
}

export async function findSheetImports(db: Database, actor: Actor): Promise<Omit<PartyImport, 'rows'>[]> {
  return may(actor, 'read', 'import', {}) ? listImports(db.connection, 8) : [];
}

export function countKinds(rows: readonly StagedRow[]): Record<RowKind, number> {
  const counts = { new: 0, changed: 0, refused: 0, unchanged: 0 };
  for (const kind of ROW_KINDS) counts[kind] = rows.filter((row) => row.kind === kind).length;
  return counts;
}

async function importIn(c: Connection, importId: string, state: PartyImport['state']): Promise<PartyImport> {
  const found = await findImport(c, importId, { lock: true });
  if (found === null) throw new Refusal('no-such-import');
  if (found.state !== state) throw new Refusal('already-decided');
  return found;
}

async function record(
  c: Connection,
  actor: Actor,
  id: string,
  verb: string,
  details: Record<string, number>,
): Promise<void> {
  await recordAction(c, { actor, verb, subject: { type: 'party-import', id }, details });
}
