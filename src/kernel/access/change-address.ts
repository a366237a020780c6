import { createHmac, timingSafeEqual } from 'node:crypto';
import { recordAction } from '../audit/index.js';
import { type Connection, isDuplicate } from '../db/index.js';
import type { Accounts } from './accounts.js';
import { readEmail } from './person.js';
import { requirePresence } from './presence.js';
import { Refused } from './refused.js';
import type { Session } from './session.js';
import { readNote, useNote, writeNote } from './signed-note.js';
import { accessTables } from './store.js';

/** How long the code that proves a new address holds. */
export const ADDRESS_MINUTES = 30;

/** A new address that waits for the code that was sent to it; the form carries it, nothing is kept. */
export interface NewAddress {
  email: string;
  note: string;
}

/**
 * Asks to change one's mail address: a code goes to the new one, so that nobody takes an address that is not theirs. Whether somebody else
 * has it already is said only to whoever reads its mail.
 *
 * @param tell sends the code on its way.
 * @throws NotAllowed, StepUpNeeded; Refused where it can be no address.
 */
export async function askForAddress(
  { db, secret, now }: Accounts,
  session: Session | null,
  typed: string,
  tell: (c: Connection, email: string, code: string) => Promise<void>,
): Promise<NewAddress> {
  const { id } = await requirePresence(db.connection, session);
  const email = readEmail(typed);
  if (email === null) throw new Refused('email', typed.trim() === '' ? 'missing' : 'malformed');
  const note = writeNote(secret, purposeOf(id, email), ADDRESS_MINUTES, now());
  await db.transaction((c) => tell(c, email, codeOf(secret, note)));
  return { email, note };
}

/**
 * Changes the address when the code is right. `tell` writes to the former address, for it may be somebody else who does this.
 * @throws NotAllowed, StepUpNeeded; Refused where the code is wrong or too old, or somebody has the address.
 */
export async function changeAddress(
  { db, secret, throttles, now }: Accounts,
  session: Session | null,
  { email, note, code }: NewAddress & { code: string },
  tell: (c: Connection, former: string) => Promise<void>,
): Promise<void> {
  const { id } = await requirePresence(db.connection, session);
  const expires = readNote(secret, purposeOf(id, email), note, now());
  if (expires === null) throw new Refused('code', 'expired');
  if (throttles.code.begin(id) > 0) throw new Refused('code', 'wait');
  const [given, expected] = [Buffer.from(code.replaceAll(/\s/gu, '')), Buffer.from(codeOf(secret, note))];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Refused('code', 'wrong');
  await db
    .transaction(async (c) => {
      if (!(await useNote(c, note, expires, now()))) throw new Refused('code', 'expired');
      const { email: former } = await accessTables(c)
        .selectFrom('person')
        .select('email')
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirstOrThrow();
      await accessTables(c).updateTable('person').set({ email }).where('id', '=', id).execute();
      await tell(c, former);
      await recordAction(c, {
        actor: { kind: 'person', id },
        verb: 'access.change-address',
        subject: { type: 'person', id },
      });
    })
    .catch((error: unknown) => {
      throw isDuplicate(error) ? new Refused('email', 'taken') : error;
    });
  throttles.code.passed(id);
}

const purposeOf = (personId: string, email: string): string => `address ${personId} ${email}`;

/** Eight digits that follow from the note and the secret of the house. */
function codeOf(secret: Uint8Array, note: string): string {
  const digest = createHmac('sha256', secret).update(`address-code\n${note}`).digest();
  return String(digest.readUInt32BE(0) % 100_000_000).padStart(8, '0');
}
