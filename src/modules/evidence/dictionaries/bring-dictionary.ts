import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Dictionary } from '../cases/dictionary.js';
import { CTDC } from '../cases/known-dictionaries.js';
import { readDictionary } from '../cases/read-dictionary.js';
import { HouseRefusal } from '../house-refusal.js';
import { EvidenceRefusal } from '../refusal.js';
import { putDictionary, removeDictionary } from '../store/dictionaries.js';

/** The largest file; of all code lists that we know the largest has 2 MB. */
export const LARGEST_DICTIONARY = 20 * 1024 * 1024;
const LONGEST_NAME = 60;

/**
 * Keeps a dictionary for a party: JSON, the table of fields of HTCDS, the list of variables of CTDC, or a list of columns and values (`template`). One
 * with the same name is replaced; data that was matched to it stays as it is.
 *
 * @throws HouseRefusal `file-missing`, `too-large`, `name-missing`, `too-long`, `bad-dictionary`; NotAllowed
 */
export async function bringDictionary(
  db: Database,
  actor: Actor,
  partyId: string,
  { name: given, bytes }: { name: string; bytes: Uint8Array },
): Promise<Dictionary> {
  const { id: by } = requirePermission(actor, 'evidence.write', partyId);
  const name = given.trim().toLowerCase();
  if (bytes.length === 0) throw new HouseRefusal('file-missing', { field: 'file' });
  if (bytes.length > LARGEST_DICTIONARY)
    throw new HouseRefusal('too-large', { field: 'file', values: { limit: LARGEST_DICTIONARY } });
  if (name === '') throw new HouseRefusal('name-missing', { field: 'name' });
  if (name.length > LONGEST_NAME)
    throw new HouseRefusal('too-long', { field: 'name', values: { limit: LONGEST_NAME } });
  const dictionary = completed({ ...(await read(bytes, name)), name });
  await db.transaction(async (c) => {
    await putDictionary(c, { partyId, dictionary, by, at: new Date() });
    await recordAction(c, {
      actor,
      party: partyId,
      verb: 'evidence.bring-dictionary',
      subject: { type: 'evidence-dictionary', id: name },
      details: { columns: dictionary.columns.size },
    });
  });
  return dictionary;
}

async function read(bytes: Uint8Array, name: string): Promise<Dictionary> {
  try {
    return await readDictionary(bytes, name);
  } catch (error) {
    if (!(error instanceof EvidenceRefusal)) throw error;
    throw new HouseRefusal('bad-dictionary', { field: 'file', values: { detail: String(error.values.detail ?? '') } });
  }
}

/** The file of CTDC says nothing of some columns that we know. */
const completed = (dictionary: Dictionary): Dictionary =>
  dictionary.name === CTDC.name
    ? { ...dictionary, columns: new Map([...CTDC.columns, ...dictionary.columns]), unsaid: CTDC.unsaid }
    : dictionary;

/** @throws HouseRefusal `no-such-dictionary`; NotAllowed */
export async function dropDictionary(db: Database, actor: Actor, partyId: string, name: string): Promise<void> {
  requirePermission(actor, 'evidence.write', partyId);
  await db.transaction(async (c) => {
    if (!(await removeDictionary(c, partyId, name))) throw new HouseRefusal('no-such-dictionary');
    await recordAction(c, {
      actor,
      party: partyId,
      verb: 'evidence.drop-dictionary',
      subject: { type: 'evidence-dictionary', id: name },
    });
  });
}
