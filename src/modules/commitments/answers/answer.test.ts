import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Party } from '../../parties/index.js';
import { addressedParties, isAddressed, NOT_NARROWED } from './addressed.js';
import {
  ANSWER_STATES,
  AUDIENCES,
  authorsOf,
  canBecome,
  countAnswers,
  foldVersions,
  publishedAfter,
} from './answer.js';

const version = (
  n: number,
  state: (typeof ANSWER_STATES)[number],
  audience: (typeof AUDIENCES)[number] = 'public',
) => ({
  n,
  state,
  audience,
});

describe('what the versions of an answer lead to', () => {
  it('shows what was reviewed until something else is reviewed, or all is withdrawn', () => {
    expect(foldVersions([])).toBeNull();
    expect(foldVersions([version(1, 'draft'), version(2, 'stated')])).toMatchObject({
      state: 'stated',
      published: null,
    });
    const reviewed = [version(1, 'stated'), version(2, 'reviewed')];
    expect(foldVersions(reviewed)).toEqual({ version: 2, state: 'reviewed', published: 2 });
    expect(foldVersions([...reviewed, version(3, 'draft')])).toMatchObject({ state: 'draft', published: 2 });
    expect(foldVersions([...reviewed, version(3, 'stated'), version(4, 'returned')])?.published).toBe(2);
    expect(foldVersions([...reviewed, version(3, 'withdrawn')])?.published).toBeNull();
    expect(
      foldVersions([...reviewed, version(3, 'stated'), version(4, 'reviewed', 'secretariat')])?.published,
    ).toBeNull();
  });

  it('never shows a version that was not reviewed as public', () => {
    const entry = fc.record({ state: fc.constantFrom(...ANSWER_STATES), audience: fc.constantFrom(...AUDIENCES) });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const versions = entries.map((one, at) => ({ n: at + 1, ...one }));
        const published = foldVersions(versions)?.published ?? null;
        if (published === null) return;
        const shown = versions.find(({ n }) => n === published);
        expect(shown).toMatchObject({ state: 'reviewed', audience: 'public' });
        expect(versions.slice(published).some(({ state }) => state === 'withdrawn')).toBe(false);
        expect(publishedAfter(published, version(versions.length + 1, 'draft'))).toBe(published);
      }),
    );
  });

  it('is reviewed and returned only from where it waits, and withdrawn once', () => {
    for (const from of [null, ...ANSWER_STATES]) {
      expect(canBecome(from, 'reviewed')).toBe(from === 'stated');
      expect(canBecome(from, 'returned')).toBe(from === 'stated');
      expect(canBecome(from, 'withdrawn')).toBe(from !== null && from !== 'withdrawn');
    }
  });

  it('keeps all who wrote in it from reviewing it', () => {
    const by = (state: (typeof ANSWER_STATES)[number], madeBy: string) => ({ state, madeBy });
    expect([...authorsOf([by('draft', 'a'), by('stated', 'b')])]).toEqual(['a', 'b']);
    expect([...authorsOf([by('stated', 'a'), by('reviewed', 'r'), by('stated', 'b')])]).toEqual(['b']);
    expect([...authorsOf([by('stated', 'a'), by('returned', 'r'), by('stated', 'b')])]).toEqual(['a', 'b']);
  });

  it('counts each party once', () => {
    const counts = countAnswers([
      { standing: 'done' },
      { standing: null },
      { standing: 'done' },
      { standing: 'not-begun' },
    ]);
    expect(counts).toMatchObject({ asked: 4, answered: 3, byStanding: { done: 2, 'not-begun': 1, 'under-way': 0 } });
  });
});

describe('who is asked', () => {
  const party = (given: Partial<Party> & Pick<Party, 'kind'>): Party => ({
    id: '',
    code: 'X',
    alpha2: null,
    alpha3: null,
    m49: null,
    region: null,
    subregion: null,
    website: null,
    state: 'active',
    addressees: [],
    names: [],
    memberships: [],
    origin: 'fact',
    version: 1,
    undoable: false,
    ...given,
  });

  it('is every State by words that mean them all, and no observer', () => {
    const [state, observer, former] = [
      party({ kind: 'state' }),
      party({ kind: 'observer' }),
      party({ kind: 'state', state: 'former' }),
    ];
    for (const code of ['MEMBER_STATES', 'STATES', 'GOVERNMENTS', 'STATES_PARTIES', 'MEMBER_STATES_NOT_YET_PARTY']) {
      expect(isAddressed(state, [code], NOT_NARROWED)).toBe(true);
      expect(isAddressed(observer, [code], NOT_NARROWED)).toBe(false);
      expect(isAddressed(former, [code], NOT_NARROWED)).toBe(false);
    }
  });

  it('says where it depends on treaties', () => {
    const state = party({ kind: 'state' });
    expect(addressedParties([state], ['STATES_PARTIES'], NOT_NARROWED)).toMatchObject({
      byTreaty: true,
      statesOnly: true,
    });
    expect(addressedParties([state], ['STATES_PARTIES', 'MEMBER_STATES'], NOT_NARROWED).byTreaty).toBe(false);
  });

  it('is one by its own name, and the members of the group', () => {
    const member = { body: 'icat', standing: 'member', since: null, until: null, asOf: null, source: '' } as const;
    const unodc = party({ kind: 'un-entity', addressees: ['UNODC'], memberships: [member] });
    const left = party({ kind: 'un-entity', memberships: [{ ...member, until: '2020' }] });
    expect(isAddressed(unodc, ['UNODC'], NOT_NARROWED)).toBe(true);
    expect(isAddressed(unodc, ['ICAT'], NOT_NARROWED)).toBe(true);
    expect(isAddressed(left, ['ICAT'], NOT_NARROWED)).toBe(false);
    expect(addressedParties([unodc, party({ kind: 'state' })], ['ICAT', 'MEMBER_STATES'], NOT_NARROWED)).toMatchObject({
      statesOnly: false,
      parties: [{ kind: 'un-entity' }, { kind: 'state' }],
    });
  });
});
