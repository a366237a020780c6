import type { Kysely } from 'kysely';
import { type Connection, tables } from '../db/index.js';
import type { PartyRef } from './actor.js';

interface PartyColumns {
  party_id: string | null;
  party_kind: string | null;
  party_code: string | null;
}

export interface SessionRow {
  id: string;
  token_sha256: string;
  former_sha256: string | null;
  arrived: boolean;
  administrator: string | null;
  person_id: string | null;
  made: Date;
  renewed: Date;
  expires: Date;
  proved: Date | null;
  strongly: boolean;
  device: string;
  acting_as: string | null;
  sign_on_id: string | null;
}

export interface DelegationRow {
  id: string;
  giver_id: string;
  taker_id: string;
  held_id: string;
  permissions: string[];
  valid_from: string;
  valid_to: string;
  given_at: Date;
  ended_at: Date | null;
  ended_by: string | null;
  begun_at: Date | null;
  over_at: Date | null;
}

export interface SignOnRow {
  id: string;
  party_id: string;
  party_kind: string;
  party_code: string;
  label: string;
  issuer: string;
  client_id: string;
  client_secret: string;
  domains: string[];
  roles: string[];
  hosts: string[];
  vouches: boolean;
  made: Date;
  made_by: string;
  closed: Date | null;
}

export interface RoleHeldRow extends PartyColumns {
  id: string;
  person_id: string;
  role: string;
  read_only: boolean;
  own_only: boolean;
  on_behalf_of: PartyRef | null;
  valid_from: string;
  valid_to: string | null;
  given_by: string;
  given_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
}

export interface InvitationRow extends PartyColumns {
  id: string;
  token_sha256: string;
  email: string;
  lang: string;
  role: string;
  read_only: boolean;
  own_only: boolean;
  made: Date;
  made_by: string;
  expires: Date;
  used: Date | null;
  used_by: string | null;
  withdrawn: Date | null;
}

export interface PasskeyRow {
  id: string;
  person_id: string;
  credential_id: string;
  public_key: Uint8Array;
  counter: number;
  transports: string[];
  label: string;
  made: Date;
  used: Date | null;
}

interface AccessTables {
  entry_link: { token_sha256: string; administrator: string; made: Date; expires: Date; used: Date | null };
  session: SessionRow;
  person: { id: string; name: string; lang: string; email: string; made: Date; closed: Date | null };
  person_password: { person_id: string; hash: string; changed: Date };
  person_totp: { person_id: string; secret: Uint8Array; confirmed: Date | null; last_step: number };
  recovery_code: { person_id: string; code_sha256: string; used: Date | null };
  passkey: PasskeyRow;
  note_used: { note_sha256: string; expires: Date };
  role_held: RoleHeldRow;
  invitation: InvitationRow;
  delegation: DelegationRow;
  sign_on: SignOnRow;
  sign_on_subject: { sign_on_id: string; subject: string; person_id: string; made: Date };
  reset_link: { token_sha256: string; person_id: string; made: Date; expires: Date; used: Date | null };
}

/** The tables of access, by their hashes; nothing else touches them. */
export function accessTables(c: Connection): Kysely<AccessTables> {
  return tables<AccessTables>(c);
}

/** A party out of its three columns. */
export function partyOf(row: PartyColumns): PartyRef | null {
  const { party_id: id, party_kind: kind, party_code: code } = row;
  return id === null || kind === null || code === null ? null : { id, kind, code };
}

/** A party into its three columns. */
export function partyColumns(party: PartyRef | null): PartyColumns {
  return { party_id: party?.id ?? null, party_kind: party?.kind ?? null, party_code: party?.code ?? null };
}
