import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partyFacts } from '../../src/modules/parties/facts/index.js';
import type { Party } from '../../src/modules/parties/index.js';
import { bareName, isPresentName, Participants } from '../../src/modules/treaties/participants.js';

const parties = partyFacts().map(
  (content): Party => ({ ...content, id: content.code, origin: 'fact', version: 1, undoable: false }),
);
const participants = new Participants(parties);
const code = (written: string) => participants.find(written)?.code ?? null;

describe('participants as depositaries write them', () => {
  it.each([
    ['Bolivia (Plurinational State of)', 'BO'],
    ['Bolivia, Plurinational State of', 'BO'],
    ['China 2', 'CN'],
    ['China 2, 3', 'CN'],
    ['Netherlands (Kingdom of the)⁴', 'NL'],
    ['United Kingdom of Great Britain and Northern Ireland [5]', 'GB'],
    ['Viet Nam', 'VN'],
    ['St. Kitts and Nevis', 'KN'],
    ['St. Vincent & the Grenadines', 'VC'],
    ['Korea, Republic of', 'KR'],
    ['Tanzania, United Republic of', 'TZ'],
    ['The former Yugoslav Republic of Macedonia', 'MK'],
    ['Libyan Arab Jamahiriya', 'LY'],
    ['Côte d\u2019Ivoire', 'CI'],
    ["Cote d'Ivoire", 'CI'],
    ['Serbia and Montenegro', 'RS'],
    ['European Union', 'EUROPEAN-UNION'],
    ['State of Palestine\u00a0*', 'PS'],
    ['República Bolivariana de Venezuela', null],
    ['Atlantis', null],
    ['Korea', null],
  ])('%s', (written, expected) => expect(code(written)).toBe(expected));

  it('are found by every name that the register has, with any footnote', () => {
    const names = parties.flatMap((party) =>
      party.names.filter(({ kind }) => kind !== 'acronym').map(({ name }) => ({ name, code: party.code })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom('', ' 3', ' 1, 12', '²', ' [4]', ' *'), (one, note) => {
        expect(code(one.name + note)).toBe(one.code);
      }),
      { numRuns: 500 },
    );
  });

  it('keep a name of before with what was done under it', () => {
    const [serbia, bolivia] = [participants.byCode('RS'), participants.byCode('BOL')];
    expect(serbia && isPresentName('Serbia and Montenegro', serbia)).toBe(false);
    expect(bolivia && isPresentName('Bolivia (Plurinational State of) 1', bolivia)).toBe(true);
    expect(bareName('Denmark 1')).toBe('Denmark');
  });
});
