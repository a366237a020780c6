import { representativeOf, writeInvitation } from '../../kernel/access/index.js';
import type { Connection } from '../../kernel/db/index.js';
import { queueMail } from '../../kernel/mail/index.js';
import type { House } from '../../kernel/module/index.js';
import { type PartyNames, registerParty } from '../parties/index.js';
import { invitationMail } from '../people/index.js';
import type { ActedBy } from './act-on-registration.js';
import { type Registration, suggestedCode } from './registration.js';
import type { RegistrationChange } from './store/registrations.js';

/**
 * Brings an accepted organization into the register of parties, and invites the applicant to act for it. Where its code was taken since
 * it was chosen, a number stands behind it.
 */
export async function admit(
  c: Connection,
  house: House,
  { kind, names, acronym, website, applicant, code }: Registration,
  by: ActedBy,
  now: Date,
): Promise<Omit<RegistrationChange, 'state'>> {
  const wanted = code ?? suggestedCode({ acronym, names });
  const kept = [
    ...names.map(({ lang, name }) => ({ lang, kind: 'short' as const, name, from: null, to: null })),
    ...(acronym === null
      ? []
      : [{ lang: names[0]?.lang ?? applicant.lang, kind: 'acronym' as const, name: acronym, from: null, to: null }]),
  ];
  const party = await registerParty(c, by, { code: wanted, kind, names: kept, website }, now);
  // It has just come in: the register as it was opened does not know its name yet.
  const named: PartyNames = (_, lang) => (names.find((one) => one.lang === lang) ?? names[0])?.name ?? party.code;
  await writeInvitation(
    c,
    { email: applicant.email, lang: applicant.lang, role: representativeOf(kind), party },
    { kind: by.kind, id: by.id ?? 'house' },
    (transaction, token, invitation) =>
      queueMail(transaction, invitationMail(house, named, invitation, token), {
        server: house.config.mail !== undefined,
      }),
    now,
  );
  return { code: party.code, partyId: party.id };
}
