import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { findMailStates, type MailState } from '../../../kernel/mail/index.js';
import { EVERY_PARTY, findParties, type Party } from '../../parties/index.js';
import type { Call } from '../store/calls.js';
import { findLetterMails, listRecipients, type Recipient } from '../store/recipients.js';
import { listSubmissions, type SubmissionHead } from '../store/submissions.js';

/** A party that a call asks, with what became of letters and answers. */
export interface AskedPartyLine {
  party: Party;
  recipient: Recipient;
  submission: SubmissionHead | null;
  /** The worst of what became of the letters that were written last; null before any. */
  mail: MailState | null;
}

const ALL = { sort: 'name', descending: false, offset: 0, limit: 100_000 } as const;
const WORST: readonly MailState[] = ['failed', 'kept', 'waiting', 'handed-on', 'sent'];

/** Whom a call asks, by name in the reader's language; the caller has asked whether the actor may see it. */
export async function findAskedParties(db: Database, actor: Actor, call: Call, lang: Lang): Promise<AskedPartyLine[]> {
  const c = db.connection;
  const [recipients, submissions, { rows }] = await Promise.all([
    listRecipients(c, { callId: call.id }),
    listSubmissions(c, { callId: call.id }),
    findParties(db, actor, EVERY_PARTY, ALL, lang),
  ]);
  const mails = await findLetterMails(c, call.id);
  // Of the letters of others only what became of them.
  const states = await findMailStates(db.forHouse('letters').connection, [...mails.values()].flat());
  const asked = new Map(recipients.filter(({ state }) => state !== 'removed').map((one) => [one.partyId, one]));
  const answered = new Map(submissions.map((one) => [one.partyId, one]));
  return rows.flatMap((party) => {
    const recipient = asked.get(party.id);
    if (recipient === undefined) return [];
    const became = (mails.get(party.id) ?? []).flatMap((id) => states.get(id)?.state ?? []);
    const mail = WORST.find((state) => became.includes(state)) ?? null;
    return [{ party, recipient, submission: answered.get(party.id) ?? null, mail }];
  });
}
