import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedParty, isPartialDate } from './check-party.js';
import { partyFacts } from './facts/index.js';
import { foldName, nameSearch } from './names.js';
import { mergeForms, readPartyForm, valuesOf } from './party-form.js';
import { cellText, readFormer, readMemberships } from './sheet/cells.js';

const facts = partyFacts();

describe('names', () => {
  it.each([
    ['Côte d’Ivoire', 'cote d ivoire'],
    ['Türkiye', 'turkiye'],
    ['إسواتيني', 'اسواتيني'],
    ['عُمان', 'عمان'],
    ['Папуа — Новая Гвинея', 'папуа новая гвинея'],
  ])('%s is found as %s', (name, folded) => expect(foldName(name)).toBe(folded));

  it('are found by the begin of each of their words, in any order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...facts.flatMap(({ names }) => names)), fc.nat(), ({ name }, seed) => {
        const words = foldName(name).split(' ');
        const some = words.map((word) => word.slice(0, 1 + (seed % word.length))).reverse();
        expect(nameSearch(some.join(' '))?.(foldName(name))).toBe(true);
      }),
    );
  });

  it('are looked for only where something was typed', () => {
    for (const nothing of ['', ' ', '%', '«»']) expect(nameSearch(nothing)).toBeNull();
  });
});

describe('a party in a form and in cells', () => {
  it('comes back as it went', () => {
    for (const party of facts) {
      const { content } = readPartyForm(valuesOf(party));
      expect(checkedParty(content)).toEqual(party);
      expect(readFormer(cellText(party, 'former'))).toEqual(party.names.filter(({ kind }) => kind === 'former'));
      expect(readMemberships(cellText(party, 'memberships'))).toEqual(party.memberships);
    }
  });

  it('is merged field by field where two people changed it', () => {
    const seen = { website: 'a', 'short-en': 'x', m49: '1' };
    const typed = { website: 'b', 'short-en': 'x', m49: '2', version: '1', csrf: 'y' };
    const now = { website: 'c', 'short-en': 'z', m49: '1' };
    expect(mergeForms(seen, typed, now)).toEqual({
      values: { website: 'b', 'short-en': 'z', m49: '2' },
      both: [{ field: 'website', now: 'c', typed: 'b' }],
    });
  });

  it('refuses dates that are none', () => {
    for (const date of ['2018', '2018-04', '2020-02-29']) expect(isPartialDate(date)).toBe(true);
    for (const date of ['18', '2018-13', '2019-02-29', '2018-4-1', ' 2018']) expect(isPartialDate(date)).toBe(false);
  });
});
