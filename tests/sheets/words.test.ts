import { describe, expect, test } from 'vitest';
import { LANGS, translatorFor } from '../../src/kernel/i18n/index.js';
import {
  FINDING_CODES,
  REFUSAL_CODES,
  SheetRefusal,
  saySheetFinding,
  saySheetRefusal,
} from '../../src/kernel/sheets/index.js';

const VALUES = { count: 3, value: '60', encoding: 'windows-1251', sheets: 'a, b' };

describe.each(LANGS)('in %s', (lang) => {
  const t = translatorFor(lang);
  test('every refusal and every finding is a sentence', () => {
    const sentences = [
      ...REFUSAL_CODES.map((code) => saySheetRefusal(t, new SheetRefusal(code, 'B7', VALUES))),
      ...FINDING_CODES.map((code) => saySheetFinding(t, { code, place: 'B7', values: VALUES })),
    ];
    for (const sentence of sentences) expect(sentence).toMatch(/.{5}[.。]$/u);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});
