import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  type CellToWrite,
  type ColumnToWrite,
  openSheet,
  SheetRefusal,
  type SheetToWrite,
  writeCsv,
  writeWorkbook,
} from '../../src/kernel/sheets/index.js';

const PROPERTIES = {
  title: 'Register',
  creator: 'Concordance',
  language: 'en',
  created: new Date('2026-11-29T12:00:00Z'),
};
const COLUMNS: ColumnToWrite[] = ['one', 'two', 'three'].map((header) => ({ header }));

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
const workbookOf = (sheets: SheetToWrite[]) => bytesOf(writeWorkbook(sheets, PROPERTIES));

const controls = (rows: readonly (readonly string[])[]) =>
  [...rows.flat().join('')].filter((sign) => sign < ' ').length;

/** Rows below the header, as texts with their kinds. */
async function readBack(bytes: Uint8Array): Promise<{ texts: string[][]; kinds: string[][] }> {
  const texts: string[][] = [];
  const kinds: string[][] = [];
  for await (const { number, cells } of (await openSheet(bytes)).rows()) {
    if (number === 1) continue;
    texts[number - 2] = COLUMNS.map((_, k) => cells.find(({ column }) => column === k)?.text ?? '');
    kinds[number - 2] = COLUMNS.map((_, k) => cells.find(({ column }) => column === k)?.kind ?? '');
  }
  return { texts, kinds };
}

/** Blank rows are not given; they stand in the same places. */
const filled = (rows: string[][], length: number) => Array.from({ length }, (_, k) => rows[k] ?? COLUMNS.map(() => ''));

const awkward = fc.constantFrom(
  '',
  '00042',
  '1e5',
  '=1+1',
  "'=1+1",
  "''=x",
  '@SUM(A1)',
  '-5',
  '+5',
  '\t=x',
  '\r=x',
  'a\r\nb',
  'a\nb',
  '\r',
  '\n',
  ' lead',
  'trail ',
  '"',
  '""',
  ',',
  ';',
  '_x000D_',
  '_x005F_',
  '_x',
  '\u0000',
  '\u000b',
  '\u001f',
  '\ufffe',
  '\uffff',
  '\ufeff',
  '\u2028',
  '1899-12-31',
  'منع الاتجار بالأشخاص',
  '防止贩运人口',
  '😀',
  'e\u0301',
  '＝1',
  'TRUE',
  '#REF!',
  '<b>&amp;</b>',
  ']]>',
);
const anyText = fc.oneof(
  awkward,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const anyRows = fc.array(fc.tuple(anyText, anyText, anyText), { maxLength: 12 });

describe('what is written is read back', () => {
  test('as xlsx, any text whatever', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const { texts, kinds } = await readBack(await workbookOf([{ name: 'Register', columns: COLUMNS, rows }]));
        expect(filled(texts, rows.length)).toEqual(rows);
        expect(kinds.flat().every((kind) => kind === 'text' || kind === '')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('as csv, any text whatever', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        // A file of control characters is refused as no text at all, and rightly.
        fc.pre(controls(rows) <= 8);
        const { texts } = await readBack(await bytesOf(writeCsv(COLUMNS, rows)));
        expect(filled(texts, rows.length)).toEqual(rows);
      }),
      { numRuns: 150 },
    );
  });

  test('numbers, truth and days keep their kinds; early days are text; half characters become U+FFFD', async () => {
    const rows: CellToWrite[][] = [
      [1.5, true, { date: '2026-07-30' }],
      [-3, false, { date: '1899-12-31' }],
      [Number.NaN, null, { date: '2026-02-30' }],
      ['\ud800x', '', { date: '1900-03-01' }],
    ];
    const { texts, kinds } = await readBack(await workbookOf([{ name: 'x', columns: COLUMNS, rows }]));
    expect(texts).toEqual([
      ['1.5', 'TRUE', '2026-07-30'],
      ['-3', 'FALSE', '1899-12-31'],
      ['NaN', '', '2026-02-30'],
      ['\ufffdx', '', '1900-03-01'],
    ]);
    expect(kinds).toEqual([
      ['number', 'boolean', 'date'],
      ['number', 'boolean', 'text'],
      ['text', '', 'text'],
      ['text', '', 'date'],
    ]);
    expect((await readBack(await bytesOf(writeCsv(COLUMNS, rows)))).texts).toEqual(texts);
  });

  test('every day from March 1900 to 2100', async () => {
    const days = Array.from({ length: 73_000 }, (_, k) =>
      new Date(Date.UTC(1900, 2, 1 + k)).toISOString().slice(0, 10),
    );
    const rows = days.filter((_, k) => k % 7 === 0).map((date) => [{ date }]);
    const { texts } = await readBack(await workbookOf([{ name: 'x', columns: COLUMNS, rows }]));
    expect(texts.map(([text]) => text)).toEqual(rows.map(([cell]) => cell?.date));
  });
});

