import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../../kernel/db/index.js';
import { storeFile } from '../../../kernel/files/index.js';
import { isState } from '../board.js';
import { findEveryParty } from '../participants.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { readInstruments } from '../store/instruments.js';
import { changeLaw, findLaw, insertLaw, isLawKeyTaken, readHeldLaws, restoreLaw } from '../store/laws.js';
import { type RowsImport, rowsImports } from '../store/rows-imports.js';
import { mayStateLaw, seesLaw } from './find-laws.js';
import type { Law } from './law.js';
import { readLawsFile } from './sheet/read-file.js';
import { type LawMeeting, stageLaws } from './sheet/stage-laws.js';
import { LAW_ROW_KINDS, type LawBefore, type LawRowKind, type StagedLaw } from './sheet/staged-law.js';

/**
 * Bringing laws by spreadsheet: compared first, applied when a person says so, and undone in one go. What is new or changed waits for a
 * review, as if it had been typed.
 */

const LARGEST = 10 * 1024 * 1024;
const imports = rowsImports<StagedLaw>('treaty_law_import');

/**
 * Reads a file and keeps what each of its rows would change; no law changes.
 *
 * @throws Refusal `nothing-given`, `too-large`, `not-our-laws`, `too-many-rows`; SheetRefusal; NotAllowed.
 */
export async function bringLaws(
  db: Database,
  actor: Actor,
  { bytes, name }: { bytes: Uint8Array; name: string },
): Promise<{ importId: string }> {
  const { id: person } = requirePermission(actor, 'legislation.write');
  if (bytes.length === 0) throw new Refusal('nothing-given', { field: 'file' });
  if (bytes.length > LARGEST) throw new Refusal('too-large', { field: 'file', values: { most: LARGEST / 2 ** 20 } });
  const rows = stageLaws(await readLawsFile(bytes), await meetingFor(db, actor));
  return db.transaction(async (c) => {
    const file = await storeFile(c, bytes, name);
    const id = newId();
    await imports.insert(c, { id, file, rows, by: person });
    await record(c, actor, id, 'treaties.bring-laws', rows);
    return { importId: id };
  });
}

async function meetingFor(db: Database, actor: Actor): Promise<LawMeeting> {
  const [parties, instruments, held] = await Promise.all([
    findEveryParty(db),
    readInstruments(db.connection),
    readHeldLaws(db.connection),
  ]);
  return {
    // What the actor may not see is not compared with; nobody writes it without seeing it.
    held: held.filter((law) => seesLaw(actor, law)),
    parties: new Map(parties.map((one) => [one.code.toUpperCase(), { ...one, isState: isState(one) }])),
    instruments: new Map(instruments.map((one) => [one.code, one])),
    mayWrite: (partyId, law) => mayWriteLaw(actor, partyId, law),
  };
}

function mayWriteLaw(actor: Actor, partyId: string, law: Law | null): boolean {
  if (law === null) return mayStateLaw(actor, partyId);
  return may(actor, 'write', 'law', { state: law.state, party: partyId, madeBy: law.madeBy });
}

/**
 * Applies all new and changed rows. One whose law was changed since the comparison is refused and left as it is.
 *
 * @throws Refusal `no-such-import`, `already-decided`; NotAllowed.
 */
export async function applyLaws(db: Database, actor: Actor, importId: string): Promise<void> {
  const { id: person } = requirePermission(actor, 'legislation.write');
  await db.transaction(async (c) => {
    const { rows: staged } = await importIn(c, actor, importId, 'compared');
    const rows: StagedLaw[] = [];
    for (const row of staged) rows.push(await applyRow(c, actor, row, person));
    await imports.set(c, importId, { state: 'applied', rows });
    await record(c, actor, importId, 'treaties.apply-laws', rows);
  });
}

async function applyRow(c: Connection, actor: Actor, row: StagedLaw, person: string): Promise<StagedLaw> {
  const { kind, partyId, instrumentId, area, content, held } = row;
  if (content === null || partyId === null || instrumentId === null || area === null || kind === 'unchanged')
    return row;
  const law = held === null ? null : await findLaw(c, held.id, { lock: true });
  // Roles may have ended since the comparison.
  if (!mayWriteLaw(actor, partyId, law) || law?.version !== held?.version) return late(row);
  if (law !== null) {
    await changeLaw(c, law.id, { state: 'stated', content, writtenBy: person, reviewedBy: null });
    return { ...row, applied: { id: law.id, version: law.version + 1, before: beforeOf(law) } };
  }
  const id = newId();
  const key = row.key === '' ? id : row.key;
  if (await isLawKeyTaken(c, partyId, key)) return late(row);
  await insertLaw(c, { id, key, partyId, instrumentId, area, content, by: person });
  return { ...row, applied: { id, version: 1, before: null } };
}

