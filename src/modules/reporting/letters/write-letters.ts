import { findActors, PUBLIC, permits, type Reachable } from '../../../kernel/access/index.js';
import { type Connection, type Database, newId } from '../../../kernel/db/index.js';
import { type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import { queueMail } from '../../../kernel/mail/index.js';
import type { House } from '../../../kernel/module/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { findParty, type Party, partyName } from '../../parties/index.js';
import type { CallContent } from '../calls/content.js';
import type { LetterKind } from '../calls/recipient.js';
import type { Call, Made } from '../store/calls.js';
import { addRecipientEntries, type Recipient } from '../store/recipients.js';
import { type LetterFacts, letterMail } from './letter.js';

/** Parties by id, found before a transaction begins: the register of parties is read by its own door. */
export async function partiesById(db: Database, ids: readonly string[]): Promise<Map<string, Party>> {
  const found = await Promise.all(ids.map((id) => findParty(db, PUBLIC, { id })));
  return new Map(found.flatMap((party) => (party === null ? [] : [[party.id, party]])));
}

/** Where one party answers: never from the request, for it stands in mails. */
export function answerAddress({ config }: Pick<House, 'config'>, lang: Lang, key: string, code: string): string {
  const { address, host, port } = config;
  return (address ?? `http://${host}:${port}`) + pathIn(lang, `/calls/${key}/answers/${code}`);
}

export interface Letters {
  about: LetterKind;
  call: Call;
  content: CallContent;
  version: number;
  today: string;
  parties: ReadonlyMap<string, Party>;
}

/** What a letter to a party says, in a language. */
export function letterFacts(
  house: Pick<House, 'config'>,
  { about, call, content, version, today }: Omit<Letters, 'parties'>,
  party: Party,
  deadline: string | null,
  lang: Lang,
): LetterFacts {
  return {
    about,
    content,
    version,
    party: partyName(translatorFor(lang), party),
    deadline,
    address: answerAddress(house, lang, call.key, party.code),
    today,
    sent: call.version > 0,
  };
}

/** To whom a letter goes: to the address that was given, else to everybody who answers for the party, each in their language. */
export function addressesOf(
  recipient: Pick<Recipient, 'address' | 'lang'>,
  acting: readonly Reachable[],
  content: Pick<CallContent, 'lang'>,
): { to: string; lang: Lang }[] {
  if (recipient.address !== null) return [{ to: recipient.address, lang: recipient.lang ?? content.lang }];
  return acting.map(({ email, actor }) => ({ to: email, lang: recipient.lang ?? actor.lang }));
}

/** The people who answer calls for a party today. */
export async function whoAnswers(c: Connection, party: string, now: Date): Promise<Reachable[]> {
  const acting = await findActors(c, { parties: [party] }, now);
  return acting.filter(({ actor }) => permits(actor, 'calls.answer', { party, madeBy: actor.id }));
}

/**
 * Writes to these recipients, in the transaction of what it tells, and notes it in the log of each. Where there is nobody to write to, the
 * recipient is held undeliverable: the page says how to mend it.
 */
export async function writeLetters(
  c: Connection,
  house: Pick<House, 'config'>,
  letters: Letters,
  recipients: readonly Recipient[],
  by: Made,
): Promise<{ sent: number; undeliverable: number }> {
  const { about, call, content, version, parties } = letters;
  const server = house.config.mail !== undefined;
  let sent = 0;
  for (const held of recipients) {
    const party = parties.get(held.partyId);
    const deadline = held.extended ? held.deadline : call.deadline;
    const own = await whoAnswers(c, held.partyId, by.madeAt);
    const addresses = party === undefined ? [] : addressesOf(held, own, content);
    const mails: string[] = [];
    for (const { to, lang } of addresses) {
      if (party === undefined) continue;
      const id = newId();
      await queueMail(c, letterMail(lang, to, letterFacts(house, letters, party, deadline, lang)), { server, id });
      mails.push(id);
    }
    const lang = held.lang ?? addresses[0]?.lang ?? content.lang;
    await addRecipientEntries(
      c,
      { callId: call.id, partyId: held.partyId, held },
      [{ did: 'written-to', about, version, lang, mails, deadline }],
      by,
    );
    if (mails.length > 0) sent += 1;
  }
  return { sent, undeliverable: recipients.length - sent };
}
