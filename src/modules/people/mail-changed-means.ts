import { findPerson } from '../../kernel/access/index.js';
import type { ActionFollower } from '../../kernel/audit/index.js';
import { queueMail } from '../../kernel/mail/index.js';
import type { House } from '../../kernel/module/index.js';
import { meansChangedMail } from './mails.js';

/** Changes to what one signs in with, made by whoever was in. A reset by the administrator sends a letter of its own. */
const CHANGES = [
  'access.add-passkey',
  'access.remove-passkey',
  'access.change-password',
  'access.reset-password',
  'access.confirm-codes',
  'access.remove-codes',
  'access.renew-recovery-codes',
] as const;

/** Older ones are no news: the program stood still, or has only now learned to tell of them. */
const NEWS_MS = 86_400_000;

/** Tells people by mail that what they sign in with has changed, for it may not have been them (OWASP ASVS 5, 6.3.7). */
export function mailChangedMeans(house: Pick<House, 'config'>, now: () => Date = () => new Date()): ActionFollower {
  return {
    name: 'people.mail-changed-means',
    verbs: CHANGES,
    async follow(c, { verb, moment, subject }) {
      if (now().getTime() - moment.getTime() > NEWS_MS) return;
      const person = await findPerson(c, { id: subject.id });
      if (person === null) return;
      await queueMail(c, meansChangedMail(house, person, { verb, moment }), {
        server: house.config.mail !== undefined,
      });
    },
  };
}
