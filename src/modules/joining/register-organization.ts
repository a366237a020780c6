import { recordAction } from '../../kernel/audit/index.js';
import type { Connection } from '../../kernel/db/index.js';
import { queueMail } from '../../kernel/mail/index.js';
import type { House } from '../../kernel/module/index.js';
import { confirmMail } from './mails.js';
import { privateLinks } from './private-link.js';
import { Refusal } from './refusal.js';
import type { RegistrationContent } from './registration.js';
import { insertRegistration } from './store/registrations.js';
import { joiningTables } from './store/tables.js';

/** Mails that one address can be made to receive in a day, and registrations of a day that nobody has confirmed. */
const MAILS_A_DAY = 3;
const UNCONFIRMED = 2000;
const DAY_MS = 86_400_000;

/**
 * An organization asks to join. Nothing reaches the officers before the address is confirmed; for an address that was written to often
 * enough today the answer is the same, and no mail goes out.
 * @throws Refusal `too-many` where more wait to be confirmed than people can have sent.
 */
export async function registerOrganization(
  house: House,
  content: RegistrationContent,
  now = new Date(),
): Promise<void> {
  const links = await privateLinks(house.db);
  const server = house.config.mail !== undefined;
  await house.db.transaction(async (c) => {
    const since = new Date(now.getTime() - DAY_MS);
    if ((await countUnconfirmed(c, since)) >= UNCONFIRMED) throw new Refusal('too-many');
    if ((await countUnconfirmed(c, since, content.applicant.email)) >= MAILS_A_DAY) return;
    const id = await insertRegistration(c, content, now);
    await queueMail(c, confirmMail(house, links, { id, ...content }), { server });
    await recordAction(c, {
      actor: { kind: 'public' },
      verb: 'joining.register',
      subject: { type: 'registration', id },
      details: { kind: content.kind },
    });
  });
}

async function countUnconfirmed(c: Connection, since: Date, email?: string): Promise<number> {
  let query = joiningTables(c)
    .selectFrom('registration')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('state', '=', 'registered')
    .where('made', '>', since);
  if (email !== undefined) query = query.where('applicant_email', '=', email);
  return Number((await query.executeTakeFirstOrThrow()).n);
}
