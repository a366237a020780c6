import { recordAction } from '../../audit/index.js';
import { type Connection, type Database, isDuplicate, newId } from '../../db/index.js';
import { type Actor, OF_THE_HOUSE, type PartyRef, requirePermission } from '../actor.js';
import { isRole, needsParty } from '../held-roles.js';
import { Refused } from '../refused.js';
import { fitsKind, type Role } from '../roles.js';
import { accessTables, type SignOnRow } from '../store.js';
import { refusedAddress } from './outgoing.js';

/** An issuer at which the people of a party sign in. Its secret is in no page and no log. */
export interface SignOn {
  id: string;
  party: PartyRef;
  label: string;
  issuer: string;
  clientId: string;
  domains: readonly string[];
  roles: readonly Role[];
  hosts: readonly string[];
  vouches: boolean;
}

export interface SignOnGiven {
  party: PartyRef;
  label: string;
  issuer: string;
  clientId: string;
  /** Empty: as it is kept. */
  clientSecret: string;
  domains: readonly string[];
  roles: readonly string[];
  hosts: readonly string[];
  vouches: boolean;
}

const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;
const HOST = /^[a-z0-9.-]+(?::\d{1,5})?$/;

/**
 * Sets single sign-on up for a party, or changes it.
 * @param id of the one to change; null for a new one.
 * @param local whether the house is reached on this machine alone.
 * @throws NotAllowed, StepUpNeeded, Refused
 */
export async function setSignOn(
  db: Database,
  actor: Actor,
  id: string | null,
  given: SignOnGiven,
  { local, now = new Date() }: { local: boolean; now?: Date },
): Promise<string> {
  const { id: by } = requirePermission(actor, 'roles.give', OF_THE_HOUSE);
  const { party, clientSecret, vouches } = given;
  const said = readSignOn(given, local);
  const columns = {
    ...{ party_id: party.id, party_kind: party.kind, party_code: party.code, vouches },
    ...{ label: said.label, issuer: said.issuer, client_id: said.clientId },
    ...{ domains: [...said.domains], roles: [...said.roles], hosts: [...said.hosts] },
  };
  if (id === null && clientSecret === '') throw new Refused('client-secret', 'missing');
  return db.transaction(async (c) => {
    const kept = id ?? newId();
    try {
      if (id === null) {
        const made = { made: now, made_by: by, closed: null };
        await accessTables(c)
          .insertInto('sign_on')
          .values({ id: kept, ...columns, client_secret: clientSecret, ...made })
          .execute();
      } else {
        const changed = await accessTables(c)
          .updateTable('sign_on')
          .set({ ...columns, ...(clientSecret === '' ? {} : { client_secret: clientSecret }) })
          .where('id', '=', id)
          .where('closed', 'is', null)
          .returning('id')
          .executeTakeFirst();
        if (changed === undefined) throw new Refused('sign-on', 'unknown');
      }
    } catch (error) {
      if (isDuplicate(error)) throw new Refused('issuer', 'taken');
      throw error;
    }
    await recordAction(c, {
      actor: { kind: actor.kind, id: by },
      party: party.id,
      verb: 'access.set-sign-on',
      subject: { type: 'sign-on', id: kept },
      details: { host: new URL(said.issuer).host, domains: [...said.domains], roles: [...said.roles] },
    });
    return kept;
  });
}

/** Everything about it but party and secret, as it is kept. @throws Refused */
function readSignOn(given: SignOnGiven, local: boolean) {
  const label = given.label.trim();
  if (label === '' || label.length > 120) throw new Refused('label', label === '' ? 'missing' : 'too-long');
  const issuer = given.issuer.trim();
  if (issuer === '') throw new Refused('issuer', 'missing');
  const host = URL.canParse(issuer) ? new URL(issuer).host : '';
  if (refusedAddress(issuer, { hosts: new Set([host]), local }) !== null) throw new Refused('issuer', 'malformed');
  const clientId = given.clientId.trim();
  if (clientId === '') throw new Refused('client-id', 'missing');
  const list = (texts: readonly string[]) =>
    [...new Set(texts.map((text) => text.trim().toLowerCase()))].filter(Boolean);
  const domains = list(given.domains);
  if (domains.length === 0) throw new Refused('domains', 'missing');
  if (!domains.every((domain) => DOMAIN.test(domain))) throw new Refused('domains', 'malformed');
  const hosts = list(given.hosts);
  if (!hosts.every((one) => HOST.test(one))) throw new Refused('hosts', 'malformed');
  const roles = given.roles.filter(isRole).filter((role) => needsParty(role) && fitsKind(role, given.party.kind));
  if (roles.length === 0 || roles.length < given.roles.length) throw new Refused('roles', 'missing');
  return { label, issuer, clientId, domains, hosts, roles };
}

/** Nobody comes in by it any more, and who did is out at the next request. @throws NotAllowed, StepUpNeeded, Refused */
export async function closeSignOn(db: Database, actor: Actor, id: string, now = new Date()): Promise<void> {
  const { id: by } = requirePermission(actor, 'roles.give', OF_THE_HOUSE);
  // Sessions are for those alone whose they are.
  await db.forHouse('sign-on').transaction(async (c) => {
    const closed = await accessTables(c)
      .updateTable('sign_on')
      .set({ closed: now, client_secret: '' })
      .where('id', '=', id)
      .where('closed', 'is', null)
      .returning('party_id')
      .executeTakeFirst();
    if (closed === undefined) throw new Refused('sign-on', 'unknown');
    await accessTables(c).deleteFrom('session').where('sign_on_id', '=', id).execute();
    await recordAction(c, {
      actor: { kind: actor.kind, id: by },
      party: closed.party_id,
      verb: 'access.close-sign-on',
      subject: { type: 'sign-on', id },
    });
  });
}

/** Those in use, by label. */
export async function findSignOns(c: Connection): Promise<SignOn[]> {
  const rows = await accessTables(c)
    .selectFrom('sign_on')
    .selectAll()
    .where('closed', 'is', null)
    .orderBy('label')
    .orderBy('id')
    .execute();
  return rows.map(signOnOf);
}

/** With its secret, for the one who asks the issuer; null where it is not in use. */
export async function openSignOn(c: Connection, id: string): Promise<{ signOn: SignOn; secret: string } | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const row = await accessTables(c)
    .selectFrom('sign_on')
    .selectAll()
    .where('id', '=', id)
    .where('closed', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : { signOn: signOnOf(row), secret: row.client_secret };
}

function signOnOf(row: SignOnRow): SignOn {
  const { id, label, issuer, client_id, domains, roles, hosts, vouches, party_id, party_kind, party_code } = row;
  return {
    ...{ id, label, issuer, domains, hosts, vouches, clientId: client_id },
    party: { id: party_id, kind: party_kind, code: party_code },
    roles: roles.filter(isRole),
  };
}
