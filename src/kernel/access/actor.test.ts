import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Actor,
  type HeldRole,
  OF_THE_HOUSE,
  PUBLIC,
  partiesPermitted,
  permits,
  requirePermission,
} from './actor.js';
import { NEED_STEP_UP, PERMISSIONS, READING, ROLES } from './roles.js';

const held = (role: HeldRole['role'], more: Partial<HeldRole> = {}): HeldRole => ({
  role,
  party: { id: 'p1', kind: 'state', code: 'BY' },
  readOnly: false,
  ownOnly: false,
  onBehalfOf: null,
  ...more,
});
const person = (holds: HeldRole[], steppedUp = false): Actor => ({
  kind: 'person',
  id: 'x',
  name: 'X',
  lang: 'en',
  holds,
  steppedUp,
});

describe('what one may do', () => {
  it('is nothing for the public and for somebody without a role', () => {
    for (const permission of PERMISSIONS) {
      expect(permits(PUBLIC, permission)).toBe(false);
      expect(permits(person([]), permission)).toBe(false);
    }
  });
  it('is for one’s own party, where the role is', () => {
    const focal = person([held('state-focal-point')]);
    expect(permits(focal, 'register.answer', 'p1')).toBe(true);
    expect(permits(focal, 'register.answer', 'p2')).toBe(false);
    expect(permits(focal, 'register.write')).toBe(false);
    expect(partiesPermitted(focal, 'register.answer').map(({ id }) => id)).toEqual(['p1']);
  });
  it('is for own records, where the role is: what one made, and nothing else', () => {
    const own = person([held('secretariat-officer', { ownOnly: true })]);
    expect(permits(own, 'documents.write')).toBe(true);
    expect(permits(own, 'documents.write', { party: null, madeBy: 'x' })).toBe(true);
    for (const record of [OF_THE_HOUSE, { madeBy: 'y' }, {}, 'p1'])
      expect(permits(own, 'documents.write', record)).toBe(false);
  });
  it('does not reach records of the house, where the role is for a party', () => {
    const officer = person([held('data-officer')]);
    expect(permits(officer, 'estimation.write', 'p1')).toBe(true);
    expect(permits(officer, 'estimation.write', OF_THE_HOUSE)).toBe(false);
  });
  it('is for all parties, where the role is of the house', () => {
    expect(permits(person([held('secretariat-officer', { party: null })]), 'register.review', 'p2')).toBe(true);
  });
  it('never writes when held read-only, and never writes as an auditor', () => {
    for (const role of ROLES) {
      for (const permission of PERMISSIONS.filter((one) => !READING.has(one)))
        expect(permits(person([held(role, { readOnly: true })]), permission, 'p1')).toBe(false);
    }
    for (const permission of PERMISSIONS.filter((one) => !READING.has(one)))
      expect(permits(person([held('auditor')]), permission, 'p1')).toBe(false);
  });
  it('grows with every further role and never shrinks', () => {
    const roles = fc.array(fc.constantFrom(...ROLES), { maxLength: 4 });
    fc.assert(
      fc.property(roles, roles, fc.constantFrom(...PERMISSIONS), (some, more, permission) => {
        const few = person(some.map((role) => held(role)));
        const all = person([...some, ...more].map((role) => held(role)));
        if (permits(few, permission, 'p1')) expect(permits(all, permission, 'p1')).toBe(true);
      }),
    );
  });
  it('wants presence proved for money, releases, referrals and the giving of roles', () => {
    const trustee = [held('trustee', { party: null })];
    expect(() => requirePermission(person(trustee), 'fund.decide')).toThrow('presence');
    expect(requirePermission(person(trustee, true), 'fund.decide')).toEqual({ id: 'x' });
    expect(() => requirePermission({ kind: 'administrator', id: 'local' }, 'fund.decide')).toThrow('may not');
    expect([...NEED_STEP_UP]).toContain('referral.write');
  });
});
