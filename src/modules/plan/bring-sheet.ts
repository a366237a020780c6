import { type Actor, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../kernel/db/index.js';
import { storeFile } from '../../kernel/files/index.js';
import { partiesById } from './concrete/find-concrete.js';
import { openConcrete } from './concrete/open-concrete.js';
import { writerOf } from './concrete/open-log.js';
import { may, mayPropose } from './policy.js';
import { Refusal } from './refusal.js';
import { applyRow, undoRow } from './sheet/apply-row.js';
import { readFile } from './sheet/read-file.js';
import { type Meeting, stageRows } from './sheet/stage-rows.js';
import { ROW_KINDS, type RowKind, type StagedRow } from './sheet/staged-row.js';
import { type ConcreteImport, findImport, insertImport, listImports, setImport } from './store/imports.js';
import { nextRevision } from './store/revision.js';

/** Bringing a list of concrete measures: compared first, proposed when a person says so, and undone in one go. */

export const LARGEST_SHEET = 5 * 1024 * 1024;

/**
 * Reads a file and keeps what each of its rows would change; nothing of the list changes.
 *
 * @throws Refusal `nothing-given`, `too-large`, `not-our-file`, `too-many-rows`; SheetRefusal; NotAllowed.
 */
export async function bringSheet(
  db: Database,
  actor: Actor,
  { bytes, name }: { bytes: Uint8Array; name: string },
): Promise<{ importId: string }> {
  const { id: person } = requirePermission(actor, 'plan.propose');
  if (bytes.length === 0) throw new Refusal('nothing-given', { field: 'file' });
  if (bytes.length > LARGEST_SHEET)
    throw new Refusal('too-large', { field: 'file', values: { most: LARGEST_SHEET / 2 ** 20 } });
  const rows = stageRows(await readFile(bytes), await meetingFor(db, actor));
  return db.transaction(async (c) => {
    const file = await storeFile(c, bytes, name);
    const importId = newId();
    await insertImport(c, {
      ...{ id: importId, state: 'compared', file_name: file.name, file_sha256: file.sha256 },
      ...{ rows, begun_by: person, begun_at: new Date() },
    });
    await record(c, actor, importId, 'plan.bring-sheet', rows);
    return { importId };
  });
}

async function meetingFor(db: Database, actor: Actor): Promise<Meeting> {
  const [measures, parties] = await Promise.all([openConcrete(db), partiesById(db, actor)]);
  const byCode = new Map([...parties.values()].map((party) => [party.code.toUpperCase(), party]));
  return {
    find: (key) => measures.get(key),
    leadOf: ({ partyId }) => parties.get(partyId)?.code.toUpperCase() ?? '',
    requireLead(code, held) {
      const party = byCode.get(code);
      if (party === undefined || party.state !== 'active')
        throw new Refusal('no-such-party', { field: 'lead', values: { given: code } });
      if (!mayPropose(actor, { party: party.id, writtenBy: held === undefined ? null : writerOf(held) }))
        throw new Refusal('not-your-party', { field: 'lead', values: { given: code } });
    },
  };
}

/**
 * Proposes all new and changed rows to the secretariat. One whose measure was changed since the comparison is refused and left as it is.
 *
 * @throws Refusal `no-such-import`, `already-decided`; NotAllowed.
 */
export async function applySheet(db: Database, actor: Actor, importId: string): Promise<void> {
  const { id: person } = requirePermission(actor, 'plan.propose');
  const parties = new Map(
    [...(await partiesById(db, actor)).values()].map((party) => [party.code.toUpperCase(), party]),
  );
  await db.transaction(async (c) => {
    const found = await importIn(c, actor, importId, 'compared');
    const at = { revision: await nextRevision(c), now: new Date(), person, importId };
    const rows: StagedRow[] = [];
    for (const row of found.rows) {
      const party = parties.get(row.lead);
      // Roles may have ended since the comparison.
      const own = party !== undefined && mayPropose(actor, { party: party.id, writtenBy: null });
      rows.push(await applyRow(c, row, { ...at, party: own ? party : undefined }));
    }
    await setImport(c, importId, { state: 'applied', rows });
    await record(c, actor, importId, 'plan.apply-sheet', rows);
  });
}

/**
 * Takes an import back: measures that it changed are what they were, and those that it brought are withdrawn.
 *
 * @throws Refusal `no-such-import`, `already-decided`, `changed-since` where a measure was changed or reviewed after it; NotAllowed.
 */
export async function undoSheet(db: Database, actor: Actor, importId: string): Promise<void> {
  const { id: person } = requirePermission(actor, 'plan.propose');
  await db.transaction(async (c) => {
    const found = await importIn(c, actor, importId, 'applied');
    const at = { revision: await nextRevision(c), now: new Date(), person };
    for (const row of found.rows) await undoRow(c, row, at);
    await setImport(c, importId, { state: 'undone', rows: found.rows });
    await record(c, actor, importId, 'plan.undo-sheet', found.rows);
  });
}

/** Whose sheets the actor sees: all of them, only their own, or none. */
function seesImport(actor: Actor, begunBy: string): boolean {
  if (may(actor, 'read', 'import', { party: null, madeBy: begunBy })) return true;
  return actor.kind !== 'public' && actor.id === begunBy;
}

/** @throws Refusal `no-such-import`, also for who may not see it. */
export async function getSheetImport(db: Database, actor: Actor, importId: string): Promise<ConcreteImport> {
  const found = await findImport(db.connection, importId);
  if (found === null || !seesImport(actor, found.begun_by)) throw new Refusal('no-such-import');
  return found;
}

export async function findSheetImports(db: Database, actor: Actor): Promise<Omit<ConcreteImport, 'rows'>[]> {
  if (actor.kind === 'public') return [];
  const all = may(actor, 'read', 'import', { party: null });
  return listImports(db.connection, { by: all ? null : actor.id, limit: 8 });
}

export function countKinds(rows: readonly StagedRow[]): Record<RowKind, number> {
  const counts = { new: 0, changed: 0, refused: 0, unchanged: 0 };
  for (const kind of ROW_KINDS) counts[kind] = rows.filter((row) => row.kind === kind).length;
  return counts;
}

async function importIn(
  c: Connection,
  actor: Actor,
  importId: string,
  state: ConcreteImport['state'],
): Promise<ConcreteImport> {
  const found = await findImport(c, importId, { lock: true });
  if (found === null || !seesImport(actor, found.begun_by)) throw new Refusal('no-such-import');
  if (found.state !== state) throw new Refusal('already-decided');
  return found;
}

async function record(
  c: Connection,
  actor: Actor,
  id: string,
  verb: 'plan.bring-sheet' | 'plan.apply-sheet' | 'plan.undo-sheet',
  rows: readonly StagedRow[],
): Promise<void> {
  const details = { ...countKinds(rows) };
  await recordAction(c, { actor, verb, subject: { type: 'concrete-measure-import', id }, details });
}
