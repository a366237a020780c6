import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatList,
  formatNumber,
  formatRelative,
  formatYearlyDay,
  LANGS,
  preferredLanguage,
  settleText,
} from './index.js';

describe('the language of a browser', () => {
  it('is the official one it weighs most', () => {
    expect(preferredLanguage('pt-BR, fr-CA;q=0.8, en;q=0.5')).toBe('fr');
    expect(preferredLanguage('zh-Hant-TW')).toBe('zh');
    expect(preferredLanguage('de, ar;q=0.1')).toBe('ar');
  });
  it('is English when nothing fits', () => {
    for (const header of [undefined, '', '*', 'de', 'fr;q=0', ';;;', 'fr;q=nonsense'])
      expect(preferredLanguage(header)).toBe('en');
  });
});

describe('dates', () => {
  it('are written as far as they are known', () => {
    expect(formatDate('en', '2015-12-17')).toBe('17 December 2015');
    expect(formatDate('en', '2015-12')).toBe('December 2015');
    expect(formatDate('en', '2015')).toBe('2015');
    expect(formatDate('zh', '2015-12-17')).toBe('2015年12月17日');
    expect(formatDate('zh', '2015')).toBe('2015年');
    expect(formatDate('ru', '2015-12-17')).toBe('17 декабря 2015 г.');
    expect(formatDate('es', '2015-12-17')).toBe('17 de diciembre de 2015');
    expect(formatDate('fr', '2015-12-01')).toBe('1er décembre 2015');
    expect(formatDate('fr', '2015-12-11')).toBe('11 décembre 2015');
  });
  it('have both month names and Western digits in Arabic', () => {
    expect(formatDate('ar', '2010-07-30')).toBe('30 تموز/يوليه 2010');
    expect(formatDate('ar', '2010-01')).toBe('كانون الثاني/يناير 2010');
  });
  it('that do not exist come back as they were', () => {
    for (const date of ['2015-13', '2015-02-30', '2015-00-01', 'soon', '']) expect(formatDate('en', date)).toBe(date);
  });
  it('that come every year have no year', () => {
    expect(LANGS.map((lang) => formatYearlyDay(lang, '07-30'))).toEqual([
      '30 تموز/يوليه',
      '30 July',
      '30 de julio',
      '30 juillet',
      '30 июля',
      '7月30日',
    ]);
    expect(formatYearlyDay('fr', '05-01')).toBe('1er mai');
    expect(formatYearlyDay('en', '02-29')).toBe('29 February');
    for (const day of ['02-30', '13-01', '00-10', '7-30', '']) expect(formatYearlyDay('en', day)).toBe(day);
  });
  it('can be told by their distance', () => {
    const now = new Date('2026-11-25T12:00:00Z');
    expect(formatRelative('en', new Date('2026-12-31T12:00:00Z'), now)).toBe('next month');
    expect(formatRelative('fr', new Date('2026-11-22T12:00:00Z'), now)).toBe('il y a 3 jours');
    expect(formatRelative('ar', new Date('2026-11-22T12:00:00Z'), now)).toContain('3');
  });
});

describe('numbers and lists', () => {
  it('use Western digits everywhere', () => {
    for (const lang of LANGS) expect(formatNumber(lang, 12345).replace(/\D/g, '')).toBe('12345');
  });
  it('join in the manner of the language', () => {
    expect(formatList('en', ['a', 'b', 'c'])).toBe('a, b and c');
    expect(formatList('zh', ['a', 'b'])).toBe('a和b');
  });
});

describe('a text among others of the other direction', () => {
  it('keeps its number and its stops at its own ends, and nothing else gets a mark', () => {
    expect(settleText('3. Is there a law?', 'rtl')).toBe('\u200e3. Is there a law?\u200e');
    expect(settleText('هل يوجد قانون؟', 'ltr')).toBe('\u200fهل يوجد قانون؟\u200f');
    for (const [text, around] of [
      ['Is there a law?', 'ltr'],
      ['هل يوجد قانون؟', 'rtl'],
      ['قرار A/RES/64/293.', 'rtl'],
      ['Belarus', 'rtl'],
      ['0a9f', 'rtl'],
      ['41', 'rtl'],
      ['(57)', 'rtl'],
      ['', 'rtl'],
    ] as const)
      expect(settleText(text, around)).toBe(text);
  });
});
