import { formatDate, translatorFor } from '../../kernel/i18n/index.js';
import type { Mail } from '../../kernel/mail/index.js';
import type { House } from '../../kernel/module/index.js';
import { addressOf } from '../people/index.js';
import type { PrivateLinks } from './private-link.js';
import { nameOf, type Registration } from './registration.js';

type Sends = Pick<House, 'config'>;

/** Asks whoever gave the address to confirm it. */
export function confirmMail(
  house: Sends,
  links: PrivateLinks,
  { id, applicant, names }: Pick<Registration, 'id' | 'applicant' | 'names'>,
): Mail {
  const { email, lang } = applicant;
  const t = translatorFor(lang);
  return {
    to: email,
    lang,
    subject: t('joining.mail.confirm.subject'),
    paragraphs: [
      t('joining.mail.confirm.text', { name: nameOf({ names }, lang).name }),
      t('joining.mail.keep'),
      t('joining.mail.not-expected'),
    ],
    link: { label: t('joining.mail.confirm.link'), address: addressOf(house, lang, links.pathOf(id)) },
  };
}

/** Tells the applicant that something changed; what it is stands on the private page, and in no mail but by its state. */
export function changedMail(
  house: Sends,
  links: PrivateLinks,
  { id, applicant, names, state, silenceAfter }: Registration,
): Mail {
  const { email, lang } = applicant;
  const t = translatorFor(lang);
  const day = state === 'waiting' && silenceAfter !== null ? formatDate(lang, silenceAfter) : null;
  return {
    to: email,
    lang,
    subject: t('joining.mail.changed.subject'),
    paragraphs: [
      t('joining.mail.changed.text', { name: nameOf({ names }, lang).name, state: t(`joining.state.${state}`) }),
      ...(day === null ? [] : [t('joining.mail.changed.until', { day })]),
      ...(state === 'accepted' ? [t('joining.mail.changed.accepted')] : []),
    ],
    link: { label: t('joining.mail.changed.link'), address: addressOf(house, lang, links.pathOf(id)) },
  };
}
