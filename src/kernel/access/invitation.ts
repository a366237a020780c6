import { recordAction } from '../audit/index.js';
import { type Connection, type Database, newId } from '../db/index.js';
import { isLang, type Lang } from '../i18n/index.js';
import { type Actor, NotAllowed, OF_THE_HOUSE, type PartyRef, permits, requirePermission } from './actor.js';
import { isRole, needsParty, refuseUnfit } from './held-roles.js';
import { readEmail } from './person.js';
import { Refused } from './refused.js';
import type { Role } from './roles.js';
import { accessTables, type InvitationRow, partyColumns, partyOf } from './store.js';
import { hashOfToken, looksLikeToken, newToken } from './token.js';

/** How long an invitation may wait. */
export const INVITATION_DAYS = 7;

/** Somebody asked to hold a role, for a party or for the house. */
export interface Invitation {
  id: string;
  email: string;
  lang: Lang;
  role: Role;
  party: PartyRef | null;
  readOnly: boolean;
  ownOnly: boolean;
  made: Date;
  expires: Date;
  state: 'waiting' | 'used' | 'withdrawn' | 'expired';
}

export interface InvitationGiven {
  email: string;
  lang: Lang;
  role: Role;
  party: PartyRef | null;
  readOnly?: boolean;
  ownOnly?: boolean;
}

/**
 * Who may invite to what: whoever gives roles, to anything; whoever may invite for a party, to roles that reach no further than that
 * party.
 */
export function mayInvite(actor: Actor, role: Role, party: PartyRef | null): boolean {
  return (
    permits(actor, 'roles.give', OF_THE_HOUSE) ||
    (party !== null && needsParty(role) && permits(actor, 'people.invite', party.id))
  );
}

/**
 * Invites. `tell` sends the link on its way, in the same transaction; the token is kept nowhere else.
 * @throws NotAllowed, StepUpNeeded, Refused
 */
export async function invite(
  db: Database,
  actor: Actor,
  given: InvitationGiven,
  tell: (c: Connection, token: string, invitation: Invitation) => Promise<void>,
  now = new Date(),
): Promise<Invitation> {
  const { role, party } = given;
  const email = readEmail(given.email);
  if (email === null) throw new Refused('email', given.email.trim() === '' ? 'missing' : 'malformed');
  if (!mayInvite(actor, role, party)) throw new NotAllowed();
  const own = party !== null && needsParty(role) && permits(actor, 'people.invite', party.id);
  const { id: by } = own
    ? requirePermission(actor, 'people.invite', party.id)
    : requirePermission(actor, 'roles.give', OF_THE_HOUSE);
  return db.transaction((c) => writeInvitation(c, { ...given, email }, { kind: actor.kind, id: by }, tell, now));
}

/** Writes an invitation down and records it; whoever calls has checked who may invite. @throws Refused */
export async function writeInvitation(
  c: Connection,
  { email, role, party, lang, readOnly = false, ownOnly = false }: InvitationGiven,
  by: { kind: string; id: string },
  tell: (c: Connection, token: string, invitation: Invitation) => Promise<void>,
  now: Date,
): Promise<Invitation> {
  refuseUnfit(role, party);
  const token = newToken();
  const row: InvitationRow = {
    id: newId(),
    token_sha256: hashOfToken(token),
    email,
    lang,
    ...partyColumns(party),
    role,
    read_only: readOnly,
    own_only: ownOnly,
    made: now,
    made_by: by.id,
    expires: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
    used: null,
    used_by: null,
    withdrawn: null,
  };
  await accessTables(c).insertInto('invitation').values(row).execute();
  const invitation = invitationOf(row, now);
  await tell(c, token, invitation);
  await recordAction(c, {
    actor: by,
    ...(party === null ? {} : { party: party.id }),
    verb: 'access.invite',
    subject: { type: 'invitation', id: row.id },
    details: { role, party: party?.id ?? null },
  });
  return invitation;
}

