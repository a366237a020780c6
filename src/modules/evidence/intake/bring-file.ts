import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { House } from '../../../kernel/module/index.js';
import { SheetRefusal } from '../../../kernel/sheets/index.js';
import type { CaseTable } from '../cases/case-table.js';
import { correctCases } from '../cases/correct-cases.js';
import type { Dictionary } from '../cases/dictionary.js';
import { finding } from '../cases/finding.js';
import { detectDictionary } from '../cases/known-dictionaries.js';
import { NO_MAPPING } from '../cases/mapping.js';
import { metColumns, readCases, refusedFindings } from '../cases/read-cases.js';
import { correctedCsv } from '../cases/write-corrected-cases.js';
import { type ColumnShape, type DataSetKind, KINDS } from '../datasets/data-set.js';
import { linkTable, readShape } from '../disclosure/linked-table.js';
import { readTable } from '../disclosure/read-table.js';
import { HouseRefusal } from '../house-refusal.js';
import { EvidenceRefusal } from '../refusal.js';
import { findRecipient } from '../store/keys.js';
import { requireOfficer } from '../vault/require-officer.js';
import { type Inside, type Intake, type Intakes, intakes } from './intakes.js';
import { matched } from './match-intake.js';

/** A file as it was brought. */
export interface BroughtFile {
  partyId: string;
  kind: string;
  name: string;
  bytes: Uint8Array;
  /** Name of the column that tells persons apart by a key: used to keep one record of each, and let go. */
  person?: string;
  /** Columns that are left out before anything is looked at. */
  drop?: readonly string[];
  /** A dictionary of one's own; else it is told from the columns. */
  dictionary?: Dictionary;
}

/** The largest file that a page takes; what is larger goes by the command line, on the owner's machine. */
export const LARGEST_INTAKE = 200 * 1024 * 1024;

/**
 * Looks through a file in the background. Nothing of it is stored.
 *
 * @returns the intake, to be asked for again until its state says what is to be done.
 * @throws HouseRefusal `no-key`, `file-missing`, `too-large`, `not-in-list`, `too-many-intakes`; NotAllowed, StepUpNeeded
 */
export async function bringFile(
  { db, log }: Pick<House, 'db' | 'log'>,
  actor: Actor,
  { partyId, kind, name, bytes, ...reading }: BroughtFile,
  pending: Intakes = intakes,
): Promise<Intake> {
  const personId = requireOfficer(actor, partyId);
  const known = KINDS.find((one) => one === kind);
  if (known === undefined) throw new HouseRefusal('not-in-list', { field: 'kind' });
  if (bytes.length === 0) throw new HouseRefusal('file-missing', { field: 'file' });
  if (bytes.length > LARGEST_INTAKE)
    throw new HouseRefusal('too-large', { field: 'file', values: { limit: LARGEST_INTAKE } });
  if ((await findRecipient(db.connection, partyId)) === null) throw new HouseRefusal('no-key');
  const intake = pending.add({ partyId, personId, kind: known, fileName: name }, bytes);
  await db.transaction((c) =>
    recordAction(c, {
      actor,
      party: partyId,
      verb: 'evidence.bring-file',
      subject: { type: 'evidence-intake', id: intake.id },
      details: { kind: known, bytes: bytes.length },
    }),
  );
  lookThrough(intake.id, known, reading, pending).catch((error: unknown) => {
    // The sentence of an error may hold a cell: only its kind is told.
    log.error('intake failed', { intake: intake.id, error: error instanceof Error ? error.name : 'unknown' });
    pending.change(intake.id, { state: 'refused', problem: { code: 'unreadable', values: {} } });
    pending.letGo(intake.id);
  });
  return intake;
}

async function lookThrough(
  id: string,
  kind: DataSetKind,
  reading: Pick<BroughtFile, 'person' | 'drop' | 'dictionary'>,
  pending: Intakes,
): Promise<void> {
  try {
    const bytes = pending.content(id);
    if (kind === 'table') pending.change(id, await lookThroughTable(bytes));
    else {
      const seen = await lookThroughCases(bytes, reading, (progress) => pending.change(id, { progress }));
      // What is kept, or taken back, is the corrected file: columns and persons that were left out are not in it.
      pending.replace(id, seen.corrected, seen.inside);
      pending.change(id, seen.change);
    }
  } catch (error) {
    if (!(error instanceof EvidenceRefusal || error instanceof SheetRefusal)) throw error;
    pending.change(id, { state: 'refused', problem: problemOf(error) });
    pending.letGo(id);
  }
}

function problemOf(error: EvidenceRefusal | SheetRefusal): Intake['problem'] {
  if (error instanceof EvidenceRefusal) return { code: error.code, values: error.values };
  return { code: 'unreadable', values: { detail: error.code, place: error.place ?? '', ...error.values } };
}

interface Seen {
  change: Partial<Intake>;
  /** csv. */
  corrected: Uint8Array;
  inside: Inside;
}

async function lookThroughCases(
  bytes: Uint8Array,
  { person, drop, dictionary: own }: Pick<BroughtFile, 'person' | 'drop' | 'dictionary'>,
  onProgress: (share: number) => void,
): Promise<Seen> {
  const { table, met, findings } = await readCases(bytes, {
    person,
    drop,
    onProgress: (share) => onProgress(share / 2),
  });
  const dictionary = own ?? detectDictionary(table);
  const inside = { columns: metColumns({ table, met }), findings };
  const made = await correctCases(bytes, findings, { person, drop });
  const pieces: Uint8Array[] = [];
  for await (const piece of correctedCsv(made)) pieces.push(piece);
  return {
    change: {
      state: refusedFindings(findings).length > 0 ? 'refused' : 'ready',
      progress: 1,
      rows: table.rows,
      columns: shapesOf(table),
      corrections: made.corrections.told,
      ...matched(inside, dictionary, NO_MAPPING),
    },
    corrected: Buffer.concat(pieces),
    inside,
  };
}

function shapesOf({ rows, columns }: CaseTable): ColumnShape[] {
  return columns.map(({ name, values, codes }) => {
    let missing = 0;
    for (let row = 0; row < rows; row += 1) if (codes[row] === 0) missing += 1;
    return { name, values: values.length, missing };
  });
}

async function lookThroughTable(bytes: Uint8Array): Promise<Partial<Intake>> {
  const { rows } = await readTable(bytes);
  const { shape, body } = readShape(rows);
  const { unread } = linkTable(body, shape);
  const header = rows[rows.length - body.length - 1]?.texts ?? [];
  const columns = header.flatMap((name, k) =>
    name.trim() === ''
      ? []
      : [
          {
            name: name.trim(),
            values: new Set(body.map(({ texts }) => texts[k] ?? '')).size,
            missing: body.filter(({ texts }) => (texts[k] ?? '') === '').length,
          },
        ],
  );
  const first = unread[0];
  const findings = first === undefined ? [] : [finding('unread-figure', { row: first, count: unread.length })];
  return { state: 'ready', progress: 1, findings, rows: body.length, columns };
}
