import { type Actor, NotAllowed } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import { type Lang, type Translator, translatorFor } from '../../../kernel/i18n/index.js';
import type { House, Work } from '../../../kernel/module/index.js';
import type { SeenRecords } from '../../../kernel/work/index.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { listSent } from '../store/rounds.js';
import type { SentRow } from '../store/tables.js';
import { findWishes, type Wishes } from '../store/wishes.js';
import { findRound, type MatterInReach, type RoundRef } from './find-matters.js';
import { planRecipients } from './plan-recipients.js';
import type { Recipients } from './recipients.js';
import type { Round } from './rounds.js';

/** A round as an officer looks at it before it goes, or after it went. */
export interface PreviewedRound extends MatterInReach {
  round: Round & { sent: number };
  /** As it would go now. */
  recipients: Recipients;
  /** How each of them wants mail. */
  wishes: (personId: string) => Wishes;
  /** To whom it went. */
  log: SentRow[];
  /** Parties and records, as the officer sees them. */
  seen: SeenRecords;
  /** In which languages it would go. */
  langs: Lang[];
}

/** @throws NotAllowed; Refusal `no-such-round`. */
export async function previewRound(
  { db }: House,
  { reminds, records }: Work,
  actor: Actor,
  ref: RoundRef,
  t: Translator,
  now = new Date(),
): Promise<PreviewedRound> {
  if (!may(actor, 'read', 'reminder', { over: false })) throw new NotAllowed();
  const c = db.connection;
  const found = await findRound(c, reminds, ref, dayOf(now));
  if (found === null) throw new Refusal('no-such-round');
  const asked = await found.matter.asked();
  const recipients = await planRecipients(c, records, asked, now);
  const { reminded } = recipients;
  const log = await listSent(c, ref);
  const parties = new Set([...asked.map(({ party }) => party), ...log.map((row) => row.party_id)]);
  const refs = [found.matter.about, ...[...parties].map((id) => ({ type: 'party', id }))];
  return {
    ...found,
    recipients,
    wishes: await findWishes(c, [...new Set(reminded.map(({ person }) => person.id))]),
    log,
    seen: await records.find(actor, refs, t),
    langs: [...new Set(reminded.map(({ lang }) => lang))].sort(),
  };
}

/** The sentence that a round says in a language. */
export function sentenceOf(lang: Lang, { matter, seen }: PreviewedRound, date: string, today: string): string {
  const title = seen.get(matter.about)?.title ?? '';
  const when = today < matter.due ? 'before' : today > matter.due ? 'past' : 'today';
  return translatorFor(lang)(`notices.reminder.${when}`, { record: title, date, party: '…' });
}
