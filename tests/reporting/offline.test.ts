import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { addMessages, LANGS, type Lang } from '../../src/kernel/i18n/index.js';
import { SheetRefusal, writeCsv } from '../../src/kernel/sheets/index.js';
import type { CallContent } from '../../src/modules/reporting/calls/content.js';
import type { Question } from '../../src/modules/reporting/calls/question.js';
import type { Texts } from '../../src/modules/reporting/calls/texts.js';
import { compareBrought } from '../../src/modules/reporting/offline/brought-back.js';
import { fileMark } from '../../src/modules/reporting/offline/marks.js';
import { readQuestionnaireSheet } from '../../src/modules/reporting/offline/read-sheet.js';
import { readQuestionnaireText } from '../../src/modules/reporting/offline/read-text.js';
import { questionnaireSheet } from '../../src/modules/reporting/offline/write-sheet.js';
import { questionnaireText } from '../../src/modules/reporting/offline/write-text.js';
import type { AnswerValue } from '../../src/modules/reporting/submissions/answer-value.js';
import { checkValue, wordsIn } from '../../src/modules/reporting/submissions/check-value.js';
import type { WholeSubmission } from '../../src/modules/reporting/submissions/get-submission.js';
import { excelWorkbook } from '../kit/workbooks.js';

addMessages('reporting', new URL('../../src/modules/reporting/messages/', import.meta.url));

const id = (n: number) => `01900000-0000-7000-8000-0000000000${n + 10}`;
const option = (n: number) => `01900000-0000-7000-8000-0000000001${n + 10}`;
const ask = (n: number, asked: Question['asked']): Question => ({
  ...{ id: id(n), section: null, asked, required: false, subjects: [], follows: null },
});
const QUESTIONS: Question[] = [
  ask(0, { kind: 'text', limit: null }),
  ask(1, { kind: 'choice', many: true, options: [option(0), option(1), option(2)], other: true }),
  ask(2, { kind: 'number', decimals: 3, least: null, most: null, persons: false }),
  ask(3, { kind: 'date' }),
  ask(4, { kind: 'table', columns: [option(3), option(4)], rows: 4 }),
  ask(5, { kind: 'as-last-time' }),
];
const inAll = (words: Record<Lang, string>): Texts[string] =>
  Object.fromEntries(LANGS.map((lang) => [lang, { text: words[lang], state: 'reviewed' }]));
const same = (text: string) =>
  inAll({ ar: `${text} ع`, en: text, es: `${text} ñ`, fr: `${text} é`, ru: `${text} я`, zh: `${text} 字` });
const CONTENT: CallContent = {
  kind: 'survey',
  lang: 'en',
  sections: [],
  questions: QUESTIONS,
  texts: {
    title: same('Trial'),
    ...Object.fromEntries(QUESTIONS.map((one, at) => [`question/${one.id}`, same(`Question ${at}`)])),
    ...Object.fromEntries([0, 1, 2].map((n) => [`option/${id(1)}/${option(n)}`, same(`Option ${n}`)])),
    ...Object.fromEntries([3, 4].map((n) => [`column/${id(4)}/${option(n)}`, same(`Column ${n}`)])),
  },
};
const MARK = fileMark('2026-trial', 'BY');

/** Whatever a State may write: any script, several paragraphs, what looks like a formula or a number. */
const text = fc.oneof(
  fc.constantFrom('=1+1', '00042', '1e5', 'نعم، صدر قانون', '已经通过法律', 'Да. «Закон»', 'a\n\nb', "it's | so; and"),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
);
const clean = (typed: string) =>
  typed
    .replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[ \t\n]+$/gu, '')
    .trim();
const value = (question: Question): fc.Arbitrary<AnswerValue | null> => {
  const { asked } = question;
  const raw: fc.Arbitrary<AnswerValue | null> =
    asked.kind === 'text'
      ? text.map((one) => ({ kind: 'text', text: clean(one) }))
      : asked.kind === 'choice'
        ? fc.record({
            kind: fc.constant('choice' as const),
            chosen: fc.subarray([...asked.options], { minLength: 1 }),
            other: fc.constantFrom('', 'besides', 'غير ذلك'),
          })
        : asked.kind === 'number'
          ? fc
              .tuple(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 0, max: 999 }))
              .map(([whole, part]) => ({ kind: 'number', amount: `${whole}.${String(part).padStart(3, '0')}` }))
          : asked.kind === 'date'
            ? fc.constantFrom('2026', '2026-02', '2026-02-28').map((date) => ({ kind: 'date', date }))
            : asked.kind === 'table'
              ? fc
                  .array(fc.tuple(fc.constantFrom('2025', 'x', ''), fc.constantFrom('12', 'سطر')), {
                    minLength: 1,
                    maxLength: 4,
                  })
                  .map((rows) => ({ kind: 'table', rows }))
              : fc.record({
                  kind: fc.constant('as-last-time' as const),
                  holds: fc.boolean(),
                  words: fc.constantFrom('', 'a law'),
                });
  return raw.map((one) => checkValue(asked, one));
};
const answers = fc.tuple(
  ...QUESTIONS.map((question) =>
    fc.record({
      value: value(question),
      lang: fc.constantFrom(...LANGS),
      audience: fc.constantFrom('public' as const, 'parties' as const, 'confidential' as const),
    }),
  ),
);

type Given = Parameters<typeof compareBrought>[2];

function wholeOf(held: Given): WholeSubmission {
  const party = { code: 'BY', names: [{ lang: 'en', kind: 'short', name: 'Belarus', from: null, to: null }] };
  const draft = { answers: held, state: 'draft' };
  // Only what is written into the file is read.
  return { call: { key: '2026-trial' }, content: CONTENT, party, draft, versions: [] } as unknown as WholeSubmission;
}