/** Calls an invitation off that waits. @throws NotAllowed, StepUpNeeded, Refused */
export async function withdrawInvitation(db: Database, actor: Actor, id: string, now = new Date()): Promise<void> {
  await db.transaction(async (c) => {
    const row = await accessTables(c)
      .selectFrom('invitation')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined || row.used !== null || row.withdrawn !== null) throw new Refused('invitation', 'unknown');
    const { role, party } = invitationOf(row, now);
    if (actor.kind === 'public' || !mayInvite(actor, role, party)) throw new NotAllowed();
    await accessTables(c).updateTable('invitation').set({ withdrawn: now }).where('id', '=', id).execute();
    await recordAction(c, {
      actor: { kind: actor.kind, id: actor.id },
      verb: 'access.withdraw-invitation',
      subject: { type: 'invitation', id },
    });
  });
}

/** Invitations that the actor may see, those made last first. */
export async function findInvitations(c: Connection, actor: Actor, now = new Date()): Promise<Invitation[]> {
  const rows = await accessTables(c).selectFrom('invitation').selectAll().orderBy('made', 'desc').limit(200).execute();
  return rows.map((row) => invitationOf(row, now)).filter(({ role, party }) => mayInvite(actor, role, party));
}

/** Invitations to an address that wait, those made last first. */
export async function findInvitationsTo(c: Connection, email: string, now = new Date()): Promise<Invitation[]> {
  const rows = await accessTables(c)
    .selectFrom('invitation')
    .selectAll()
    .where('email', '=', email)
    .where('used', 'is', null)
    .where('withdrawn', 'is', null)
    .where('expires', '>', now)
    .orderBy('made', 'desc')
    .execute();
  return rows.map((row) => invitationOf(row, now));
}

/** The invitation behind a link while it is open, or null. Looking does not use it up. */
export async function openInvitation(c: Connection, token: string, now = new Date()): Promise<Invitation | null> {
  if (!looksLikeToken(token)) return null;
  const row = await accessTables(c)
    .selectFrom('invitation')
    .selectAll()
    .where('token_sha256', '=', hashOfToken(token))
    .executeTakeFirst();
  const invitation = row === undefined ? null : invitationOf(row, now);
  return invitation?.state === 'waiting' ? invitation : null;
}

/** Invitations that wait for an address, those made first first. */
export async function openInvitationsFor(c: Connection, email: string, now: Date): Promise<Invitation[]> {
  const rows = await accessTables(c)
    .selectFrom('invitation')
    .selectAll()
    .where('email', '=', email)
    .where('used', 'is', null)
    .orderBy('made')
    .execute();
  return rows.map((row) => invitationOf(row, now)).filter(({ state }) => state === 'waiting');
}

/** Uses an invitation up, for a person. Two who try at once: one gets in. @throws Refused */
export async function takeInvitation(c: Connection, invitationId: string, personId: string, now: Date): Promise<void> {
  const taken = await accessTables(c)
    .updateTable('invitation')
    .set({ used: now, used_by: personId })
    .where('id', '=', invitationId)
    .where('used', 'is', null)
    .where('withdrawn', 'is', null)
    .where('expires', '>', now)
    .returning('id')
    .executeTakeFirst();
  if (taken === undefined) throw new Refused('invitation', 'expired');
}

function invitationOf(row: InvitationRow, now: Date): Invitation {
  const { id, email, lang, role, made, expires } = row;
  if (!isRole(role)) throw new Error(`The role ${role} of invitation ${id} does not exist`);
  const state =
    row.used !== null ? 'used' : row.withdrawn !== null ? 'withdrawn' : row.expires <= now ? 'expired' : 'waiting';
  return {
    id,
    email,
    lang: isLang(lang) ? lang : 'en',
    role,
    party: partyOf(row),
    readOnly: row.read_only,
    ownOnly: row.own_only,
    made,
    expires,
    state,
  };
}
