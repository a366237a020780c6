import type { PartyRef } from '../actor.js';
import { lends } from '../actor.js';
import { NEED_STEP_UP, type Permission, READING, type Role } from '../roles.js';

/** Somebody lends a named person a part of what a role permits them for their party, from day to day. Pure. */

/** Longest loan, in days: a year of leave; longer is a role of its own. */
export const LONGEST_LOAN_DAYS = 366;

export interface Delegation {
  id: string;
  giver: { id: string; name: string };
  taker: { id: string; name: string };
  role: Role;
  party: PartyRef;
  permissions: readonly Permission[];
  /** Days of UTC, both included. */
  from: string;
  to: string;
  state: DelegationState;
}

/** `lapsed`: it was to run on, and the giver's role or account is no more. */
export type DelegationState = 'to-come' | 'running' | 'over' | 'ended' | 'lapsed';

/** What of a role can be lent: what it permits for its party, less what it does not permit when held read-only. */
export function lendable({ role, readOnly }: { role: Role; readOnly: boolean }): readonly Permission[] {
  return lends(role).filter((permission) => !readOnly || READING.has(permission));
}

/** Whether a loan of these wants the giver's presence proved, as the acts themselves do. */
export function wantsStepUp(permissions: readonly Permission[]): boolean {
  return permissions.some((permission) => NEED_STEP_UP.has(permission));
}

export interface DelegationFacts {
  from: string;
  to: string;
  ended: boolean;
  /** Whether the role that it is a part of, and its giver's account, stand today. */
  roleStands: boolean;
}

export function stateOfDelegation({ from, to, ended, roleStands }: DelegationFacts, today: string): DelegationState {
  if (ended) return 'ended';
  if (to < today) return 'over';
  if (!roleStands) return 'lapsed';
  return from > today ? 'to-come' : 'running';
}
