import { type Action, findActions } from '../../kernel/audit/index.js';
import type { Connection } from '../../kernel/db/index.js';

/** What happens at an account: somebody comes in or tries to, or what one comes in with changes. */
const VERBS: ReadonlySet<string> = new Set([
  'access.sign-in',
  'access.fail-sign-in',
  'access.join',
  'access.add-passkey',
  'access.remove-passkey',
  'access.change-password',
  'access.confirm-codes',
  'access.remove-codes',
  'access.renew-recovery-codes',
  'access.change-address',
  'access.reset-account',
  'access.reset-password',
  'access.end-sessions',
]);

const SHOWN = 10;
/** So far it is looked back: roles are given and lent in between. */
const LOOKED_AT = 100;

/** The latest of these at the account of a person, newest first, as the person sees them. */
export async function findAccountEvents(c: Connection, personId: string): Promise<Action[]> {
  const latest = await findActions(c, { subject: { type: 'person', id: personId }, limit: LOOKED_AT });
  return latest.filter(({ verb }) => VERBS.has(verb)).slice(0, SHOWN);
}
