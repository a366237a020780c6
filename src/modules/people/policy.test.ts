import { describe, expect, it } from 'vitest';
import {
  type Actor,
  fitsKind,
  type HeldRole,
  mayInvite,
  needsParty,
  type PartyRef,
  PUBLIC,
  ROLES,
} from '../../kernel/access/index.js';
import { may } from './policy.js';

const OWN: PartyRef = { id: '01900000-0000-7000-8000-000000000001', kind: 'state', code: 'BY' };
const OTHER: PartyRef = { id: '01900000-0000-7000-8000-000000000002', kind: 'ngo', code: 'HELP' };

const actors: [string, Actor][] = [
  ['the public', PUBLIC],
  ['the link', { kind: 'administrator', id: 'local' }],
  ...ROLES.flatMap((role) =>
    [{}, { readOnly: true }, { ownOnly: true }].map((variant): [string, Actor] => {
      const held: HeldRole = { role, party: OWN, readOnly: false, ownOnly: false, onBehalfOf: null, ...variant };
      const person: Actor = { kind: 'person', id: 'p', name: 'P', lang: 'en', holds: [held], steppedUp: false };
      return [`${role} ${JSON.stringify(variant)}`, person];
    }),
  ),
];

describe('the rules of people', () => {
  it('say of invitations what the use case guards', () => {
    for (const [who, actor] of actors)
      for (const role of ROLES)
        for (const party of [OWN, OTHER, null]) {
          // A role that needs a party and has none is refused as such, whoever asks.
          if (party === null && needsParty(role)) continue;
          const reach = party !== null && needsParty(role) ? 'party' : 'house';
          const ruled = may(actor, 'write', 'invitation', { reach, party: party?.id ?? null });
          expect(ruled, `${who} invites ${role} for ${party?.code}`).toBe(mayInvite(actor, role, party));
        }
  });

  it('know for which kinds of parties a role is held', () => {
    expect(fitsKind('state-focal-point', 'state')).toBe(true);
    expect(fitsKind('state-focal-point', 'observer')).toBe(true);
    expect(fitsKind('state-focal-point', 'ngo')).toBe(false);
    expect(fitsKind('ngo-representative', 'state')).toBe(false);
    expect(fitsKind('ngo-representative', 'academia')).toBe(true);
    expect(fitsKind('agency-member', 'igo')).toBe(true);
    expect(fitsKind('case-worker', 'media')).toBe(false);
    for (const kind of ['state', 'ngo', 'un-entity']) expect(fitsKind('data-officer', kind)).toBe(true);
  });
});
