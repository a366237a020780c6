import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import { calendarTables, type EntryRow } from './calendar-tables.js';

/** An entry as it was last given out. */
export type PublishedEntry = EntryRow;

/** Entries that were ever given out for these commitments. */
export async function findEntries(c: Connection, commitmentIds: readonly string[]): Promise<PublishedEntry[]> {
  if (commitmentIds.length === 0) return [];
  return calendarTables(c)
    .selectFrom('calendar_entry')
    .selectAll()
    .where('commitment_id', '=', sql<string>`any(${sql.val([...commitmentIds])}::uuid[])`)
    .orderBy('uid')
    .execute();
}

const BATCH = 500;

/**
 * Writes new entries and new states of known ones. An entry that stands so already keeps its sequence, so that two who publish the
 * same at once count it once.
 */
export async function putEntries(c: Connection, entries: readonly Omit<PublishedEntry, 'sequence'>[]): Promise<void> {
  for (let at = 0; at < entries.length; at += BATCH) {
    await calendarTables(c)
      .insertInto('calendar_entry')
      .values(entries.slice(at, at + BATCH).map((entry) => ({ ...entry, sequence: 0 })))
      .onConflict((conflict) =>
        conflict
          .columns(['commitment_id', 'occurrence', 'part'])
          .doUpdateSet((eb) => ({
            first_day: eb.ref('excluded.first_day'),
            last_day: eb.ref('excluded.last_day'),
            yearly: eb.ref('excluded.yearly'),
            status: eb.ref('excluded.status'),
            done: eb.ref('excluded.done'),
            sequence: eb('calendar_entry.sequence', '+', 1),
            changed_at: eb.ref('excluded.changed_at'),
          }))
          .where(
            sql<boolean>`(calendar_entry.first_day, calendar_entry.last_day, calendar_entry.yearly, calendar_entry.status, calendar_entry.done)
              is distinct from (excluded.first_day, excluded.last_day, excluded.yearly, excluded.status, excluded.done)`,
          ),
      )
      .execute();
  }
}
