import type { Database } from '../../../kernel/db/index.js';
import { type Meant, type NarrowedBy, narrowingsOf } from '../../../kernel/module/index.js';
import type { Party } from '../../parties/index.js';
import { PENDING } from '../addressees/find-addressees.js';
import type { Commitment } from '../commitment.js';
import { NO_FILTER } from '../register/filter.js';
import type { OpenRegister } from '../register/open-register.js';
import { type AddressedBy, readAddressedBy } from '../store/addressees.js';
import { isAddressed, type Narrowed, narrowsSome } from './addressed.js';

/**
 * Whom the addressees of a commitment mean today, as far as some module knows, and by what: nothing where words for every State stand beside
 * them.
 */
export async function findNarrowed(
  db: Database,
  { addressees, citations }: Pick<Commitment, 'addressees' | 'citations'>,
): Promise<{ narrowed: Narrowed; by: NarrowedBy[] }> {
  const narrowed = new Map<string, Meant>();
  const by: NarrowedBy[] = [];
  for (const { codes, meant } of await narrowingsOf(db))
    for (const code of addressees) {
      const who = codes.includes(code) ? await meant(code, citations) : null;
      if (who === null) continue;
      narrowed.set(code, who.means);
      if (narrowsSome(addressees)) by.push(who);
    }
  return { narrowed, by };
}

const read = new WeakMap<OpenRegister, Promise<AddressedBy[]>>();

/** Of what is open, the commitments whose words could ask a party and do not mean it today, by id, and by what that is known. */
export async function findNotMeant(
  db: Database,
  register: OpenRegister,
  party: Party,
): Promise<{ ids: string[]; by: NarrowedBy[] }> {
  const codes = (await narrowingsOf(db)).flatMap((one) => one.codes);
  if (codes.length === 0) return { ids: [], by: [] };
  const rows = read.get(register) ?? readNarrowable(db, register, codes);
  read.set(register, rows);
  rows.catch(() => read.delete(register));
  const known = new Map<string, Awaited<ReturnType<typeof findNarrowed>>>();
  const left: string[] = [];
  const by = new Map<string, NarrowedBy>();
  for (const row of await rows) {
    // Few texts rest on different treaties: what they mean is asked once each.
    const key = JSON.stringify([row.addressees, row.citations]);
    const found = known.get(key) ?? (await findNarrowed(db, row));
    known.set(key, found);
    if (found.narrowed.size === 0 || isAddressed(party, row.addressees, found.narrowed)) continue;
    left.push(row.id);
    for (const one of found.by) by.set(one.key, one);
  }
  return { ids: left, by: [...by.values()] };
}

function readNarrowable(db: Database, { index }: OpenRegister, codes: readonly string[]): Promise<AddressedBy[]> {
  const filter = { ...NO_FILTER, values: { addressee: codes, state: PENDING }, drafts: true };
  return readAddressedBy(db.connection, index.ids(filter, null, { sort: 'due', descending: false }, true));
}
