import type { ColumnType } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';
import type { RecordRef } from '../../../kernel/work/index.js';
import type { Wish } from '../notice.js';
import type { Decision, RoundDays } from '../reminders/rounds.js';

/** Rows of `migrations/`. JSON goes in as text and comes out parsed. */
interface NoticesTables {
  notice: NoticeRow;
  notice_wish: { person_id: string; topic: string; how: Wish };
  notice_hours: { person_id: string; time_zone: string; hour: number; weekday: number };
  notice_feed: FeedRow;
  reminder_round: RoundRow;
  reminder_sent: SentRow;
}

type Json<T> = ColumnType<T, string, string>;

export interface NoticeRow {
  id: string;
  person_id: string;
  topic: string;
  source: string;
  message: string;
  record_type: string;
  record_id: string;
  names: Json<Record<string, RecordRef>>;
  figures: Json<Record<string, string | number>>;
  path: string | null;
  open: boolean;
  made: Date;
  seen: Date | null;
  mail_due: Date | null;
  mailed: Date | null;
}

export interface FeedRow {
  id: string;
  person_id: string;
  kind: 'atom' | 'calendar';
  label: string;
  token_sha256: string;
  made: Date;
  used: Date | null;
  revoked: Date | null;
}

export interface RoundRow {
  name: string;
  matter: string;
  days: RoundDays;
  state: Decision['state'];
  /** YYYY-MM-DD */
  on_day: string;
  decided_by: string;
  decided_at: Date;
}

export interface SentRow {
  name: string;
  matter: string;
  days: RoundDays;
  person_id: string;
  party_id: string;
  lang: string;
  sent: Date;
}

export const noticesTables = (c: Connection) => tables<NoticesTables>(c);
