import type { Kysely } from 'kysely';
import { type Connection, tables } from '../db/index.js';

/** `kept`: for the administrator to hand on, because no mail server is set. */
export type MailState = 'waiting' | 'sent' | 'kept' | 'failed' | 'handed-on';

export interface MailRow {
  id: string;
  address: string;
  lang: string;
  subject: string;
  body: string | null;
  markup: string | null;
  state: MailState;
  attempts: number;
  problem: string | null;
  made: Date;
  done: Date | null;
  useful_until: Date | null;
  person_id: string | null;
  headers: Record<string, string> | null;
  once: boolean;
  begun: Date | null;
}

export function mailTables(c: Connection): Kysely<{ mail: MailRow }> {
  return tables<{ mail: MailRow }>(c);
}
