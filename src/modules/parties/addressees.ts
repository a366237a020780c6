import type { Membership, Party, PartyKind } from './party.js';

/** By which words of resolutions a party is asked: by its own name, or as one of many. Pure. */

const AS_KIND: Readonly<Record<PartyKind, readonly string[]>> = {
  state: ['MEMBER_STATES', 'STATES', 'GOVERNMENTS'],
  observer: ['STATES', 'OBSERVERS'],
  // Neither a Member nor an observer, but a party to treaties.
  'other-state': ['STATES'],
  'un-entity': ['UN_SYSTEM_AGENCIES', 'INT_ORGS'],
  igo: ['INT_ORGS'],
  regional: ['REGIONAL_ORGS', 'INT_ORGS'],
  ngo: ['NGOS', 'CIVIL_SOCIETY'],
  'private-sector': ['PRIVATE_SECTOR'],
  academia: ['ACADEMIA'],
  media: ['MEDIA'],
};

export interface AskedAs {
  /** Codes that name this party alone. */
  own: readonly string[];
  /** Codes that name it together with others. */
  among: readonly string[];
}

/**
 * The addressees under which a party is asked. "All stakeholders" and the like, which name everybody, are left out: they would say the
 * same on every page.
 */
export function askedAs({
  kind,
  addressees,
  memberships,
}: Pick<Party, 'kind' | 'addressees' | 'memberships'>): AskedAs {
  const inGroup = memberships.some((one) => one.body === 'icat' && isCurrent(one));
  return { own: addressees, among: [...(inGroup ? ['ICAT'] : []), ...AS_KIND[kind]] };
}

/** Whether a membership has not ended. */
export function isCurrent({ until }: Membership): boolean {
  return until === null;
}
