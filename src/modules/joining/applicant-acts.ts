import type { Connection } from '../../kernel/db/index.js';
import { storeFile } from '../../kernel/files/index.js';
import type { House } from '../../kernel/module/index.js';
import { APPLICANT, openActs } from './act-on-registration.js';
import { Refusal } from './refusal.js';
import { isOver, type Registration } from './registration.js';
import { findFiles, findRegistration } from './store/registrations.js';
import { joiningTables } from './store/tables.js';

/** What the applicant does by the private link; whoever calls has checked the link. */

const anybody = () => {};

/** The address is theirs: from now on the officers see the registration. */
export async function confirmRegistration(house: House, id: string, now = new Date()): Promise<void> {
  const act = await openActs(house);
  await act(id, { act: 'confirm', by: APPLICANT, tell: false, change: { confirmed: now }, allowed: anybody }, now);
}

/** @throws Refusal `nothing-given` */
export async function answerOfficers(house: House, id: string, typed: string, now = new Date()): Promise<void> {
  const words = typed.trim();
  if (words === '') throw new Refusal('nothing-given', { field: 'words' });
  const act = await openActs(house);
  await act(id, { act: 'answer', by: APPLICANT, words, tell: false, allowed: anybody }, now);
}

export async function withdrawRegistration(house: House, id: string, now = new Date()): Promise<void> {
  const act = await openActs(house);
  await act(id, { act: 'withdraw', by: APPLICANT, tell: false, allowed: anybody }, now);
}

const MOST_FILES = 5;
export const LARGEST_DOCUMENT = 5_000_000;
/** What officers open on their machines: papers and pictures. */
const TYPES: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/jpeg',
  'image/png',
]);

/** Statutes, a certificate: five at most, while nothing is decided. @throws Refusal */
export async function attachDocument(
  house: House,
  id: string,
  { bytes, name }: { bytes: Uint8Array; name: string },
  now = new Date(),
): Promise<void> {
  const field = 'document';
  if (bytes.byteLength === 0) throw new Refusal('file-missing', { field });
  if (bytes.byteLength > LARGEST_DOCUMENT) throw new Refusal('file-too-large', { field });
  await house.db.transaction(async (c) => {
    const held = await mustBeOpen(c, id);
    if ((await findFiles(c, id)).length >= MOST_FILES)
      throw new Refusal('file-too-many', { field, values: { most: MOST_FILES } });
    const file = await storeFile(c, bytes, name);
    if (!TYPES.has(file.mediaType)) throw new Refusal('file-type', { field });
    await joiningTables(c)
      .insertInto('registration_file')
      .values({
        registration_id: held.id,
        sha256: file.sha256,
        name: file.name,
        size: file.size,
        media_type: file.mediaType,
        added: now,
      })
      .onConflict((conflict) => conflict.columns(['registration_id', 'sha256']).doNothing())
      .execute();
  });
}

async function mustBeOpen(c: Connection, id: string): Promise<Registration> {
  const held = await findRegistration(c, id, true);
  if (held === null) throw new Refusal('no-such-registration');
  if (isOver(held.state)) throw new Refusal('not-now');
  return held;
}