describe('a questionnaire that is filled in elsewhere', () => {
  it('says the same when it comes back, in six languages, as a sheet and as a text', async () => {
    await fc.assert(
      fc.asyncProperty(answers, fc.constantFrom(...LANGS), async (given, lang) => {
        const held: Given = new Map(given.map((one, at) => [id(at), { ...one, version: 1, source: null }]));
        const whole = wholeOf(held);
        const sheet = await readQuestionnaireSheet(await questionnaireSheet(whole, lang), CONTENT, MARK);
        const paper = readQuestionnaireText(await questionnaireText(whole, lang), CONTENT, MARK);
        for (const rows of [sheet.rows, paper]) {
          expect(compareBrought(CONTENT, rows, held, lang)).toEqual([]);
          const fresh = compareBrought(CONTENT, rows, new Map(), lang);
          const said = given.map((one, at) => [id(at), one] as const).filter(([, one]) => one.value !== null);
          expect(new Map(fresh.map(({ question, after }) => [question, after]))).toEqual(new Map(said));
        }
      }),
      { numRuns: 25 },
    );
  }, 240_000);

  it('may be filled in with the words of any language, and names the place of what is wrong', async () => {
    const bytes = await filled([
      [`${id(1)}#1`, 'Option 1 字\nOption 2'],
      [`${id(2)}#1`, '١٢٫٥'],
      [`${id(3)}#1`, 'last spring'],
    ]);
    const { rows } = await readQuestionnaireSheet(bytes, CONTENT, MARK);
    const changes = compareBrought(CONTENT, rows, new Map(), 'en');
    expect(changes).toMatchObject([
      { after: { value: { chosen: [option(1), option(2)] } } },
      { after: { value: { amount: '12.5' } } },
      { after: null, place: 'E5', fault: { code: 'not-a-date' } },
    ]);
  });

  it('is refused when it belongs to another call or is no such file', async () => {
    const bytes = await filled([]);
    await expect(readQuestionnaireSheet(bytes, CONTENT, fileMark('other', 'BY'))).rejects.toThrow(
      'not-this-questionnaire',
    );
    const paper = await questionnaireText(wholeOf(new Map()), 'en');
    expect(() => readQuestionnaireText(paper, CONTENT, fileMark('2026-trial', 'FR'))).toThrow('not-this-questionnaire');
    expect(() => readQuestionnaireText(strToU8('word/document.xml'), CONTENT, MARK)).toThrow(SheetRefusal);
  });

  it('is read as Excel leaves it: dates as numbers, merged cells, hidden sheets, formulas', async () => {
    const cell = (ref: string, inside: string) => `<c r="${ref}" t="inlineStr"><is><t>${inside}</t></is></c>`;
    const rows = [
      `<row r="1">${cell('A1', 'Mark')}</row>`,
      `<row r="2">${cell('A2', MARK)}</row>`,
      `<row r="3">${cell('A3', `${id(2)}#1`)}<c r="E3"><f>6*7</f><v>42</v></c></row>`,
      `<row r="4">${cell('A4', `${id(0)}#1`)}${cell('E4', 'Merged words')}</row>`,
    ].join('');
    const bytes = excelWorkbook({
      rows,
      after: '<mergeCells count="1"><mergeCell ref="E4:F4"/></mergeCells>',
      sheets: [{ name: 'Questions' }, { name: 'lists', state: 'hidden', rows: '' }],
      more: { 'xl/vbaProject.bin': 'macros' },
    });
    const read = await readQuestionnaireSheet(bytes, CONTENT, MARK);
    expect(compareBrought(CONTENT, read.rows, new Map(), 'en')).toMatchObject([
      { question: id(2), after: { value: { amount: '42' } } },
      { question: id(0), after: { value: { text: 'Merged words' } } },
    ]);
    expect(read.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['merged-cells', 'formulas']));
  });

  it('survives what Word does to it: runs broken up, a table moved', async () => {
    const held: Given = new Map([
      [id(0), { version: 1, value: { kind: 'text', text: 'A law' }, lang: 'en', audience: 'public', source: null }],
    ]);
    const parts = unzipSync(await questionnaireText(wholeOf(held), 'en'));
    const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const broken = document.replace('>A law</w:t>', '>A </w:t></w:r><w:r><w:t xml:space="preserve">new law</w:t>');
    const bytes = zipSync({ ...parts, 'word/document.xml': strToU8(broken) });
    const rows = readQuestionnaireText(bytes, CONTENT, MARK);
    expect(compareBrought(CONTENT, rows, held, 'en')).toMatchObject([{ after: { value: { text: 'A new law' } } }]);
  });
});

it('words are counted in every script', () => {
  expect(wordsIn('Une loi a été adoptée.')).toBe(5);
  expect(wordsIn('صدر قانون جديد')).toBe(3);
  expect(wordsIn('')).toBe(0);
  expect(wordsIn('政府通过了新的法律')).toBeGreaterThan(2);
});

/** A sheet with these answers, as csv. */
async function filled(rows: readonly [mark: string, answer: string][]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const columns = ['Mark', 'No', 'Question', 'Hint', 'Answer', 'Answer 2'].map((header) => ({ header }));
  const lines = [[MARK], ...rows.map(([mark, answer]) => [mark, '', '', '', answer])];
  for await (const piece of writeCsv(columns, lines)) pieces.push(piece);
  return Buffer.concat(pieces);
}
