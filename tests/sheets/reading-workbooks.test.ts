import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openSheet, openWorkbook, SheetRefusal, type SheetRow } from '../../src/kernel/sheets/index.js';
import { excelParts, excelWorkbook, sheetXml, zipText } from '../kit/workbooks.js';

async function read(bytes: Uint8Array, sheet?: string) {
  const open = await openSheet(bytes, sheet === undefined ? {} : { sheet });
  const rows: SheetRow[] = [];
  for await (const row of open.rows()) rows.push(row);
  const texts = Object.fromEntries(rows.flatMap(({ cells }) => cells.map(({ ref, text }) => [ref, text])));
  const kinds = Object.fromEntries(rows.flatMap(({ cells }) => cells.map(({ ref, kind }) => [ref, kind])));
  return { rows, texts, kinds, findings: open.findings.map(({ code, place }) => `${code} ${place}`), open };
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof SheetRefusal) return error.code;
    throw error;
  }
  return 'read';
}

/** One row of numbers, each with its own style. */
const numbers = (...values: string[]) =>
  `<row r="1">${values.map((v, k) => `<c s="${k}"><v>${v}</v></c>`).join('')}</row>`;

describe('cells of a workbook', () => {
  test('are text, number, truth, error and formula result, with their places', async () => {
    const { rows, texts, kinds, findings } = await read(
      excelWorkbook({
        strings:
          '<si><t>plain</t></si><si><r><rPr><b/></rPr><t>ri</t></r><r><t xml:space="preserve">ch </t></r><rPh sb="0" eb="1"><t>ルビ</t></rPh></si><si><t>two_x000D_\nlines_x005F_x0041_</t></si>',
        rows: [
          '<row r="2" spans="1:3"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>',
          '<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><v>0.30000000000000004</v></c><c r="D3" t="b"><v>1</v></c></row>',
          '<row r="4"><c r="A4" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B4"><f>1+1</f><v>2</v></c><c r="C4" t="str"><f>A2</f><v>a&amp;b</v></c><c r="D4"><f>NOW()</f></c></row>',
          '<row r="5"><c r="XFD5" t="inlineStr"><is><t>last</t></is></c></row>',
        ].join(''),
      }),
    );
    expect(texts).toEqual({
      A2: 'plain',
      C2: 'rich ',
      A3: 'two\r\nlines_x0041_',
      B3: '0.3',
      D3: 'TRUE',
      A4: '#DIV/0!',
      B4: '2',
      C4: 'a&b',
      XFD5: 'last',
    });
    expect(kinds).toMatchObject({ A2: 'text', B3: 'number', D3: 'boolean', A4: 'error' });
    expect(rows.map(({ number }) => number)).toEqual([2, 3, 4, 5]);
    expect(rows.flatMap(({ cells }) => cells.filter(({ formula }) => formula).map(({ ref }) => ref))).toEqual([
      'A4',
      'B4',
      'C4',
    ]);
    expect(findings).toEqual(['formula-without-value D4', 'formulas A4']);
  });

  test('that are numbers by their format are shown by it, and keep what is meant', async () => {
    const { rows } = await read(
      excelWorkbook({
        numFmts: '<numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="&quot;day &quot;0"/>',
        styles: [164, 4, 9, 165, 49, 0],
        rows: numbers('42', '1234.5', '0.25', '3', '7', '100000'),
      }),
    );
    expect(rows[0]?.cells.map(({ text, value }) => [text, value])).toEqual([
      ['00042', '42'],
      ['1,234.50', '1234.5'],
      ['25%', '0.25'],
      ['day 3', '3'],
      ['7', '7'],
      ['100000', '100000'],
    ]);
  });
});