describe('a written workbook', () => {
  test('has a frozen bold header, widths, hidden columns, drop-down lists and the direction of its language', async () => {
    const columns: ColumnToWrite[] = [
      { header: 'الرمز', width: 30 },
      { header: 'الحالة', choices: ['مفتوح', 'قيد التنفيذ, "أو"'] },
      { header: 'الإصدار', hidden: true },
      { header: 'again', choices: ['مفتوح', 'قيد التنفيذ, "أو"'] },
    ];
    const sheets: SheetToWrite[] = [
      { name: 'السجل', columns, rows: [['a', 'مفتوح', 1]], rightToLeft: true },
      { name: 'السجل', columns: [{ header: 'x' }], rows: [] },
    ];
    const bytes = await workbookOf(sheets);
    const parts = unzipSync(bytes);
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
    expect(sheet).toContain('rightToLeft="1"');
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toMatch(/<col min="1" max="1" width="30"/);
    expect(sheet).toMatch(/<col min="3" max="3"[^>]* hidden="1"/);
    expect(sheet).toContain('sqref="B2:B1048576"><formula1>\'lists\'!$A$2:$A$3</formula1>');
    expect(sheet).toContain('sqref="D2:D1048576"><formula1>\'lists\'!$A$2:$A$3</formula1>');
    const open = await openSheet(bytes);
    expect(open.sheet).toBe('السجل');
    expect(open.findings.map(({ code, place }) => [code, place])).toEqual([
      ['sheet-chosen', 'السجل'],
      ['other-sheet', 'السجل 2'],
      ['hidden-sheet', 'lists'],
    ]);
    const lists: string[] = [];
    for await (const { cells } of (await openSheet(bytes, { sheet: 'lists' })).rows())
      lists.push(...cells.map(({ text }) => text));
    expect(lists).toEqual(['1', 'مفتوح', 'قيد التنفيذ, "أو"']);
  });

  test('never holds a formula, and csv never a cell that begins as one', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const parts = unzipSync(await workbookOf([{ name: 'x', columns: COLUMNS, rows }]));
        expect(new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])).not.toContain('<f');
        const csv = new TextDecoder().decode(await bytesOf(writeCsv(COLUMNS, rows)));
        expect(csv).not.toMatch(/(^|,|\n)"?[=+@]/);
      }),
      { numRuns: 60 },
    );
  });

  test('refuses a text that Excel could not open, at its cell', async () => {
    const rows = [['x'], ['y'.repeat(32_768)]];
    const written = workbookOf([{ name: 'x', columns: COLUMNS, rows }]);
    await expect(written).rejects.toEqual(new SheetRefusal('cell-too-long', 'A3', { length: 32_768, limit: 32_767 }));
  });

  test('is written in pieces of bounded size while rows come', async () => {
    async function* rows() {
      for (let k = 0; k < 20_000; k += 1) yield [`row ${k}`, k, { date: '2026-07-30' }];
    }
    let pieces = 0;
    for await (const piece of writeWorkbook([{ name: 'x', columns: COLUMNS, rows: rows() }], PROPERTIES)) {
      pieces += 1;
      expect(piece.length).toBeLessThan(128 * 1024);
    }
    expect(pieces).toBeGreaterThan(10);
  });
});
