import type { Delegation, Invitation } from '../../kernel/access/index.js';
import { ADDRESS_MINUTES, INVITATION_DAYS, type Person, RESET_HOURS } from '../../kernel/access/index.js';
import { formatDate, formatMoment, type Lang, translatorFor } from '../../kernel/i18n/index.js';
import type { Mail } from '../../kernel/mail/index.js';
import type { House } from '../../kernel/module/index.js';
import { pathIn } from '../../kernel/ui/index.js';
import type { PartyNames } from '../parties/index.js';
import { roleWord } from './words.js';

/**
 * The address of a page for a mail. Never from the request: whoever sends one could then choose where the links of other people's mails
 * lead.
 */
export function addressOf({ config }: Pick<House, 'config'>, lang: Lang, path: string): string {
  const { address, host, port } = config;
  return (address ?? `http://${host}:${port}`) + pathIn(lang, path);
}

/** @param named names of parties, opened before the transaction in which the mail is queued. */
export function invitationMail(
  house: Pick<House, 'config'>,
  named: PartyNames,
  invitation: Invitation,
  token: string,
): Mail {
  const { email, lang, role, party } = invitation;
  const t = translatorFor(lang);
  const said = { role: roleWord(t, role), party: party === null ? '' : named(party, lang) };
  return {
    to: email,
    lang,
    subject: t('people.mail.invitation.subject'),
    paragraphs: [
      party === null ? t('people.mail.invitation.house', said) : t('people.mail.invitation.party', said),
      t('people.mail.invitation.days', { days: INVITATION_DAYS }),
      t('people.mail.not-expected'),
    ],
    link: { label: t('people.mail.invitation.link'), address: addressOf(house, lang, `/join/${token}`) },
    usefulUntil: invitation.expires,
  };
}

/** Tells somebody that they are asked to act for another; the page asks them to sign in. */
export function delegationMail(
  house: Pick<House, 'config'>,
  named: PartyNames,
  { giver, party: of, from, to }: Delegation,
  { id, email, lang }: Person,
): Mail {
  const t = translatorFor(lang);
  const party = named(of, lang);
  const days = { from: formatDate(lang, from), to: formatDate(lang, to) };
  return {
    to: email,
    person: id,
    lang,
    subject: t('people.mail.delegation.subject', { party }),
    paragraphs: [t('people.mail.delegation.text', { giver: giver.name, party, ...days })],
    link: { label: t('people.mail.delegation.link'), address: addressOf(house, lang, '/account/delegations') },
  };
}

export function resetMail(house: Pick<House, 'config'>, { id, email, lang }: Person, token: string, now: Date): Mail {
  const t = translatorFor(lang);
  return {
    to: email,
    person: id,
    lang,
    subject: t('people.mail.reset.subject'),
    paragraphs: [t('people.mail.reset.text', { hours: RESET_HOURS }), t('people.mail.not-expected')],
    link: { label: t('people.mail.reset.link'), address: addressOf(house, lang, `/reset/${token}`) },
    usefulUntil: new Date(now.getTime() + RESET_HOURS * 3_600_000),
  };
}

/** Tells the owner of an account what was changed there, by whomever. `verb`: as the log names it. */
export function meansChangedMail(
  house: Pick<House, 'config'>,
  { id, email, lang }: Person,
  { verb, moment }: { verb: string; moment: Date },
): Mail {
  const t = translatorFor(lang);
  const what = t.find(`audit.did.${verb}`) ?? verb;
  return {
    to: email,
    person: id,
    lang,
    subject: t('people.mail.means.subject'),
    paragraphs: [
      t('people.mail.means.text', { moment: formatMoment(lang, moment), what }),
      t('people.mail.means.not-you'),
    ],
    link: { label: t('people.mail.means.link'), address: addressOf(house, lang, '/account') },
  };
}

interface AboutAddress {
  to: string;
  person: string;
  lang: Lang;
}

/** The code that proves that whoever asked reads the new address. */
export function addressCodeMail({ code, now, ...about }: AboutAddress & { code: string; now: Date }): Mail {
  const t = translatorFor(about.lang);
  return {
    ...about,
    subject: t('people.mail.address.subject'),
    paragraphs: [
      t('people.mail.address.code', { code, minutes: ADDRESS_MINUTES }),
      t('people.mail.address.not-expected'),
    ],
    usefulUntil: new Date(now.getTime() + ADDRESS_MINUTES * 60_000),
  };
}

/** To the former address: it may be somebody else who changed it. */
export function addressChangedMail(about: AboutAddress): Mail {
  const t = translatorFor(about.lang);
  return {
    ...about,
    subject: t('people.mail.address-changed.subject'),
    paragraphs: [t('people.mail.address-changed.text')],
  };
}
