import { createHash } from 'node:crypto';
import {
  type Actor,
  OF_THE_HOUSE,
  partiesPermitted,
  permits,
  requirePermission,
} from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import { insertStudy } from '../store/studies.js';
import { runInThread } from './run-in-thread.js';
import { StudyRefusal } from './study-refusal.js';

/** Largest table that pages and API take, in bytes; the command line takes any. */
export const LARGEST_TABLE = 24 * 1024 * 1024;

export interface BroughtTable {
  title: string;
  /** Of the file, as the browser sent it. */
  name: string;
  bytes: Uint8Array;
}

/**
 * Keeps a table under a new study. It is read once, in a thread, so that a file which is no table is refused before anything is kept.
 *
 * @throws StudyRefusal `title-missing`, `nothing-given`, `table-too-large`; EstimationRefusal over what the file holds; NotAllowed
 */
export async function bringTable(db: Database, actor: Actor, given: BroughtTable): Promise<{ studyId: string }> {
  const { id: person } = requirePermission(actor, 'estimation.write');
  const title = given.title.trim().slice(0, 200);
  if (title === '') throw new StudyRefusal('title-missing', 'title');
  if (given.bytes.length === 0) throw new StudyRefusal('nothing-given', 'file');
  if (given.bytes.length > LARGEST_TABLE)
    throw new StudyRefusal('table-too-large', 'file', { size: given.bytes.length, most: LARGEST_TABLE });
  await runInThread<'look'>({ kind: 'look', bytes: given.bytes });
  const sha256 = createHash('sha256').update(given.bytes).digest('hex');
  const fileName = given.name.replace(/[\p{C}/\\]/gu, '').slice(0, 120) || 'table';
  return db.transaction(async (c) => {
    const studyId = newId();
    await insertStudy(c, {
      id: studyId,
      partyId: partyOf(actor),
      madeBy: person,
      title,
      fileName,
      sha256,
      content: given.bytes,
    });
    await recordAction(c, {
      actor,
      verb: 'estimation.bring-table',
      subject: { type: 'study', id: studyId },
      details: { sha256 },
    });
    return { studyId };
  });
}

/** The house, for those who estimate for all; else the party for which the actor does. */
function partyOf(actor: Actor): string | null {
  const forAll = actor.kind !== 'person' || permits(actor, 'estimation.write', { ...OF_THE_HOUSE, madeBy: actor.id });
  return forAll ? null : (partiesPermitted(actor, 'estimation.write')[0]?.id ?? null);
}
