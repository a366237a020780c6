import { describe, expect, it } from 'vitest';
import { LANGS } from '../../../kernel/i18n/index.js';
import { checkedParty } from '../check-party.js';
import { REGIONAL_GROUPS } from '../party.js';
import { FORMER_NAMES } from './former-names.js';
import { partyFacts } from './index.js';
import { ADMITTED, codesIn } from './states.js';

const facts = partyFacts();
const states = facts.filter(({ kind }) => kind === 'state');
const observers = facts.filter(({ kind }) => kind === 'observer');
const distinct = <T>(values: readonly T[]) => new Set(values).size;

describe('the parties that come with the program', () => {
  it('are 193 Member States, 2 observer States and 2 that are neither, each with its own codes', () => {
    expect(states).toHaveLength(193);
    expect(observers.map(({ code }) => code).sort()).toEqual(['PS', 'VA']);
    const others = facts.filter(({ kind }) => kind === 'other-state');
    expect(others.map(({ code }) => code)).toEqual(['CK', 'NU']);
    const all = [...states, ...observers, ...others];
    for (const key of ['code', 'alpha2', 'alpha3', 'm49'] as const)
      expect(distinct(all.map((one) => one[key]))).toBe(197);
    for (const { alpha2, alpha3, m49, region, subregion } of all) {
      expect(alpha2).toMatch(/^[A-Z]{2}$/u);
      expect(alpha3).toMatch(/^[A-Z]{3}$/u);
      expect(m49).toMatch(/^\d{3}$/u);
      expect([region, subregion]).not.toContain(null);
    }
  });

  it('are what the register lets in', () => {
    for (const party of facts) expect(checkedParty(party)).toEqual(party);
    expect(distinct(facts.map(({ code }) => code))).toBe(facts.length);
  });

  it.each(LANGS)('have one short name each in %s, no two the same', (lang) => {
    const names = facts.map(({ code, names: all }) => {
      const short = all.filter((name) => name.kind === 'short' && name.lang === lang);
      expect(short, code).toHaveLength(1);
      return short[0]?.name ?? '';
    });
    expect(distinct(names)).toBe(facts.length);
    expect(names.filter((name) => /['`]|^[A-Z]{2,3}$/u.test(name))).toEqual([]);
    const script = { ar: 'Arabic', ru: 'Cyrillic', zh: 'Han', en: 'Latin', es: 'Latin', fr: 'Latin' }[lang];
    for (const name of names) expect(name).toMatch(new RegExp(`^\\p{Script=${script}}`, 'u'));
  });

  it('carry the names that the United Nations uses', () => {
    const name = (code: string, lang: string) =>
      facts.find((one) => one.code === code)?.names.find((one) => one.kind === 'short' && one.lang === lang)?.name;
    expect(name('TR', 'en')).toBe('Türkiye');
    expect(name('CI', 'es')).toBe('Côte d’Ivoire');
    expect(name('KR', 'ru')).toBe('Республика Корея');
    expect(name('KP', 'zh')).toBe('朝鲜民主主义人民共和国');
    expect(name('VN', 'fr')).toBe('Viet Nam');
    expect(name('RU', 'ar')).toBe('الاتحاد الروسي');
    expect(name('VA', 'en')).toBe('Holy See');
    expect(name('PS', 'es')).toBe('Estado de Palestina');
    expect(name('GB', 'fr')).toBe('Royaume-Uni de Grande-Bretagne et d’Irlande du Nord');
  });

  it('belong to regional groups of the published sizes, with what is special said', () => {
    const inGroup = (group: string, standing: string) =>
      states.filter(({ memberships }) => memberships.some((one) => one.body === group && one.standing === standing));
    const sizes = REGIONAL_GROUPS.map((group) => inGroup(group, 'member').length);
    expect(sizes).toEqual([54, 54, 23, 33, 28]);
    expect(inGroup('western-european-others', 'observer').map(({ code }) => code)).toEqual(['US']);
    expect(inGroup('asia-pacific', 'also').map(({ code }) => code)).toEqual(['TR']);
    expect(inGroup('western-european-others', 'member').map(({ code }) => code)).toContain('IL');
    expect(inGroup('asia-pacific', 'member').map(({ code }) => code)).toContain('KI');
    const counted = states.map(
      ({ memberships }) =>
        memberships.filter(({ body, standing }) => REGIONAL_GROUPS.some((one) => one === body) && standing !== 'also')
          .length,
    );
    expect(new Set(counted)).toEqual(new Set([1]));
  });

  it('were each admitted on one day, in the order of time', () => {
    expect(ADMITTED.flatMap(([, codes]) => codesIn(codes))).toHaveLength(193);
    expect(
      states.filter(({ memberships }) => memberships.some((one) => one.body === 'un' && one.since === null)),
    ).toEqual([]);
    const days = ADMITTED.map(([day]) => day);
    expect(days).toEqual([...days].sort());
    // Sizes of the Organization as it publishes them.
    const members = (until: string) =>
      ADMITTED.filter(([day]) => day <= until).reduce((sum, [, codes]) => sum + codesIn(codes).length, 0);
    // Without Czechoslovakia and Yugoslavia, which were original members and are none any more.
    expect(members('1945-12-31')).toBe(49);
    expect([members('2006-12-31'), members('2011-12-31')]).toEqual([192, 193]);
  });

  it('keep the names that they had', () => {
    for (const { code, names } of FORMER_NAMES) {
      const now = states.concat(observers).find(({ alpha3 }) => alpha3 === code);
      expect(now, code).toBeDefined();
      for (const [lang, name] of Object.entries(names))
        expect(
          now?.names.some((one) => one.kind === 'short' && one.lang === lang && one.name === name),
          name,
        ).toBe(false);
    }
  });

  it('are named by at most one party for each addressee', () => {
    const codes = facts.flatMap(({ addressees }) => addressees);
    expect(distinct(codes)).toBe(codes.length);
    expect(codes).toEqual(expect.arrayContaining(['SECRETARY_GENERAL', 'UNODC', 'OHCHR', 'INTERPOL', 'WORLD_BANK']));
  });

  it('belong to the coordination group only with a year and a source', () => {
    const members = facts.flatMap(({ memberships }) => memberships.filter(({ body }) => body === 'icat'));
    expect(members.length).toBeGreaterThan(5);
    for (const { source, since, asOf } of members) {
      expect(source).not.toBe('');
      expect(since ?? asOf).toMatch(/^\d{4}/u);
    }
  });
});
