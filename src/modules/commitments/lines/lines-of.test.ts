import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Standing } from '../commitment.js';
import { byTime, type Join, linesOf, type Member, touchedLines } from './lines-of.js';

const SIZE = 24;
const members: Member[] = Array.from({ length: SIZE }, (_, i) => ({
  id: `c${(i * 7) % SIZE}`,
  order: Math.floor(i / 3),
}));
const ids = members.map((member) => member.id);
const standing = fc.constantFrom<Standing>('suggested', 'confirmed', 'rejected');
const join = fc.record({ earlierId: fc.constantFrom(...ids), laterId: fc.constantFrom(...ids), standing });
const joins = fc.array(join, { maxLength: 30 });

/** Union-find without any care for speed. */
function naively(all: readonly Member[], links: readonly Join[]): Map<string, string> {
  const line = new Map(all.map((member) => [member.id, member.id]));
  const order = [...all].sort(byTime).map((member) => member.id);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { earlierId, laterId, standing: stands } of links) {
      const [a, b] = [line.get(earlierId), line.get(laterId)];
      if (stands === 'rejected' || a === undefined || b === undefined || a === b) continue;
      const [keep, drop] = order.indexOf(a) < order.indexOf(b) ? [a, b] : [b, a];
      for (const [id, of] of line) if (of === drop) line.set(id, keep);
      changed = true;
    }
  }
  return line;
}

const sorted = (lines: ReadonlyMap<string, string>) => [...lines].sort(([a], [b]) => (a < b ? -1 : 1));

describe('lines', () => {
  it('are named for their earliest member', () => {
    const three = [
      { id: 'z', order: 1 },
      { id: 'a', order: 2 },
      { id: 'm', order: 3 },
    ];
    const links: Join[] = [
      { earlierId: 'a', laterId: 'm', standing: 'suggested' },
      { earlierId: 'z', laterId: 'm', standing: 'confirmed' },
    ];
    expect(sorted(linesOf(three, links))).toEqual([
      ['a', 'z'],
      ['m', 'z'],
      ['z', 'z'],
    ]);
    expect(sorted(linesOf(three, [{ earlierId: 'z', laterId: 'm', standing: 'rejected' }]))).toEqual([
      ['a', 'a'],
      ['m', 'm'],
      ['z', 'z'],
    ]);
  });

  it('are the components of a naive union-find', () => {
    fc.assert(
      fc.property(joins, (links) => {
        expect(sorted(linesOf(members, links))).toEqual(sorted(naively(members, links)));
      }),
    );
  });

  it('do not depend on the order of links or members', () => {
    fc.assert(
      fc.property(
        joins.chain((links) => fc.tuple(fc.constant(links), fc.shuffledSubarray(links, { minLength: links.length }))),
        fc.shuffledSubarray(members, { minLength: SIZE }),
        ([links, shuffled], others) => {
          expect(sorted(linesOf(others, shuffled))).toEqual(sorted(linesOf(members, links)));
        },
      ),
    );
  });

  it('pass over links to those who are not there', () => {
    expect(
      sorted(linesOf([{ id: 'a', order: 1 }], [{ earlierId: 'a', laterId: 'gone', standing: 'confirmed' }])),
    ).toEqual([['a', 'a']]);
  });

  it('come back when a link is cut and joined again', () => {
    fc.assert(
      fc.property(joins, fc.nat(), (links, at) => {
        const before = linesOf(members, links);
        const cut = links.map((link, i) =>
          i === at % links.length ? { ...link, standing: 'rejected' as const } : link,
        );
        linesOf(members, cut);
        expect(sorted(linesOf(members, links))).toEqual(sorted(before));
      }),
    );
  });

  it('are the same when only the touched ones are found anew, whatever changed', () => {
    const change = fc.array(fc.tuple(fc.nat(), standing), { maxLength: 5 });
    fc.assert(
      fc.property(joins, change, joins, (links, changes, added) => {
        const lines = linesOf(members, links);
        const after = links.map((link) => ({ ...link }));
        const changed: Join[] = [...added];
        for (const [at, stands] of changes) {
          const link = after[at % Math.max(1, after.length)];
          if (!link) continue;
          link.standing = stands;
          changed.push(link);
        }
        const all = [...after, ...added];
        const touched = touchedLines(lines, changed);
        const some = members.filter((member) => touched.has(lines.get(member.id) ?? ''));
        const inside = new Set(some.map((member) => member.id));
        const among = all.filter((link) => inside.has(link.earlierId) && inside.has(link.laterId));
        const incremental = new Map([...lines, ...linesOf(some, among)]);
        expect(sorted(incremental)).toEqual(sorted(linesOf(members, all)));
      }),
    );
  });
});
