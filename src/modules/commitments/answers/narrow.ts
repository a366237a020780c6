import type { Database } from '../../../kernel/db/index.js';
import { type Meant, narrowingsOf } from '../../../kernel/module/index.js';
import type { Party } from '../../parties/index.js';
import { PENDING } from '../addressees/find-addressees.js';
import type { Commitment } from '../commitment.js';
import { NO_FILTER } from '../register/filter.js';
import type { OpenRegister } from '../register/open-register.js';
import { type AddressedBy, readAddressedBy } from '../store/addressees.js';
import { isAddressed, type Narrowed } from './addressed.js';

/** Whom the addressees of a commitment mean today, as far as some module knows. */
export async function findNarrowed(
  db: Database,
  { addressees, citations }: Pick<Commitment, 'addressees' | 'citations'>,
): Promise<Narrowed> {
  const narrowed = new Map<string, Meant>();
  for (const { codes, meant } of await narrowingsOf(db))
    for (const code of addressees) {
      const who = codes.includes(code) ? await meant(code, citations) : null;
      if (who !== null) narrowed.set(code, who);
    }
  return narrowed;
}

const read = new WeakMap<OpenRegister, Promise<AddressedBy[]>>();

/** Of what is open, the commitments whose words could ask a party and do not mean it today, by id. */
export async function findNotMeant(db: Database, register: OpenRegister, party: Party): Promise<string[]> {
  const codes = (await narrowingsOf(db)).flatMap((one) => one.codes);
  if (codes.length === 0) return [];
  const rows = read.get(register) ?? readNarrowable(db, register, codes);
  read.set(register, rows);
  rows.catch(() => read.delete(register));
  const known = new Map<string, Narrowed>();
  const left: string[] = [];
  for (const row of await rows) {
    // Few texts rest on different treaties: what they mean is asked once each.
    const key = JSON.stringify([row.addressees, row.citations]);
    const narrowed = known.get(key) ?? (await findNarrowed(db, row));
    known.set(key, narrowed);
    if (narrowed.size > 0 && !isAddressed(party, row.addressees, narrowed)) left.push(row.id);
  }
  return left;
}

function readNarrowable(db: Database, { index }: OpenRegister, codes: readonly string[]): Promise<AddressedBy[]> {
  const filter = { ...NO_FILTER, values: { addressee: codes, state: PENDING }, drafts: true };
  return readAddressedBy(db.connection, index.ids(filter, null, { sort: 'due', descending: false }, true));
}
