import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lately, type Member, turnedEntry, turnsOf } from './members.js';

const AT = new Date('2026-01-01T00:00:00Z');
const member = (commitmentId: string, gone: boolean, turns = 0, turnedAt = AT): Member => ({
  commitmentId,
  gone,
  turns,
  turnedAt,
});

it('tells who joins, who leaves and who comes back; what passes and is cut off by the length of the feed stays', () => {
  const members = [member('stays', false), member('leaves', false), member('back', true, 1), member('away', true, 1)];
  expect(turnsOf(members, ['stays', 'new', 'back'], new Set(['stays', 'new', 'back', 'cut']))).toEqual({
    joined: ['new'],
    turned: ['leaves', 'back'],
  });
  expect(turnsOf([member('cut', false)], [], new Set(['cut']))).toEqual({ joined: [], turned: [] });
});

it('tells of those that left for ninety days', () => {
  const left = member('a', true, 1);
  expect(lately([left, member('b', false)], new Date('2026-04-01T00:00:00Z'))).toEqual([left]);
  expect(lately([left], new Date('2026-04-02T00:00:00Z'))).toEqual([]);
});

it('never gives out a lower sequence, whatever comes and goes', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ passes: fc.boolean(), moved: fc.boolean() }), { maxLength: 30 }), (history) => {
      let one = member('a', false);
      let sequence = 0;
      let last = { sequence: 0, gone: false };
      for (const { passes, moved } of history) {
        if (moved) sequence += 1;
        if (turnsOf([one], passes ? ['a'] : [], new Set(passes ? ['a'] : [])).turned.includes('a'))
          one = { ...one, gone: !passes, turns: one.turns + 1 };
        const told = { sequence: turnedEntry({ sequence, changed_at: AT }, one).sequence, gone: one.gone };
        expect(one.gone).toBe(!passes);
        expect(told.sequence).toBeGreaterThanOrEqual(last.sequence + (told.gone === last.gone ? 0 : 1));
        last = told;
      }
    }),
  );
});
