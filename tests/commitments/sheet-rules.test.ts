import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGS, translatorFor } from '../../src/kernel/i18n/index.js';
import { openSheet, writeCsv, writeWorkbook } from '../../src/kernel/sheets/index.js';
import '../../src/modules/commitments/plugin.js';
import { addMessages } from '../../src/kernel/i18n/index.js';
import { PILLARS, STATES, TARGETS, THEMES } from '../../src/modules/commitments/commitment.js';
import { COLUMNS, EDITABLE } from '../../src/modules/commitments/sheet/columns.js';
import { headerWord, readHeaders } from '../../src/modules/commitments/sheet/headers.js';
import { readRow } from '../../src/modules/commitments/sheet/read-row.js';
import { PROBLEMS, readValue, type Values, wordsOf } from '../../src/modules/commitments/sheet/values.js';
import { vocabularies } from '../../src/modules/commitments/sheet/vocabulary.js';
import { ACTS, ENTITY_CODES } from '../../src/modules/documents/index.js';

addMessages('commitments', new URL('../../src/modules/commitments/messages/', import.meta.url));
addMessages('documents', new URL('../../src/modules/documents/messages/', import.meta.url));

const words = vocabularies(['X_UNKNOWN_BODY']);
const some = (list: readonly string[]) => fc.subarray([...list]).map((codes) => codes.join('|'));
const filed = (list: readonly string[]) =>
  fc
    .subarray([...list])
    .chain((codes) => fc.tuple(...codes.map((code) => fc.constantFrom(code, `${code}?`))))
    .map((codes) => codes.sort().join('|'));
const title = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) =>
  text
    .replaceAll('\r', ' ')
    .replace(/\p{Cs}/gu, '')
    .trim(),
);
const anyValues: fc.Arbitrary<Values> = fc.record({
  act: fc.constantFrom(...ACTS, 'undertake'),
  addressees: some(
    [...ENTITY_CODES.slice(0, 6), 'MEMBER_STATES', 'X_UNKNOWN_BODY'].filter(
      (code, k, all) => all.indexOf(code) === k && (ENTITY_CODES.includes(code) || code.startsWith('X_')),
    ),
  ),
  title_ar: title,
  title_en: title,
  title_es: title,
  title_fr: title,
  title_ru: title,
  title_zh: title,
  theme: filed(THEMES),
  pillar: filed(PILLARS),
  target: filed(TARGETS),
  due: fc.constantFrom('', '2027', '2027-09', '2027-09-30'),
  state: fc.constantFrom(...STATES),
});

describe.each(LANGS)('the sheet in %s', (lang) => {
  const t = translatorFor(lang);

  test('reads its own headers, whatever their order', () => {
    const cells = [...COLUMNS]
      .reverse()
      .map((code, column) => ({ column, text: ` ${headerWord(t, code).toUpperCase()} ` }));
    const headers = readHeaders(cells);
    expect(headers).toMatchObject({ lang, unknown: [] });
    expect([...(headers?.columns.values() ?? [])]).toEqual([...COLUMNS].reverse());
  });

  test('gives every value back from its words, as xlsx and as csv', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyValues, { minLength: 1, maxLength: 4 }), fc.boolean(), async (list, csv) => {
        const columns = EDITABLE.map((column) => ({ header: headerWord(t, column) }));
        const rows = list.map((values) => EDITABLE.map((column) => wordsOf(t, column, values[column], words)));
        const pieces = csv
          ? writeCsv(columns, rows)
          : writeWorkbook([{ name: 'x', columns, rows }], {
              title: '',
              creator: '',
              language: lang,
              created: new Date(),
            });
        const read: Partial<Values>[] = [];
        for await (const { number, line, cells } of (await openSheet(pieces)).rows()) {
          if (number === 1) continue;
          const raw = Object.fromEntries(
            cells.flatMap(({ column, ...cell }) => (EDITABLE[column] === undefined ? [] : [[EDITABLE[column], cell]])),
          );
          const row = readRow({ line, cells: raw }, { has: new Set(EDITABLE), words, lang, today: '2026-11-29' });
          expect(row.problems).toEqual([]);
          read.push(row.given);
        }
        expect(read).toEqual(list);
      }),
      { numRuns: 40 },
    );
  });

  test('takes every code, and every label of every other language', () => {
    for (const other of LANGS) {
      const say = translatorFor(other);
      for (const code of ENTITY_CODES)
        expect(words.addressees.find(words.addressees.label(say, code), lang) ?? code).toBe(code);
      for (const state of STATES)
        expect(readValue('state', words.state.label(say, state), words, other)).toEqual({ value: state });
    }
    for (const act of ACTS) expect(readValue('act', act, words, lang)).toEqual({ value: act });
  });

  test('has a sentence for every problem', () => {
    const values = { given: 'x', key: 'k', line: 3, expected: 'e', most: 10, range: 'A1:A2', version: 2 };
    for (const code of PROBLEMS) expect(t.find(`commitments.sheet.problem.${code}`, values)).toMatch(/[.。]$/u);
  });
});

describe('a cell', () => {
  const read = (column: (typeof EDITABLE)[number], text: string) => readValue(column, text, words, 'en');

  test('takes lists as people type them', () => {
    expect(read('addressees', 'Member States; UNODC')).toEqual({ value: 'MEMBER_STATES|UNODC' });
    expect(read('addressees', 'unodc|\nmember states')).toEqual({ value: 'UNODC|MEMBER_STATES' });
    expect(read('theme', 'Human rights, gender and age; criminal justice | a [suggested]')).toEqual({ value: 'a?|d' });
    expect(read('target', '16.2; 5.2 Violence against women and girls [confirmed]')).toEqual({ value: '16.2|5.2' });
  });

  test('that says nothing known is refused with what it says', () => {
    expect(read('act', 'urgse')).toEqual({ problem: { code: 'unknown-act', values: { given: 'urgse' } } });
    expect(read('addressees', 'UNODC; Atlantis')).toEqual({
      problem: { code: 'unknown-party', values: { given: 'Atlantis' } },
    });
    expect(read('due', '1944-12-31')).toEqual({ problem: { code: 'date-too-early', values: { given: '1944-12-31' } } });
    expect(read('due', '46233')).toEqual({ problem: { code: 'number-not-date', values: { given: '46233' } } });
    expect(read('due', '2027-02-29')).toEqual({ problem: { code: 'not-a-date', values: { given: '2027-02-29' } } });
    expect(read('title_en', 'x'.repeat(1001))).toEqual({ problem: { code: 'too-long', values: { most: 1000 } } });
  });
});
