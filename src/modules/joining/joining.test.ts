import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../kernel/i18n/index.js';
import { checkRegistration, type RegistrationTyped } from './check-registration.js';
import {
  isOver,
  leadsTo,
  needsState,
  REGISTRATION_STATES,
  type RegistrationAct,
  silenceAfter,
  suggestedCode,
} from './registration.js';
import { likeness, looksLike } from './similar.js';

const ACTS: RegistrationAct[] = [
  ...(['confirm', 'ask-more', 'answer', 'ask-state', 'agree', 'object'] as const),
  ...(['pass-silence', 'accept', 'refuse', 'withdraw'] as const),
];

describe('a registration', () => {
  it('is over once it is accepted, refused or withdrawn', () => {
    for (const state of REGISTRATION_STATES) {
      const goesOn = ACTS.some((act) => leadsTo(act, state) !== null);
      expect(goesOn, state).toBe(!isOver(state));
    }
  });

  it('never gets past a State that objected but by that State', () => {
    expect(ACTS.filter((act) => leadsTo(act, 'objected') === 'accepted')).toEqual([]);
    expect(ACTS.filter((act) => leadsTo(act, 'waiting') === 'accepted')).toEqual(['agree', 'pass-silence']);
  });

  it('asks a State by the rule of its kind', () => {
    expect(needsState({ agreement: 'without-status' }, 'none')).toBe(true);
    expect(needsState({ agreement: 'without-status' }, 'roster')).toBe(false);
    expect(needsState({ agreement: 'always' }, 'general')).toBe(true);
    expect(needsState({ agreement: 'never' }, 'none')).toBe(false);
    expect(silenceAfter('2028-02-20', 14)).toBe('2028-03-05');
  });

  it('has a code that the register takes, whatever it is called', () => {
    expect(suggestedCode({ acronym: 'LaStrada', names: [] })).toBe('LASTRADA');
    expect(suggestedCode({ acronym: null, names: [{ lang: 'fr', name: 'Élan d’Été 2000' }] })).toBe('ELAN-D-ETE-2000');
    expect(suggestedCode({ acronym: null, names: [{ lang: 'zh', name: '反贩运联盟' }] })).toBe('ORG');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => {
        expect(suggestedCode({ acronym: null, names: [{ lang: 'en', name }] })).toMatch(/^[A-Z][A-Z0-9-]{1,39}$/);
      }),
    );
  });

  it('says all that is wrong with a form at once', () => {
    const names = Object.fromEntries(LANGS.map((lang) => [lang, ''])) as RegistrationTyped['names'];
    const empty: RegistrationTyped = {
      ...{ kind: '', names, acronym: '', seat: '', about: ' ', website: 'ftp://x', consultative: '' },
      ...{ applicant: '', email: 'x', lang: '' },
    };
    const checked = checkRegistration(empty, () => null);
    expect('faults' in checked && checked.faults.map(({ field, why }) => `${field} ${why}`)).toEqual([
      'kind missing',
      'name-en missing',
      'seat missing',
      'about missing',
      'website not-an-address',
      'applicant missing',
      'email not-mail',
    ]);
  });
});

describe('names that look alike', () => {
  it('are found through another order, a slip, or the same site', () => {
    const by = (name: string, website: string | null = null) => ({ names: [name], website });
    expect(looksLike(by('lanterns against trafficking'), by('lanterns againts trafficking'))).toBeGreaterThan(0.75);
    expect(looksLike(by('against trafficking lanterns'), by('lanterns against trafficking'))).toBe(1);
    expect(looksLike(by('lanterns'), by('quite another'))).toBe(0);
    expect(looksLike(by('a', 'https://www.x.example/en'), by('b', 'http://x.example'))).toBe(1);
    expect(looksLike(by('a', 'https://'), by('b', 'https://'))).toBe(0);
  });

  it('are as like one way as the other, and never more than the same', () => {
    const text = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(likeness(a, b)).toBeCloseTo(likeness(b, a));
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