describe('dates that are numbers', () => {
  const CODES = [
    'yyyy\\-mm\\-dd',
    '[$-407]dd.mm.yyyy',
    'TT.MM.JJJJ',
    'jj/mm/aaaa',
    'ДД.ММ.ГГГГ',
    'yyyy"年"m"月"d"日"',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
    'd-mmm-yy;@',
    '[$-401]d/m/yyyy',
    'aaaa-mm-dd',
  ];
  test.each(CODES)('become ISO dates by the code %s', async (code) => {
    const numFmts = `<numFmt numFmtId="170" formatCode="${code.replaceAll('"', '&quot;')}"/>`;
    const { texts, kinds } = await read(excelWorkbook({ numFmts, styles: [170], rows: numbers('46233') }));
    expect([texts.A1, kinds.A1]).toEqual(['2026-07-30', 'date']);
  });

  test.each([14, 15, 16, 17, 22, 27, 31, 34, 36, 50, 57, 58, 71, 81])(
    'become ISO dates by the built-in format %i',
    async (id) => {
      const { texts } = await read(excelWorkbook({ styles: [id], rows: numbers('46233') }));
      expect(texts.A1).toBe('2026-07-30');
    },
  );

  test.each(['0.00E+00', '#,##0 [$€-407]', '[Red]-0', '0" Tage"', '# ?/?', '_-* #,##0_-', 'General', '@'])(
    'are not made by the code %s',
    async (code) => {
      const numFmts = `<numFmt numFmtId="170" formatCode="${code.replaceAll('"', '&quot;')}"/>`;
      const { kinds, rows } = await read(excelWorkbook({ numFmts, styles: [170], rows: numbers('46233') }));
      expect([kinds.A1, rows[0]?.cells[0]?.value]).toEqual(['number', '46233']);
    },
  );

  test('keep the clock where the format shows it; times alone are times', async () => {
    const numFmts =
      '<numFmt numFmtId="170" formatCode="yyyy-mm-dd hh:mm"/><numFmt numFmtId="171" formatCode="[h]:mm"/>';
    const { texts, kinds } = await read(
      excelWorkbook({
        numFmts,
        styles: [170, 14, 20, 171, 170],
        rows: numbers('46233.375', '46233.375', '0.5', '1.25', '46233.999999'),
      }),
    );
    expect(texts).toEqual({
      A1: '2026-07-30T09:00:00',
      B1: '2026-07-30',
      C1: '12:00:00',
      D1: '30:00:00',
      E1: '2026-07-31',
    });
    expect(kinds).toMatchObject({ A1: 'date', C1: 'time', D1: 'time' });
  });

  test('follow the system of the file, and the leap day that never was is told', async () => {
    const since1900 = await read(
      excelWorkbook({ styles: [14, 14, 14, 14, 14], rows: numbers('1', '59', '60', '61', '2958466') }),
    );
    expect(since1900.texts).toEqual({ A1: '1900-01-01', B1: '1900-02-28', C1: '60', D1: '1900-03-01', E1: '2958466' });
    expect(since1900.findings).toEqual([
      'uncertain-date A1',
      'uncertain-date B1',
      'impossible-date C1',
      'impossible-date E1',
    ]);
    const since1904 = await read(
      excelWorkbook({
        workbookPr: '<workbookPr date1904="1"/>',
        styles: [14, 14, 14],
        rows: numbers('0', '44771', '-1'),
      }),
    );
    expect(since1904.texts).toEqual({ A1: '1904-01-01', B1: '2026-07-30', C1: '-1' });
    expect(since1904.findings).toEqual(['dates-from-1904 null', 'impossible-date C1']);
  });

  test('written as text by strict writers stay ISO', async () => {
    const { texts } = await read(excelWorkbook({ rows: '<row><c t="d"><v>2026-07-30T00:00:00</v></c></row>' }));
    expect(texts.A1).toBe('2026-07-30');
  });
});

describe('sheets', () => {
  test('that are hidden are named and skipped, and the choice is said', async () => {
    const sheets = [
      { name: 'secret', state: 'veryHidden', rows: '<row><c><v>1</v></c></row>' },
      { name: 'data &amp; more', rows: '<row><c><v>2</v></c></row>' },
      { name: 'notes', rows: '<row><c><v>3</v></c></row>' },
    ];
    const bytes = excelWorkbook({ rows: '', sheets });
    const first = await read(bytes);
    expect(first.open.sheet).toBe('data & more');
    expect(first.texts).toEqual({ A1: '2' });
    expect(first.findings).toEqual(['sheet-chosen data & more', 'hidden-sheet secret', 'other-sheet notes']);
    expect((await read(bytes, 'notes')).texts).toEqual({ A1: '3' });
    await expect(read(bytes, 'none')).rejects.toMatchObject({ code: 'no-such-sheet', place: 'none' });
  });

  test('with merged cells give the value to the first cell and tell each range', async () => {
    const after = '<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="C1:D1"/></mergeCells>';
    const rows = '<row r="2"><c r="A2"><v>7</v></c></row><row r="3"><c r="A3" s="0"/></row>';
    const { texts, findings } = await read(excelWorkbook({ rows, after }));
    expect(texts).toEqual({ A2: '7' });
    expect(findings).toEqual(['merged-cells A2:A4', 'merged-cells C1:D1']);
  });

  test('with 100,000 blank rows give only what is there', async () => {
    const blank = Array.from(
      { length: 100_000 },
      (_, k) => `<row r="${k + 2}" spans="1:15" x14ac:dyDescent="0.25"><c r="A${k + 2}" s="0"/></row>`,
    );
    const rows = `<row r="1"><c r="A1"><v>1</v></c></row>${blank.join('')}<row r="100002"><c r="A100002"><v>2</v></c></row>`;
    const { rows: read1 } = await read(excelWorkbook({ rows }));
    expect(read1.map(({ number }) => number)).toEqual([1, 100_002]);
  });

  test('of LibreOffice, of writers with prefixes, other names of parts, and UTF-16 are read', async () => {
    const libre = excelParts({
      strings: '<si><t xml:space="preserve">Zeile</t></si>',
      numFmts: '<numFmt numFmtId="164" formatCode="General"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd;@"/>',
      styles: [164, 165],
      workbookPr: '<workbookPr backupFile="false" showObjects="all" date1904="false"/>',
      rows: '<row r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="1" t="n"><v>46233</v></c><c r="C1" s="0" t="n"><f aca="false">B1+1</f><v>46234</v></c></row>',
    });
    expect((await read(zipText(libre))).texts).toEqual({ A1: 'Zeile', B1: '2026-07-30', C1: '46234' });

    const prefixed = excelParts({ rows: '' });
    prefixed['xl/worksheets/sheet1.xml'] =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>p</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    expect((await read(zipText(prefixed))).texts).toEqual({ A1: 'p' });

    const moved = excelParts({ rows: '' });
    const relations =
      moved['xl/_rels/workbook.xml.rels']?.replace('worksheets/sheet1.xml', '/xl/Worksheets/Tabelle1.xml') ?? '';
    expect(
      (
        await read(
          zipText({
            ...moved,
            'xl/_rels/workbook.xml.rels': relations,
            'xl/worksheets/tabelle1.xml': sheetXml('<row><c><v>5</v></c></row>'),
          }),
        )
      ).texts,
    ).toEqual({ A1: '5' });

    const wide = Object.fromEntries(
      Object.entries(excelParts({ rows: '<row><c t="inlineStr"><is><t>宽</t></is></c></row>' })).map(([name, text]) => [
        name,
        strToU8(text),
      ]),
    );
    const utf16 = Buffer.from(
      `\ufeff${sheetXml('<row><c t="inlineStr"><is><t>宽</t></is></c></row>').replace('UTF-8', 'UTF-16')}`,
      'utf16le',
    );
    expect((await read(zipSync({ ...wide, 'xl/worksheets/sheet1.xml': utf16 }))).texts).toEqual({ A1: '宽' });
  });

  test('of a workbook with macros are read, the macros are not', async () => {
    const { texts, findings } = await read(
      excelWorkbook({ rows: '<row><c><v>1</v></c></row>', more: { 'xl/vbaProject.bin': 'x' } }),
    );
    expect(texts).toEqual({ A1: '1' });
    expect(findings).toEqual(['macros-ignored null']);
  });
});

