import { type Actor, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../kernel/db/index.js';
import { loadFile } from '../../kernel/files/index.js';
import { findParty, foldName } from '../parties/index.js';
import { compareAgain, countKinds, getImport, importIn } from './bring-table.js';
import { followTargets, type Renamed } from './follow-target.js';
import { mayTakePart } from './participants.js';
import { Refusal } from './refusal.js';
import type { StagedRow } from './sheet/staged-row.js';
import { findAction, findByImport, findCorrected, insertActions, type NewAction } from './store/actions.js';
import { setImport, type TreatyImport } from './store/imports.js';
import { nextRevision, readInstruments, setStatuses } from './store/instruments.js';
import { putMatchedName } from './store/names.js';
import type { StatusesBefore } from './store/tables.js';

/**
 * Applies all new and changed rows of a table, and says of its instruments for which day they hold. A row whose action was corrected
 * since the comparison is refused and left as it is.
 *
 * @throws Refusal `no-such-import`, `already-decided`; NotAllowed.
 */
export async function applyTable(db: Database, actor: Actor, importId: string): Promise<void> {
  const { id: person } = requirePermission(actor, 'treaties.write');
  await db.transaction(async (c) => {
    await nextRevision(c);
    const found = await importIn(c, importId, 'compared');
    const replaced = found.rows.flatMap(({ facts }) =>
      facts.flatMap(({ corrects, same }) => (same ? [] : (corrects ?? []))),
    );
    const late = await findCorrected(c, replaced);
    const rows = found.rows.map((row) => lateRow(row, late));
    const added = rows.flatMap((row) => (row.kind === 'new' || row.kind === 'changed' ? actionsOf(row, importId) : []));
    const by = { by: person, now: new Date() };
    await insertActions(c, added, by);
    const taken = new Set(added.flatMap(({ corrects }) => corrects ?? []));
    await insertActions(c, await followTargets(c, renamedBy(rows), { importId, taken }), by);
    const before = await sayAsOf(c, found, rows);
    await setImport(c, importId, { state: 'applied', rows, before });
    await record(c, actor, importId, 'treaties.apply-table', countKinds(rows));
  });
}

function lateRow(row: StagedRow, late: ReadonlySet<string>): StagedRow {
  if (!row.facts.some(({ corrects }) => corrects !== null && late.has(corrects))) return row;
  const problem = { code: 'changed-meanwhile' as const, values: {}, place: String(row.line) };
  return { ...row, kind: 'refused', problem };
}

function renamedBy(rows: readonly StagedRow[]): Renamed[] {
  return rows.flatMap(({ kind, instrumentId, partyId, facts }) => {
    if (kind !== 'changed' || instrumentId === null || partyId === null) return [];
    return facts.flatMap(({ before, content, same }) =>
      before === null || same ? [] : [{ instrumentId, partyId, before, after: content }],
    );
  });
}

function actionsOf({ instrumentId, partyId, facts }: StagedRow, importId: string): NewAction[] {
  if (instrumentId === null || partyId === null) return [];
  return facts
    .filter(({ same }) => !same)
    .map(({ content, corrects }) => ({ id: newId(), ...content, instrumentId, partyId, corrects, importId }));
}

/** An older table does not make the statuses older than they are. */
async function sayAsOf(
  c: Connection,
  { as_of, source }: TreatyImport,
  rows: readonly StagedRow[],
): Promise<StatusesBefore> {
  const spoken = new Set(rows.flatMap(({ kind, instrumentId }) => (kind === 'refused' ? [] : (instrumentId ?? []))));
  const before: StatusesBefore = {};
  for (const { id, statusesAsOf, statusesSource } of await readInstruments(c)) {
    if (!spoken.has(id) || (statusesAsOf !== null && statusesAsOf > as_of)) continue;
    before[id] = { asOf: statusesAsOf, source: statusesSource };
    await setStatuses(c, id, { asOf: as_of, source });
  }
  return before;
}

/**
 * Takes a table back: what it added is struck, and what it corrected says again what it said before. The history keeps all of it.
 *
 * @throws Refusal `no-such-import`, `already-decided`, `changed-since` where something was corrected after it; NotAllowed.
 */
export async function undoTable(db: Database, actor: Actor, importId: string): Promise<void> {
  const { id: person } = requirePermission(actor, 'treaties.write');
  await db.transaction(async (c) => {
    await nextRevision(c);
    const found = await importIn(c, importId, 'applied');
    const added = await findByImport(c, importId);
    const later = await findCorrected(
      c,
      added.map(({ id }) => id),
    );
    if (later.size > 0) throw new Refusal('changed-since', { values: { n: later.size } });
    const back: NewAction[] = [];
    for (const one of added) {
      const before = one.corrects === null ? null : await findAction(c, one.corrects);
      back.push({ ...(before ?? { ...one, struck: true }), id: newId(), corrects: one.id, importId: null });
    }
    await insertActions(c, back, { by: person, now: new Date() });
    const before = found.before ?? {};
    for (const [id, said] of Object.entries(before)) await setStatuses(c, id, said);
    await setImport(c, importId, { state: 'undone', rows: found.rows, before });
    await record(c, actor, importId, 'treaties.undo-table', { actions: back.length });
  });
}

/**
 * Says who is meant by a name that was not known, for this table and all later ones, and compares the table again.
 *
 * @param matches written names to codes of parties; empty codes are passed over.
 * @throws Refusal `no-such-import`, `already-decided`, `no-such-participant`, `nothing-given`; NotAllowed.
 */
export async function matchNames(
  db: Database,
  actor: Actor,
  importId: string,
  matches: ReadonlyMap<string, string>,
): Promise<void> {
  const { id: person } = requirePermission(actor, 'treaties.write');
  const found = await getImport(db, actor, importId);
  const meant: { folded: string; partyId: string }[] = [];
  for (const [written, code] of matches) {
    if (code.trim() === '') continue;
    const party = await findParty(db, actor, { code: code.trim() });
    if (party === null || !mayTakePart(party))
      throw new Refusal('no-such-participant', { field: 'match', values: { given: code } });
    meant.push({ folded: foldName(written), partyId: party.id });
  }
  if (meant.length > 0)
    await db.transaction(async (c) => {
      await importIn(c, importId, 'compared');
      for (const one of meant) await putMatchedName(c, { ...one, by: person });
      await record(c, actor, importId, 'treaties.match-names', { names: meant.length });
    });
  await compareAgain(db, actor, importId, await loadFile(db.connection, found.file_sha256));
}

async function record(
  c: Connection,
  actor: Actor,
  id: string,
  verb: string,
  details: Record<string, number>,
): Promise<void> {
  await recordAction(c, { actor, verb, subject: { type: 'treaty-import', id }, details });
}
