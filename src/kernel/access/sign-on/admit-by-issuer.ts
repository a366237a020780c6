import type { Connection } from '../../db/index.js';
import { isLang } from '../../i18n/index.js';
import { dayOf } from '../held-roles.js';
import { type Invitation, openInvitationsFor } from '../invitation.js';
import { bindInvitation } from '../join.js';
import { addPerson, findPerson, type Person, readEmail, readName } from '../person.js';
import { Refused } from '../refused.js';
import { type AtTheDoor, letIn } from '../sign-in.js';
import { accessTables } from '../store.js';
import type { SignOn } from './sign-on.js';

/** What an issuer says of a person (OpenID Connect Core 1.0, 5.1). */
export interface Claims {
  sub: string;
  email?: unknown;
  email_verified?: unknown;
  name?: unknown;
  locale?: unknown;
}

/**
 * Lets somebody in whom an issuer names: who holds a role that may come in by it, or was invited to one. Nobody is made by the issuer's
 * word alone, and nobody comes to more than was agreed with it.
 * @throws Refused `sign-on` with `not-vouched`, `other-account` (an address of another domain) or `not-invited`
 */
export async function admitByIssuer(
  c: Connection,
  signOn: SignOn,
  claims: Claims,
  client: Pick<AtTheDoor, 'device'>,
  now: Date,
): Promise<string> {
  const email = addressIn(signOn, claims);
  const invitations = (await openInvitationsFor(c, email, now)).filter((one) => isAgreed(signOn, one));
  const person = (await findKnown(c, signOn, claims.sub)) ?? (await findPerson(c, { email }));
  if (invitations.length === 0 && (person === null || !(await holdsAgreed(c, signOn, person.id, now))))
    throw new Refused('sign-on', 'not-invited');
  const known = person ?? (await addNamed(c, email, claims, invitations[0], now));
  for (const invitation of invitations) await bindInvitation(c, invitation, known.id, now);
  await accessTables(c)
    .insertInto('sign_on_subject')
    .values({ sign_on_id: signOn.id, subject: claims.sub, person_id: known.id, made: now })
    .onConflict((conflict) => conflict.columns(['sign_on_id', 'subject']).doNothing())
    .execute();
  return letIn(c, known.id, 'issuer', client, now, signOn.id);
}

function addressIn({ domains, vouches }: SignOn, { email: said, email_verified }: Claims): string {
  const email = typeof said === 'string' ? readEmail(said) : null;
  if (email === null) throw new Refused('sign-on', 'not-vouched');
  // "false" as a text is false as well.
  if (email_verified !== true && !(vouches && email_verified === undefined))
    throw new Refused('sign-on', 'not-vouched');
  if (!domains.includes(email.slice(email.lastIndexOf('@') + 1))) throw new Refused('sign-on', 'other-account');
  return email;
}

const isAgreed = ({ party, roles }: SignOn, invitation: Invitation): boolean =>
  invitation.party?.id === party.id && roles.includes(invitation.role);

async function holdsAgreed(c: Connection, { party, roles }: SignOn, personId: string, now: Date): Promise<boolean> {
  const today = dayOf(now);
  const held = await accessTables(c)
    .selectFrom('role_held')
    .select('id')
    .where('person_id', '=', personId)
    .where('party_id', '=', party.id)
    .where('role', 'in', [...roles])
    .where('ended_at', 'is', null)
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', today)]))
    .limit(1)
    .executeTakeFirst();
  return held !== undefined;
}

async function findKnown(c: Connection, { id }: SignOn, subject: string): Promise<Person | null> {
  const row = await accessTables(c)
    .selectFrom('sign_on_subject')
    .select('person_id')
    .where('sign_on_id', '=', id)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row === undefined ? null : findPerson(c, { id: row.person_id });
}

async function addNamed(
  c: Connection,
  email: string,
  { name, locale }: Claims,
  invitation: Invitation | undefined,
  now: Date,
): Promise<Person> {
  const said = typeof name === 'string' && name.trim() !== '' ? name.slice(0, 120) : email;
  const lang = typeof locale === 'string' ? locale.slice(0, 2).toLowerCase() : '';
  return addPerson(c, { name: readName(said), email, lang: isLang(lang) ? lang : (invitation?.lang ?? 'en') }, now);
}
