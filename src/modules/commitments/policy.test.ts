import { describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/access/index.js';
import { may, seesHidden } from './policy.js';

const PUBLIC: Actor = { kind: 'public' };
const ADMINISTRATOR: Actor = { kind: 'administrator', id: 'local' };
const SHOWN = { shown: true };
const HIDDEN = { shown: false };

describe('who may do what with the register', () => {
  it.each([
    // noun, thing, act, public, administrator
    ['commitment', SHOWN, 'read', true, true],
    ['commitment', HIDDEN, 'read', false, true],
    ['commitment', SHOWN, 'write', false, true],
    ['commitment', HIDDEN, 'write', false, true],
    ['account', SHOWN, 'read', true, true],
    ['account', HIDDEN, 'read', false, true],
    ['account', SHOWN, 'write', false, true],
    ['account', HIDDEN, 'write', false, true],
    ['difference', SHOWN, 'read', false, true],
    ['difference', SHOWN, 'write', false, true],
    ['import', SHOWN, 'read', false, true],
    ['import', SHOWN, 'write', false, true],
    ['sessions', SHOWN, 'read', true, true],
    ['sessions', SHOWN, 'write', false, true],
  ] as const)('%s %o, %s: public %s, administrator %s', (noun, thing, act, ofPublic, ofAdministrator) => {
    expect(may(PUBLIC, act, noun, thing)).toBe(ofPublic);
    expect(may(ADMINISTRATOR, act, noun, thing)).toBe(ofAdministrator);
  });

  it('keeps what is hidden from the public', () => {
    expect(seesHidden(PUBLIC)).toBe(false);
    expect(seesHidden(ADMINISTRATOR)).toBe(true);
  });
});
