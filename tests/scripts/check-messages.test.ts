import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../scripts/messages/rules.js';
import { faultsOfUse, usageIn } from '../../scripts/messages/usage.js';
import { inEveryLanguage, type Lang, type MessageFile } from '../../src/kernel/i18n/index.js';

function files(english: string, others: Partial<Record<Lang, string>> = {}): Record<Lang, MessageFile> {
  return inEveryLanguage((lang) => ({ key: others[lang] ?? (lang === 'en' ? english : `${english} (${lang})`) }));
}

describe('a message', () => {
  it('that is whole in six languages passes', () => {
    expect(faultsOf('m', files('Hello {name}'))).toEqual([]);
  });
  it('must exist in all six', () => {
    expect(faultsOf('m', { ...files('Hello'), zh: {} })).toEqual(['m.key has no text in "zh"']);
    expect(faultsOf('m', { ...files('Hello'), zh: { key: '你好', more: '多' } })).toEqual([
      'm.more stands in "zh" but not in "en"',
    ]);
  });
  it('must take the same inputs', () => {
    expect(faultsOf('m', files('Hello {name}', { fr: 'Bonjour {nom}' }))).toEqual([
      'm.key in "fr" takes nom, the English takes name',
    ]);
  });
  it('must parse', () => {
    expect(faultsOf('m', files('Hello', { ru: 'Привет {name' })).join()).toContain('m.key in "ru" is no ICU message');
  });
  it('must have every plural form of its language', () => {
    const english = '{n, plural, one {# row} other {# rows}}';
    const whole: Partial<Record<Lang, string>> = {
      ar: '{n, plural, zero {لا صفوف} one {صف} two {صفان} few {# صفوف} many {# صفا} other {# صف}}',
      es: '{n, plural, one {# fila} many {# de filas} other {# filas}}',
      fr: '{n, plural, one {# ligne} many {# de lignes} other {# lignes}}',
      ru: '{n, plural, one {# строка} few {# строки} many {# строк} other {# строки}}',
      zh: '{n, plural, other {# 行}}',
    };
    expect(faultsOf('m', files(english, whole))).toEqual([]);
    expect(faultsOf('m', files(english, { ...whole, ar: '{n, plural, one {صف} other {# صف}}' }))).toEqual([
      'm.key in "ar" counts {n} without few, many, two, zero',
    ]);
    expect(faultsOf('m', files(english, { ...whole, ru: '{n, plural, one {# строка} other {# строки}}' }))).toEqual([
      'm.key in "ru" counts {n} without few, many',
    ]);
    expect(faultsOf('m', files(english, { ...whole, zh: '{n, plural, one {一行} other {# 行}}' }))).toEqual([
      'm.key in "zh" counts {n} with one, which the language does not have',
    ]);
  });
  it('must not break a line before a French colon', () => {
    expect(faultsOf('m', files('Mind: {x}', { fr: 'Attention : {x}' })).join()).toContain(
      'm.key in "fr" has a plain space',
    );
    expect(faultsOf('m', files('Mind: {x}', { fr: 'Attention\u00a0: {x}' }))).toEqual([]);
  });
  it('must be translated, and leave dates to formatDate', () => {
    expect(faultsOf('m', files('Go to the first page', { es: 'Go to the first page' }))).toEqual([
      'm.key in "es" is the English text',
    ]);
    expect(faultsOf('m', files('{d, date, long}')).join()).toContain('formats {d} as a date');
  });
});

const HOLE = '$' + '{k}';

describe('the use of messages', () => {
  const names = new Set(['m']);

  it('is found in calls, in values and in templates', () => {
    const usage = usageIn(
      'a.tsx',
      `const x = <p>{t('m.a')}{frame.t.rich('m.b', {})}{c.var.t('m.c')}</p>; const y = { label: 'm.d' }; t(\`m.kind.${HOLE}.title\`);`,
    );
    expect([...usage.asked]).toEqual(['m.a', 'm.b', 'm.c']);
    expect(
      faultsOfUse(new Set(['m.a', 'm.b', 'm.c', 'm.d', 'm.kind.x.title']), names, new Map([['a.tsx', usage]])),
    ).toEqual([]);
  });
  it('of a key that does not exist is a fault, and so is a key without use', () => {
    const usage = usageIn('a.ts', `t('m.gone'); t(\`m.none.${HOLE}\`);`);
    expect(faultsOfUse(new Set(['m.left']), names, new Map([['a.ts', usage]]))).toEqual([
      'a.ts: there is no message "m.gone"',
      'a.ts: no message begins with "m.none."',
      'm.left is used nowhere: take it out of the six files',
    ]);
  });
});
