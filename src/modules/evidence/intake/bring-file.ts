import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { House } from '../../../kernel/module/index.js';
import { SheetRefusal } from '../../../kernel/sheets/index.js';
import { type DataSetKind, KINDS } from '../datasets/data-set.js';
import { HouseRefusal } from '../house-refusal.js';
import { EvidenceRefusal } from '../refusal.js';
import { findRecipient } from '../store/keys.js';
import { inTableThread } from '../threads/in-table-thread.js';
import { requireOfficer } from '../vault/require-officer.js';
import { inOnePiece } from './in-one-piece.js';
import { type Intake, type Intakes, intakes } from './intakes.js';
import type { Reading } from './look-through.js';

/** A file as it is brought. */
export interface BroughtFile {
  partyId: string;
  kind: string;
  /** Made up by the page; the intake has it where it is free. */
  id?: string | undefined;
  /** Null where none was chosen. */
  file: {
    name: string;
    /** Taken once, one after another. */
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
    /** Bytes that are expected; null where nobody knows. */
    size: number | null;
  } | null;
  /** How it is to be read: asked for when the file has come. */
  reading?: () => Promise<Reading> | Reading;
}

/** The largest file that a page takes; what is larger goes by the command line, on the owner's machine. */
export const LARGEST_INTAKE = 200_000_000;
/** Expected of a file of which nobody says how large it is. */
const UNTOLD = 1024 * 1024;

/**
 * Takes a file as it is sent into one place in memory, and looks through it in the background. Nothing of it is stored; where its sender goes
 * away in the middle, or the program ends, nothing is left.
 *
 * @returns the intake, to be asked for again until its state says what is to be done.
 * @throws HouseRefusal `no-key`, `file-missing`, `not-in-list`, `too-many-intakes` before a byte is taken, `file-empty`, `too-large`;
 *   NotAllowed, StepUpNeeded
 */
export async function bringFile(
  { db, log }: Pick<House, 'db' | 'log'>,
  actor: Actor,
  { partyId, kind, id, file, reading = () => ({}) }: BroughtFile,
  pending: Intakes = intakes,
): Promise<Intake> {
  const personId = requireOfficer(actor, partyId);
  const known = KINDS.find((one) => one === kind);
  if (known === undefined) throw new HouseRefusal('not-in-list', { field: 'kind' });
  if (file === null) throw new HouseRefusal('file-missing', { field: 'file' });
  if ((await findRecipient(db.connection, partyId)) === null) throw new HouseRefusal('no-key');
  const about = Math.min(file.size ?? UNTOLD, LARGEST_INTAKE);
  const intake = pending.expect({ id, partyId, personId, kind: known, fileName: file.name, bytes: about });
  let how: Reading;
  try {
    const bytes = await arriving(intake.id, file, about, pending);
    how = await reading();
    if (bytes.length === 0) throw new HouseRefusal('file-empty', { field: 'file' });
    pending.arrived(intake.id, bytes);
    await db.transaction((c) =>
      recordAction(c, {
        actor,
        party: partyId,
        verb: 'evidence.bring-file',
        subject: { type: 'evidence-intake', id: intake.id },
        details: { kind: known, bytes: bytes.length },
      }),
    );
  } catch (error) {
    pending.forget(intake.id);
    throw error;
  }
  lookThrough(intake.id, known, how, pending).catch((error: unknown) => {
    // The sentence of an error may hold a cell: only its kind is told.
    log.error('intake failed', { intake: intake.id, error: error instanceof Error ? error.name : 'unknown' });
    pending.change(intake.id, { state: 'refused', problem: { code: 'unreadable', values: {} } });
    pending.letGo(intake.id);
  });
  return pending.find(intake.id, personId);
}

function arriving(
  id: string,
  { pieces }: NonNullable<BroughtFile['file']>,
  about: number,
  pending: Intakes,
): Promise<Uint8Array> {
  return inOnePiece(pieces, {
    about,
    onBytes(size) {
      if (size > LARGEST_INTAKE)
        throw new HouseRefusal('too-large', { field: 'file', values: { limit: LARGEST_INTAKE } });
      pending.change(id, { progress: Math.min(1, size / about), bytes: Math.max(size, about) });
    },
  });
}

/** In a thread of its own, to which the file is given: this one holds nothing of it meanwhile. */
async function lookThrough(id: string, kind: DataSetKind, reading: Reading, pending: Intakes): Promise<void> {
  try {
    const ask = { bytes: pending.giveAway(id), kind, reading };
    const seen = await inTableThread('look', ask, {
      onProgress: (progress) => pending.change(id, { progress }),
      gives: ask.bytes,
    });
    if (pending.state(id) === null) return void seen.content.fill(0);
    pending.replace(id, seen.content, seen.inside);
    pending.change(id, seen.change);
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