describe('files that cannot be read', () => {
  const good = excelWorkbook({ rows: '<row><c><v>1</v></c></row>', strings: '<si><t>some words to pack</t></si>' });
  const compound = (name: string) =>
    new Uint8Array([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...Buffer.alloc(504),
      ...Buffer.from(name, 'utf16le'),
    ]);
  const withSheet = (xml: string) => zipText({ ...excelParts({ rows: '' }), 'xl/worksheets/sheet1.xml': xml });
  const cases: [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(), 'empty-file'],
    ['an encrypted workbook', compound('EncryptedPackage'), 'encrypted'],
    ['an old .xls', compound('Workbook'), 'old-excel'],
    [
      'an .ods',
      zipText({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
      'open-document',
    ],
    ['an .xlsb', zipText({ 'xl/workbook.bin': 'x' }), 'binary-workbook'],
    ['a .numbers', zipText({ 'Index/Document.iwa': 'x' }), 'numbers-document'],
    ['a Word file', zipText({ 'word/document.xml': '<w/>' }), 'not-a-sheet'],
    ['a PDF', strToU8('%PDF-1.7 ...'), 'not-a-sheet'],
    ['a web page named .xls', strToU8('\ufeff<html><table><tr><td>1'), 'web-page'],
    [
      'an XML Spreadsheet 2003',
      strToU8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
      'xml-spreadsheet',
    ],
    ['half of a workbook', good.subarray(0, good.length / 2), 'truncated'],
    ['a workbook without its last bytes', good.subarray(0, good.length - 30), 'truncated'],
    [
      'an entity attack',
      withSheet(
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>',
      ),
      'unsafe-xml',
    ],
    [
      'an unknown entity',
      withSheet('<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>'),
      'damaged',
    ],
    ['a sheet that breaks off', withSheet('<worksheet><sheetData><row><c>'), 'damaged'],
    ['a bomb of one text', withSheet(`<worksheet><sheetData><row><c t="str"><v>${'A'.repeat(9_000_000)}`), 'too-large'],
    ['a bomb of blank rows', withSheet(`<worksheet><sheetData>${'<row/>'.repeat(7_000_000)}`), 'too-large'],
    ['a workbook without sheets', zipText({ 'xl/other.xml': '<x/>' }), 'no-sheet'],
    ['only hidden sheets', excelWorkbook({ rows: '', sheets: [{ name: 'h', state: 'hidden' }] }), 'no-sheet'],
    ['noise', Uint8Array.from({ length: 4096 }, (_, k) => (k * 7919) % 251), 'not-a-sheet'],
  ];
  test.each(cases)('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  test('a workbook in which any byte was changed is read or refused, never anything else', async () => {
    for (let at = 0; at < good.length; at += 3) {
      const changed = good.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(typeof (await refusalOf(changed))).toBe('string');
    }
  });

  test('more shared text than the bound is refused with the bound', async () => {
    const bytes = excelWorkbook({ rows: '', strings: `<si><t>${'word '.repeat(100)}</t></si>` });
    expect(() => openWorkbook(bytes, { limits: { sharedText: 300 } })).toThrowError(
      expect.objectContaining({ code: 'too-large', values: { limit: 300 } }),
    );
    expect(() => openWorkbook(bytes, { limits: { file: 30 } })).toThrowError(
      expect.objectContaining({ code: 'too-large' }),
    );
  });
});
