import { recordAction } from '../audit/index.js';
import type { Connection } from '../db/index.js';
import type { Lang } from '../i18n/index.js';
import type { Accounts } from './accounts.js';
import { NotAllowed } from './actor.js';
import { hashNewPassword, keepPassword } from './change-password.js';
import { countAdministrators, holdRole } from './held-roles.js';
import { type Invitation, openInvitation, takeInvitation } from './invitation.js';
import { handleFor, keepPasskey } from './own-passkeys.js';
import { makingOptions, readMade, type Site } from './passkeys.js';
import { addPerson, findPerson, readEmail, readName } from './person.js';
import { Refused } from './refused.js';
import type { Session } from './session.js';
import { type AtTheDoor, letIn } from './sign-in.js';

/** What a new person says of themselves, and what they will sign in with: one of the two. */
export interface Joining {
  name: string;
  lang: Lang;
  by: { password: string } | { passkey: string; label: string };
}

/** What the browser needs to make the first passkey of somebody invited. @throws Refused */
export async function optionsToJoin(accounts: Accounts, site: Site, token: string): Promise<string> {
  const { email, id } = await mustBeOpen(accounts, token);
  const who = { handle: handleFor(accounts, email), email, name: email, have: [] };
  return makingOptions(accounts, site, who, `to join ${id}`);
}

/**
 * Follows an invitation into a new account, and signs in. The address is the invitation's: that the link arrived proves it.
 * @throws Refused; GateFull
 */
export async function joinAnew(
  accounts: Accounts,
  site: Site | null,
  token: string,
  joining: Joining,
  client: Pick<AtTheDoor, 'device'>,
): Promise<string> {
  const { db, now } = accounts;
  const invitation = await mustBeOpen(accounts, token);
  const { email, id } = invitation;
  const name = readName(joining.name);
  const proof = await readProof(accounts, site, joining.by, { email, name, purpose: `to join ${id}` });
  return db.transaction(async (c) => {
    const person = await addPerson(c, { name, email, lang: joining.lang }, now());
    const by = await proof.keep(c, person.id);
    await bindInvitation(c, invitation, person.id, now());
    return letIn(c, person.id, by, client, now());
  });
}

/** Follows an invitation with the account that is signed in, which must be of the address that was invited. @throws NotAllowed, Refused */
export async function joinAs(accounts: Accounts, session: Session | null, token: string): Promise<void> {
  if (session?.actor.kind !== 'person') throw new NotAllowed();
  const { id } = session.actor;
  const invitation = await mustBeOpen(accounts, token);
  const person = await findPerson(accounts.db.connection, { id });
  if (person?.email !== invitation.email) throw new Refused('invitation', 'other-account');
  await accounts.db.transaction((c) => bindInvitation(c, invitation, id, accounts.now()));
}

/**
 * The account of the one who came in by the printed link: administrator, and secretariat officer because that is who begins to work.
 * Only while no administrator has an account; afterwards administrators invite one another.
 * @throws NotAllowed, Refused, GateFull
 */
export async function makeFirstAdministrator(
  accounts: Accounts,
  session: Session | null,
  { email: typed, name: typedName, lang, password }: { email: string; name: string; lang: Lang; password: string },
): Promise<void> {
  const { db, now } = accounts;
  if (session?.actor.kind !== 'administrator') throw new NotAllowed();
  const by = session.actor.id;
  const email = readEmail(typed);
  if (email === null) throw new Refused('email', typed.trim() === '' ? 'missing' : 'malformed');
  const name = readName(typedName);
  const hash = await hashNewPassword(accounts, password, [email, name]);
  await db.transaction(
    async (c) => {
      if ((await countAdministrators(c, now())) > 0) throw new NotAllowed();
      const { id } = await addPerson(c, { name, email, lang }, now());
      await keepPassword(c, id, hash, now());
      for (const role of ['administrator', 'secretariat-officer'] as const)
        await holdRole(c, { personId: id, role, party: null }, by, now());
      await recordAction(c, {
        actor: { kind: 'administrator', id: by },
        verb: 'access.make-first-administrator',
        subject: { type: 'person', id },
      });
    },
    { isolation: 'serializable' },
  );
}

async function mustBeOpen(accounts: Accounts, token: string): Promise<Invitation> {
  const invitation = await openInvitation(accounts.db.connection, token, accounts.now());
  if (invitation === null) throw new Refused('invitation', 'expired');
  return invitation;
}

/** Everything slow is done before the transaction. */
async function readProof(
  accounts: Accounts,
  site: Site | null,
  by: Joining['by'],
  { email, name, purpose }: { email: string; name: string; purpose: string },
): Promise<{ keep: (c: Connection, personId: string) => Promise<'passkey' | 'password'> }> {
  if ('password' in by) {
    const hash = await hashNewPassword(accounts, by.password, [email, name]);
    return {
      async keep(c, personId) {
        await keepPassword(c, personId, hash, accounts.now());
        return 'password';
      },
    };
  }
  if (site === null) throw new Refused('passkey', 'wrong');
  const made = await readMade(accounts, site, by.passkey, purpose);
  return {
    async keep(c, personId) {
      await keepPasskey(c, personId, made, by.label, accounts.now());
      return 'passkey';
    },
  };
}

/** Takes an invitation for a person, who holds its role from now on. @throws Refused */
export async function bindInvitation(
  c: Connection,
  invitation: Invitation,
  personId: string,
  now: Date,
): Promise<void> {
  const { id, role, party, readOnly, ownOnly } = invitation;
  await takeInvitation(c, id, personId, now);
  const held = await holdRole(c, { personId, role, party, readOnly, ownOnly }, `invitation ${id}`, now);
  await recordAction(c, {
    actor: { kind: 'person', id: personId },
    verb: 'access.join',
    subject: { type: 'person', id: personId },
    details: { invitation: id, role, party: party?.id ?? null, held },
  });
}
