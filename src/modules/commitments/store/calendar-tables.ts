import type { ColumnType } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';

/** Rows of `migrations/0003-sessions.sql` and `0007-feeds.sql`. */
interface CalendarTables {
  session_opening: OpeningRow;
  calendar_entry: EntryRow;
  calendar_feed: { key: string; last_read: string; days: number };
  calendar_feed_member: MemberRow;
}

/** What can be edited of an opening. */
export interface OpeningValues {
  /** YYYY-MM-DD */
  opens: string;
  standing: 'confirmed' | 'expected';
  /** Where a confirmed day is known from; may be empty. */
  source: string;
}

interface OpeningRow extends OpeningValues {
  session: number;
  before: ColumnType<OpeningValues | null, string | null, string | null>;
  changed_by: string | null;
  changed_at: Date | null;
}

export interface EntryRow {
  uid: string;
  commitment_id: string;
  occurrence: string;
  part: 'days' | 'opening' | 'last-day';
  first_day: string;
  last_day: string;
  yearly: boolean;
  status: 'confirmed' | 'tentative' | 'cancelled';
  done: boolean;
  sequence: number;
  changed_at: Date;
}

interface MemberRow {
  feed_key: string;
  commitment_id: string;
  gone: boolean;
  turns: number;
  turned_at: Date;
}

export const calendarTables = (c: Connection) => tables<CalendarTables>(c);