function beforeOf({ state, remark, writtenBy, reviewedBy, reviewedAt, ...law }: Law): LawBefore {
  const { title, citation, link, date, lang, articles, words } = law;
  return {
    ...{ state, remark, writtenBy, reviewedBy, reviewedAt: reviewedAt?.toISOString() ?? null },
    content: { title, citation, link, date, lang, articles, words },
  };
}

function late(row: StagedLaw): StagedLaw {
  return { ...row, kind: 'refused', problem: { code: 'changed-meanwhile', values: {}, place: String(row.line) } };
}

/**
 * Takes a file back: laws that it changed are what they were, with their reviews, and those that it brought are withdrawn.
 *
 * @throws Refusal `no-such-import`, `already-decided`, `changed-since` where one was changed or reviewed after it; NotAllowed.
 */
export async function undoLaws(db: Database, actor: Actor, importId: string): Promise<void> {
  requirePermission(actor, 'legislation.write');
  await db.transaction(async (c) => {
    const { rows } = await importIn(c, actor, importId, 'applied');
    let since = 0;
    for (const { applied } of rows) {
      if (applied === null) continue;
      const law = await findLaw(c, applied.id, { lock: true });
      if (law === null || law.version !== applied.version) since += 1;
      else if (applied.before === null) await changeLaw(c, law.id, { state: 'withdrawn' });
      else await restoreLaw(c, law.id, applied.before);
    }
    if (since > 0) throw new Refusal('changed-since', { values: { n: since } });
    await imports.set(c, importId, { state: 'undone', rows });
    await record(c, actor, importId, 'treaties.undo-laws', rows);
  });
}

/** Whose files the actor sees: all of them, or only their own. */
function seesImport(actor: Actor, begunBy: string): boolean {
  if (may(actor, 'read', 'law import', { party: null, madeBy: begunBy })) return true;
  return actor.kind !== 'public' && actor.id === begunBy;
}

/** @throws Refusal `no-such-import`, also for those who may not see it. */
export async function getLawImport(db: Database, actor: Actor, importId: string): Promise<RowsImport<StagedLaw>> {
  const found = await imports.find(db.connection, importId);
  if (found === null || !seesImport(actor, found.begun_by)) throw new Refusal('no-such-import');
  return found;
}

/** The latest, without their rows. */
export async function findLawImports(db: Database, actor: Actor): Promise<Omit<RowsImport<StagedLaw>, 'rows'>[]> {
  if (actor.kind === 'public') return [];
  const all = may(actor, 'read', 'law import', { party: null });
  return imports.list(db.connection, { by: all ? null : actor.id, limit: 8 });
}

export function countLawKinds(rows: readonly StagedLaw[]): Record<LawRowKind, number> {
  const counts = { new: 0, changed: 0, refused: 0, unchanged: 0 };
  for (const kind of LAW_ROW_KINDS) counts[kind] = rows.filter((row) => row.kind === kind).length;
  return counts;
}

async function importIn(
  c: Connection,
  actor: Actor,
  id: string,
  state: RowsImport<StagedLaw>['state'],
): Promise<RowsImport<StagedLaw>> {
  const found = await imports.find(c, id, { lock: true });
  if (found === null || !seesImport(actor, found.begun_by)) throw new Refusal('no-such-import');
  if (found.state !== state) throw new Refusal('already-decided');
  return found;
}

async function record(
  c: Connection,
  actor: Actor,
  id: string,
  verb: 'treaties.bring-laws' | 'treaties.apply-laws' | 'treaties.undo-laws',
  rows: readonly StagedLaw[],
): Promise<void> {
  const laws = rows.flatMap(({ applied }) => (applied === null ? [] : [applied.id]));
  const details = { ...countLawKinds(rows), laws };
  await recordAction(c, { actor, verb, subject: { type: 'treaty-law-import', id }, details });
}
