import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../kernel/access/index.js';
import { addMessages, LANGS, translatorFor } from '../../kernel/i18n/index.js';
import { permissionWord } from './words.js';

addMessages('people', new URL('./messages/', import.meta.url));

describe.each(LANGS)('what permissions are called in %s', (lang) => {
  const words = PERMISSIONS.map((permission) => [permission, permissionWord(translatorFor(lang), permission)] as const);

  it('is words, for each of them', () => {
    for (const [permission, word] of words) expect(word, permission).not.toMatch(/[a-z]+\.[a-z]+|^\s*$/u);
  });

  it('tells them apart', () => {
    expect(new Set(words.map(([, word]) => word)).size).toBe(PERMISSIONS.length);
  });
});
