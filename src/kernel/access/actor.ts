import type { Lang } from '../i18n/index.js';
import { NEED_STEP_UP, type Permission, READING, ROLE_PERMISSIONS, type Role } from './roles.js';

/** A party as access knows it: an id, and what kind of party it is. The register of parties is a module's. */
export interface PartyRef {
  id: string;
  kind: string;
  /** "BY", "UNODC": what stands in an address. */
  code: string;
}

/** A role that a person holds today. Roles that have ended, or not begun, are not here. */
export interface HeldRole {
  role: Role;
  /** For whom; null for a role of the house itself. */
  party: PartyRef | null;
  /** Only what changes nothing. */
  readOnly: boolean;
  /** Only records that the person made. */
  ownOnly: boolean;
  /** The party that asked for it, where a person acts for one that is not theirs. */
  onBehalfOf: PartyRef | null;
  /** Of what the role permits only this, where somebody else who holds it lent it. */
  only?: readonly Permission[] | undefined;
}

/** Somebody acts for another person, who lent them a part of a role; all that they do is logged with both. */
export interface ActingFor {
  delegation: string;
  /** Whose place is taken. */
  giver: { id: string; name: string };
  party: PartyRef;
  /** The last day. */
  until: string;
}

/**
 * Who acts. `administrator` is whoever came in by the link that the program prints, and the house itself; everybody else with an
 * account is a `person` with the roles held.
 */
export type Actor =
  | { kind: 'public' }
  | { kind: 'administrator'; id: string }
  | {
      kind: 'person';
      id: string;
      name: string;
      lang: Lang;
      holds: readonly HeldRole[];
      /** Whether presence was proved within the last minutes. */
      steppedUp: boolean;
      /** While it stands, `holds` is what was lent, and nothing of the person's own. */
      actingFor?: ActingFor | undefined;
    };

export const PUBLIC: Actor = Object.freeze({ kind: 'public' });

/** The act needs a right that the actor does not have. */
export class NotAllowed extends Error {
  readonly code = 'access.not-allowed';

  constructor() {
    super('The actor may not do this');
    this.name = 'NotAllowed';
  }
}

/** The act needs a proof of presence first; the same request is allowed after it. */
export class StepUpNeeded extends Error {
  readonly code = 'access.step-up-needed';

  constructor() {
    super('The act needs a proof of presence');
    this.name = 'StepUpNeeded';
  }
}

/** Whose record it is about; as a bare string, the id of its party. */
type About = string | { party?: string | null; madeBy?: string | null };

/** A record of the house, for no party and made by nobody in particular: a role for own records does not reach it. */
export const OF_THE_HOUSE = Object.freeze({ party: null, madeBy: null });

/**
 * Whether the actor may do this kind of act with a record. A record without a party (null) is of the house: a role for one party does not
 * reach it. A role for own records counts only where `madeBy` is the actor; for something new that is the actor's own id. Without
 * anything about the record: whether there can be one. Says nothing of step-up: a button is shown to whoever may press it after proving
 * presence.
 */
export function permits(actor: Actor, permission: Permission, about?: About): boolean {
  if (actor.kind === 'public') return false;
  // By the link one is nobody in particular: money, releases and referrals want a person.
  if (actor.kind === 'administrator') return permission === 'roles.give' || !NEED_STEP_UP.has(permission);
  const record = typeof about === 'string' ? { party: about } : about;
  return actor.holds.some((held) => {
    if (held.ownOnly && record !== undefined && record.madeBy !== actor.id) return false;
    return grants(held, permission, record?.party);
  });
}

function grants(
  { role, party, readOnly, only }: HeldRole,
  permission: Permission,
  partyId: string | null | undefined,
): boolean {
  if (readOnly && !READING.has(permission)) return false;
  const { all = [], own = [] } = ROLE_PERMISSIONS[role];
  // What is lent is lent for the party alone, also where the role reaches further.
  if (only !== undefined && !only.includes(permission)) return false;
  if (only === undefined && all.includes(permission)) return true;
  return own.includes(permission) && party !== null && (partyId === undefined || party.id === partyId);
}

/** What a role permits for its party and whoever holds it may lend. Inviting is not lent: a guest could stay for longer than the loan. */
export function lends(role: Role): readonly Permission[] {
  return (ROLE_PERMISSIONS[role].own ?? []).filter((permission) => permission !== 'people.invite');
}

/** The parties for which the actor may do this; a permission for all parties is not listed here. */
export function partiesPermitted(actor: Actor, permission: Permission): PartyRef[] {
  if (actor.kind !== 'person') return [];
  const found = actor.holds.flatMap((held) =>
    held.party !== null && grants(held, permission, held.party.id) ? [held.party] : [],
  );
  return [...new Map(found.map((party) => [party.id, party])).values()];
}

/** The records that a permission reaches, for the condition on the rows of a list. */
export interface Reach {
  /** Of whatever party, and of none. */
  all: boolean;
  /** Those of these parties. */
  parties: string[];
  /** Besides, those made by `by`: of whatever party, or of these. */
  own: { by: string; all: boolean; parties: string[] } | null;
}

/** What `permits` says of each record, for a whole list at once. */
export function permitted(actor: Actor, permission: Permission): Reach {
  if (actor.kind !== 'person') return { all: permits(actor, permission), parties: [], own: null };
  const reached = (held: readonly HeldRole[]) => ({
    all: held.some((one) => grants(one, permission, null)),
    parties: held.flatMap((one) => (one.party !== null && grants(one, permission, one.party.id) ? [one.party.id] : [])),
  });
  const own = reached(actor.holds.filter(({ ownOnly }) => ownOnly));
  return { ...reached(actor.holds.filter(({ ownOnly }) => !ownOnly)), own: { by: actor.id, ...own } };
}

/**
 * Guard of every use case that writes.
 *
 * @returns the id to write down as the maker.
 * @throws NotAllowed; StepUpNeeded where presence must be proved first.
 */
export function requirePermission(actor: Actor, permission: Permission, about?: About): { id: string } {
  if (!permits(actor, permission, about) || actor.kind === 'public') throw new NotAllowed();
  if (actor.kind === 'person' && NEED_STEP_UP.has(permission) && !actor.steppedUp) throw new StepUpNeeded();
  return { id: actor.id };
}
