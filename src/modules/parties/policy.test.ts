import { describe, expect, it } from 'vitest';
import { type Actor, PUBLIC, ROLES, type Role } from '../../kernel/access/index.js';
import { PARTY_STATES } from './party.js';
import { may, mayWrite } from './policy.js';

const administrator: Actor = { kind: 'administrator', id: 'local' };
const holder = (role: Role, readOnly = false): Actor => ({
  kind: 'person',
  id: 'x',
  name: 'X',
  lang: 'en',
  holds: [{ role, party: null, readOnly, ownOnly: false, onBehalfOf: null }],
  steppedUp: false,
});

/** Who writes the register, of all roles there are. */
const WRITERS: readonly Role[] = ['administrator', 'secretariat-officer'];

describe('policy of parties', () => {
  it.each([
    // state, public reads, writers read, writers write
    ['active', true, true, true],
    ['former', true, true, true],
    ['waiting', false, true, true],
    ['refused', false, true, true],
  ] as const)('a party that is %s', (state, publicReads, writersRead, writersWrite) => {
    const of = (actor: Actor) => [may(actor, 'read', 'party', { state }), may(actor, 'write', 'party', { state })];
    expect(of(PUBLIC)).toEqual([publicReads, false]);
    expect(of(administrator)).toEqual([writersRead, writersWrite]);
    for (const role of ROLES)
      expect(of(holder(role)), role).toEqual(
        WRITERS.includes(role) ? [writersRead, writersWrite] : [publicReads, false],
      );
    for (const role of WRITERS) expect(of(holder(role, true)), role).toEqual([publicReads, false]);
  });

  it('knows every state', () => {
    for (const state of PARTY_STATES) expect(may(administrator, 'read', 'party', { state })).toBe(true);
  });

  it('keeps imports among those who write', () => {
    expect([may(PUBLIC, 'read', 'import', {}), may(administrator, 'write', 'import', {})]).toEqual([false, true]);
    expect([mayWrite(PUBLIC), mayWrite(administrator)]).toEqual([false, true]);
  });
});
