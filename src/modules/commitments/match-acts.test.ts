import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchActs } from './match-acts.js';

const act = (name: string, ...addressees: string[]) => ({ act: name, addressees });

describe('pairing acts of the register with acts that were read', () => {
  it('pairs equal ones whatever stands between', () => {
    const held = [act('urge', 'STATES'), act('invite', 'UNODC')];
    const read = [act('recall'), act('urge', 'STATES'), act('invite', 'UNODC')];
    expect(matchActs(held, read)).toEqual({ pairs: [1, 2], left: [0] });
  });
  it('then the same act that asks others, then whoever is left over on both sides', () => {
    expect(matchActs([act('urge', 'STATES'), act('invite', 'A')], [act('urge', 'B'), act('request', 'C')])).toEqual({
      pairs: [0, 1],
      left: [],
    });
  });
  it('does not force a pair where there are more on one side', () => {
    expect(matchActs([act('urge', 'A')], [act('recall'), act('note')])).toEqual({ pairs: [null], left: [0, 1] });
  });
  it('uses every read act once at most and loses none', () => {
    const acts = fc.array(
      fc.record({
        act: fc.constantFrom('urge', 'invite', 'recall'),
        addressees: fc.uniqueArray(fc.constantFrom('A', 'B', 'C')),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(acts, acts, (held, read) => {
        const { pairs, left } = matchActs(held, read);
        const used = pairs.filter((pair) => pair !== null);
        expect([...used, ...left].sort()).toEqual([...read.keys()]);
        expect(pairs).toHaveLength(held.length);
      }),
    );
  });
});
