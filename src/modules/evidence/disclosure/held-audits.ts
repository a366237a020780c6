import { randomUUID } from 'node:crypto';
import { HouseRefusal } from '../house-refusal.js';
import { inTableThread } from '../threads/in-table-thread.js';
import type { TableAudit } from './audit-table.js';
import type { ProtectedRows } from './protect-rows.js';

/** An audit that somebody asked for: kept in the memory of this process for half an hour, and never stored. */
export interface HeldAudit {
  id: string;
  name: string;
  audit: TableAudit;
  protected: ProtectedRows;
  at: number;
}

/** The oldest goes where there are more. */
const MOST = 12;
const KEPT_FOR = 30 * 60_000;
/** The largest table that anybody may bring. */
export const LARGEST_TABLE = 20 * 1024 * 1024;

const held = new Map<string, HeldAudit>();

export const heldAudits = {
  /** @returns its id, which only the one who asked knows. @throws EvidenceRefusal `not-a-table`; SheetRefusal; HouseRefusal `too-large` */
  async add(name: string, bytes: Uint8Array): Promise<string> {
    if (bytes.length > LARGEST_TABLE) throw new HouseRefusal('too-large', { values: { limit: LARGEST_TABLE } });
    const found = await inTableThread('protect', { bytes });
    const id = randomUUID();
    held.set(id, { id, name, ...found, at: Date.now() });
    for (const old of [...held.keys()].slice(0, -MOST)) held.delete(old);
    return id;
  },
  /** @throws HouseRefusal `intake-gone` */
  find(id: string): HeldAudit {
    const found = held.get(id);
    if (found === undefined || Date.now() - found.at > KEPT_FOR) throw new HouseRefusal('intake-gone');
    return found;
  },
};
