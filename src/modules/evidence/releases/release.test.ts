import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { budgetOf, mayKeepUntil, rhoFrom } from '../datasets/data-set.js';
import { epsilonOf } from '../noise/zcdp.js';
import { APPROVALS, approvalFault, foldRelease, type MadeEntry, type ReleaseEntry, slugOf } from './release.js';

const entries = fc.array(
  fc.record({
    kind: fc.constantFrom<ReleaseEntry['kind']>('proposed', 'approved', 'declined', 'withdrawn'),
    madeBy: fc.constantFrom('ann', 'bob', 'cem', 'dai'),
  }),
  { maxLength: 12 },
);
const made = (list: readonly { kind: ReleaseEntry['kind']; madeBy: string }[]): MadeEntry[] =>
  list.map(({ kind, madeBy }, n) => {
    const entry: ReleaseEntry =
      kind === 'withdrawn'
        ? { kind, notice: 'wrong', lang: 'en' }
        : kind === 'proposed'
          ? { kind }
          : { kind, note: '' };
    return { n, entry, madeBy, madeAt: new Date(n * 1000) };
  });

describe('a release', () => {
  test('is published by two different people, whatever else is tried', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const folded = foldRelease(made(list));
        if (folded?.state !== 'published' && folded?.state !== 'withdrawn') return;
        expect(new Set(folded.approvers).size).toBe(APPROVALS);
        expect(folded.publishedAt).not.toBeNull();
      }),
    );
  });

  test('once published it can only be withdrawn, and then nothing', () => {
    const published = made([
      { kind: 'proposed', madeBy: 'ann' },
      { kind: 'approved', madeBy: 'bob' },
      { kind: 'approved', madeBy: 'cem' },
    ]);
    expect(foldRelease(published)?.state).toBe('published');
    fc.assert(
      fc.property(entries, (more) => {
        const folded = foldRelease([...published, ...made(more)]);
        expect(folded?.state).toBe(more.some(({ kind }) => kind === 'withdrawn') ? 'withdrawn' : 'published');
        expect(folded?.approvers).toEqual(['bob', 'cem']);
      }),
    );
  });

  test('says why somebody may not approve', () => {
    const folded = foldRelease(
      made([
        { kind: 'proposed', madeBy: 'ann' },
        { kind: 'approved', madeBy: 'bob' },
      ]),
    );
    if (folded === null) throw new Error('nothing folded');
    expect(['ann', 'bob'].map((by) => approvalFault(folded, by))).toEqual([null, 'approved-already']);
    expect(approvalFault({ ...folded, state: 'declined' }, 'ann')).toBe('not-waiting');
  });

  test('has an address in plain letters', () => {
    expect(slugOf('Victimes détectées, 2020–2024', 'x')).toBe('victimes-detectees-2020-2024');
    expect(slugOf('الضحايا', '01890000-0000-7000-8000-0123456789ab')).toBe('release-0123456789ab');
  });
});

describe('a budget', () => {
  test('is never more than what was given', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 49, noNaN: true }),
        fc.constantFrom('1e-6', '0.00001', '1e-9'),
        (e, delta) => {
          const budget = budgetOf(e.toFixed(6), delta);
          if (budget === null) throw new Error(`no budget for ${e}`);
          expect(epsilonOf(rhoFrom(budget.rho), Number(delta))).toBeLessThanOrEqual(
            Number(budget.epsilon) * (1 + 1e-9),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([
    ['0', '1e-6'],
    ['-1', '1e-6'],
    ['1', '0.5'],
    ['1,5', '1e-6'],
    ['99', '1e-6'],
    ['one', '1e-6'],
  ])('refuses %s, %s', (epsilon, delta) => expect(budgetOf(epsilon, delta)).toBeNull());

  test('rows are kept until a day to come, ten years ahead at most', () => {
    const kept = (day: string) => mayKeepUntil(day, '2026-11-30');
    expect([kept('2026-11-30'), kept('2026-12-01'), kept('2036-11-30'), kept('2036-12-01'), kept('tomorrow')]).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});
