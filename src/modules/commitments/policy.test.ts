import { expect, it } from 'vitest';
import { type Actor, PUBLIC } from '../../kernel/access/index.js';
import { seesHidden, stepRights } from './policy.js';

/** What each role may do stands in matrix.ts, and is held against the rules by tests/access/matrix.test.ts. */

const officer = (ownOnly: boolean): Actor => ({
  kind: 'person',
  id: 'me',
  name: 'Me',
  lang: 'en',
  holds: [{ role: 'secretariat-officer', party: null, readOnly: false, ownOnly, onBehalfOf: null }],
  steppedUp: false,
});

it('what is hidden is kept from the public, and from those who see own records only', () => {
  expect(seesHidden(PUBLIC)).toBe(false);
  expect(seesHidden(officer(true))).toBe(false);
  expect(seesHidden(officer(false))).toBe(true);
  expect(seesHidden({ kind: 'administrator', id: 'local' })).toBe(true);
});

it('who writes own records only takes steps, and takes back no one else’s', () => {
  const rights = stepRights(officer(true), { shown: true });
  expect(rights.take).toBe(true);
  expect(rights.takeBack({ madeBy: 'me' })).toBe(true);
  expect(rights.takeBack({ madeBy: 'other' })).toBe(false);
  expect(stepRights(officer(false), { shown: true }).takeBack({ madeBy: 'other' })).toBe(true);
  expect(stepRights(PUBLIC, { shown: true }).take).toBe(false);
});
