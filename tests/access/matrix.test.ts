import { describe, expect, it } from 'vitest';
import { MODULES } from '../../src/app/modules.js';
import {
  type Actor,
  type HeldRole,
  MATRIX_PARTY,
  MATRIX_PERSON,
  PUBLIC,
  ROLES,
  type Role,
} from '../../src/kernel/access/index.js';

const LINK: Actor = { kind: 'administrator', id: 'local' };

function holding(role: Role | null, variant: Partial<HeldRole> = {}): Actor {
  const party = { id: MATRIX_PARTY, kind: 'state', code: 'BY' };
  const held = role === null ? [] : [{ role, party, readOnly: false, ownOnly: false, onBehalfOf: null, ...variant }];
  return { kind: 'person', id: MATRIX_PERSON, name: 'X', lang: 'en', holds: held, steppedUp: false };
}

describe.each(MODULES.filter(({ permissions }) => permissions !== undefined).map((module) => [module.name, module]))(
  'the rules of %s say what the table of permissions says',
  (_name, module) => {
    it('of every role, in every state, of every act', async () => {
      const matrix = await module.permissions?.();
      expect(matrix).toBeDefined();
      let asked = 0;
      const wrong: string[] = [];
      for (const { noun, states, writersOnly } of matrix?.nouns ?? [])
        for (const { state, may, asks, own } of states)
          for (const [act, who] of Object.entries(may)) {
            const all = who.includes('everyone');
            const check = (whose: string, actor: Actor, expected: boolean) => {
              asked += 1;
              if (asks(actor, act) !== expected)
                wrong.push(`${noun}, ${state}: ${act} by ${whose} should be ${expected}`);
            };
            const reading = act === 'read' && !writersOnly.includes(act);
            check('the public', PUBLIC, all);
            check('a person without a role', holding(null), all);
            check('the administrator by the printed link', LINK, all || who.includes('link'));
            for (const role of ROLES) {
              const named = who.includes(role);
              check(role, holding(role), all || named);
              check(`${role}, read-only`, holding(role, { readOnly: true }), all || (named && reading));
              check(`${role}, own records only`, holding(role, { ownOnly: true }), all || (named && own));
            }
          }
      expect(wrong).toEqual([]);
      expect(asked).toBeGreaterThan(100);
    });

    it('and names no state twice', async () => {
      for (const { noun, states } of (await module.permissions?.())?.nouns ?? []) {
        expect(states.length, noun).toBeGreaterThan(0);
        expect(new Set(states.map(({ state }) => state)).size, noun).toBe(states.length);
      }
    });
  },
);
