import { expect, it } from 'vitest';
import { type Actor, type HeldRole, PUBLIC } from '../../kernel/access/index.js';
import { asRecord, may, mayBring } from './policy.js';

/** What each role may do stands in matrix.ts, and is held against the rules by tests/access/matrix.test.ts. */

const officer = (more: Partial<HeldRole> = {}): Actor => ({
  kind: 'person',
  id: 'me',
  name: 'Me',
  lang: 'en',
  holds: [
    {
      role: 'data-officer',
      party: { id: 'p1', kind: 'state', code: 'BY' },
      readOnly: false,
      ownOnly: false,
      onBehalfOf: null,
      ...more,
    },
  ],
  steppedUp: false,
});
const study = (partyId: string | null, madeBy: string | null) => asRecord({ partyId, madeBy, publishedRun: null });

it('a data officer works on studies of their own party, and sees no draft of another', () => {
  expect(may(officer(), 'write', 'study', study('p1', 'other'))).toBe(true);
  expect(may(officer(), 'read', 'study', study('p2', 'other'))).toBe(false);
  expect(may(officer(), 'write', 'study', study(null, null))).toBe(false);
  expect(may(officer({ ownOnly: true }), 'write', 'study', study('p1', 'other'))).toBe(false);
  expect(may(officer({ ownOnly: true }), 'write', 'study', study('p1', 'me'))).toBe(true);
});

it('a table is brought by those who may work on it afterwards', () => {
  expect(mayBring(PUBLIC)).toBe(false);
  expect(mayBring(officer())).toBe(true);
  expect(mayBring(officer({ readOnly: true }))).toBe(false);
});
