import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMessages } from '../../src/kernel/i18n/index.js';
import { bringSheet as bringParties, getSheetImport as partyImport } from '../../src/modules/parties/bring-sheet.js';
import { bringSheet as bringMeasures, getSheetImport as measureImport } from '../../src/modules/plan/bring-sheet.js';
import { bringTable, getImport } from '../../src/modules/treaties/bring-table.js';
import { bringInstruments, getInstrumentImport } from '../../src/modules/treaties/instruments/bring-instruments.js';
import { openTestDatabase, type TestDatabase } from '../kit/databases.js';
import { ADMINISTRATOR } from '../kit/register.js';
import { excelWorkbook } from '../kit/workbooks.js';

for (const module of ['commitments', 'documents', 'parties', 'plan', 'treaties'])
  addMessages(module, new URL(`../../src/modules/${module}/messages/`, import.meta.url));

const OFFICE = process.env.SOFFICE ?? 'soffice';
const NO_CALC = 'there is no LibreOffice with Calc on this machine';
const DATE = 1;

const serial = (day: string) => String((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000);
const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
const day = (ref: string, value: string) => `<c r="${ref}" s="${DATE}"><v>${serial(value)}</v></c>`;
const formula = (ref: string, value: string) =>
  `<c r="${ref}" t="str"><f>CONCATENATE("${value.slice(0, 2)}","${value.slice(2)}")</f><v>${value}</v></c>`;
const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`;
const blanks = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => row(from + k)).join('');
const LAST = 100_010;

/** A sheet behind a hidden one, with all that people leave in spreadsheets: `last` stands below 100,000 blank rows. */
function workbook(rows: readonly string[], last: string, merged: string, macros = true): Uint8Array {
  const visible = rows.join('') + blanks(rows.length + 1, LAST - 1) + last;
  const file = excelWorkbook({
    ...{ rows: row(1, text('A1', 'Not for you')), styles: [0, 14] },
    sheets: [
      { name: 'Lists', state: 'hidden' },
      { name: 'Table', rows: visible },
    ],
  });
  const parts = unzipSync(file);
  const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet2.xml']);
  const with_ = sheet.replace(
    '</sheetData>',
    `</sheetData><mergeCells count="1"><mergeCell ref="${merged}"/></mergeCells>`,
  );
  const vba = macros ? { 'xl/vbaProject.bin': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]) } : {};
  return zipSync({ ...parts, 'xl/worksheets/sheet2.xml': strToU8(with_), ...vba });
}

/** What LibreOffice makes of a file when somebody opens and saves it; null where it, or its Calc, is not here. */
function savedByOffice(bytes: Uint8Array, format: string): Uint8Array | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'concordance-office-'));
  try {
    writeFileSync(path.join(folder, 'in.xlsx'), bytes);
    const out = path.join(folder, 'out');
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const arguments_ = ['--headless', '--convert-to', format, '--outdir', out, path.join(folder, 'in.xlsx')];
    spawnSync(OFFICE, [profile, ...arguments_], { timeout: 110_000 });
    const saved = path.join(out, `in.${format}`);
    return existsSync(saved) ? new Uint8Array(readFileSync(saved)) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('files of Excel and LibreOffice through the importers', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase('pglite', 'facts');
  }, 240_000);
  afterAll(() => test.drop());

  /** What each importer makes of the same kind of file: rows by what becomes of them, problems with their cell. */
  const IMPORTERS = {
    async treaties(macros: boolean, made: (bytes: Uint8Array) => Uint8Array) {
      const bytes = workbook(
        [
          row(1, text('A1', 'Status of the Protocol')),
          row(2, text('A2', 'Participant'), text('B2', 'Signature'), text('C2', 'Ratification')),
          row(3, text('A3', 'Belarus'), day('B3', '2000-12-14'), day('C3', '2003-06-25')),
          row(4, formula('A4', 'Norway'), text('C4', '03/04/2003')),
        ],
        row(LAST, text(`A${LAST}`, 'Japan'), day(`C${LAST}`, '2017-07-11')),
        'A1:C1',
        macros,
      );
      const given = { bytes: made(bytes), name: 'a.xlsx', instrument: 'trafficking-protocol', asOf: '2024-01-01' };
      const { importId } = await bringTable(test.db, ADMINISTRATOR, { ...given, source: '' });
      const { rows } = await getImport(test.db, ADMINISTRATOR, importId);
      return rows.map(({ participant, problem, facts }) =>
        problem === null
          ? `${participant} ${facts.map(({ content }) => content.date).join(' ')}`
          : `${participant} ${problem.place} ${problem.code}`,
      );
    },
    async instruments(macros: boolean, made: (bytes: Uint8Array) => Uint8Array) {
      const bytes = workbook(
        [
          row(1, text('A1', 'code'), text('B1', 'name_en'), text('C1', 'adopted')),
          row(2, text('A2', 'coe-197'), formula('B2', 'Warsaw'), day('C2', '2005-05-16')),
          row(3, text('A3', 'coe-198'), text('C3', '2005-05-16'), text('D3', 'nobody reads this')),
          row(4, text('A4', 'coe-199'), text('B4', 'Faro'), text('C4', 'soon')),
        ],
        row(LAST, text(`A${LAST}`, 'coe-200'), text(`B${LAST}`, 'Nice'), day(`C${LAST}`, '2006-05-19')),
        'D3:E3',
        macros,
      );
      const { importId } = await bringInstruments(test.db, ADMINISTRATOR, { bytes: made(bytes), name: 'a.xlsx' });
      const { rows } = await getInstrumentImport(test.db, ADMINISTRATOR, importId);
      return rows.map(({ code, problem, content }) =>
        problem === null
          ? `${code} ${content?.names.en?.name} ${content?.adopted}`
          : `${problem.place} ${problem.code}`,
      );
    },
    async parties(macros: boolean, made: (bytes: Uint8Array) => Uint8Array) {
      const bytes = workbook(
        [
          row(1, text('A1', 'code'), text('B1', 'kind'), text('C1', 'short_en')),
          row(2, text('A2', 'HARBOUR-9'), formula('B2', 'ngo'), text('C2', 'Harbour')),
          row(3, text('A3', 'FR'), text('B3', 'planet')),
        ],
        row(LAST, text(`A${LAST}`, 'LAMP-9'), text(`B${LAST}`, 'ngo'), text(`C${LAST}`, 'Lamp')),
        'A3:A4',
        macros,
      );
      const { importId } = await bringParties(test.db, ADMINISTRATOR, { bytes: made(bytes), name: 'a.xlsx' });
      const { rows } = await partyImport(test.db, ADMINISTRATOR, importId);
      return rows.map(({ code, kind, problem }) =>
        problem === null ? `${code} ${kind}` : `${problem.place} ${problem.code}`,
      );
    },
    async plan(macros: boolean, made: (bytes: Uint8Array) => Uint8Array) {
      const head = ['key', 'lead', 'title_en', 'measures', 'starts'].map((word, k) => text(`${'ABCDE'[k]}1`, word));
      const bytes = workbook(
        [
          row(1, ...head),
          row(
            2,
            text('A2', 'BY-9'),
            text('B2', 'BY'),
            formula('C2', 'Lamps'),
            '<c r="D2"><v>12</v></c>',
            day('E2', '2027-05-01'),
          ),
          row(3, text('A3', 'BY-10'), text('B3', 'BY'), text('C3', 'x'), text('D3', '99'), text('E3', '')),
        ],
        row(
          LAST,
          text(`A${LAST}`, 'KE-9'),
          text(`B${LAST}`, 'KE'),
          text(`C${LAST}`, 'Night'),
          `<c r="D${LAST}"><v>17</v></c>`,
        ),
        'C3:C4',
        macros,
      );
      const { importId } = await bringMeasures(test.db, ADMINISTRATOR, { bytes: made(bytes), name: 'a.xlsx' });
      const { rows } = await measureImport(test.db, ADMINISTRATOR, importId);
      return rows.map(({ key, problem, changes }) =>
        problem === null
          ? `${key} ${changes.map(({ column, after }) => (column === 'starts' ? after : '')).join('')}`.trim()
          : `${problem.place} ${problem.code}`,
      );
    },
  } as const;
  const EXPECTED: Readonly<Record<keyof typeof IMPORTERS, string[]>> = {
    treaties: ['Belarus 2000-12-14 2003-06-25', 'Norway C4 not-a-date', 'Japan 2017-07-11'],
    instruments: ['coe-197 Warsaw 2005-05-16', '3 name-missing', 'C4 not-a-date', 'coe-200 Nice 2006-05-19'],
    parties: ['HARBOUR-9 new', 'B3 not-in-list', 'LAMP-9 new'],
    plan: ['by-9 2027-05-01', 'D3 not-a-measure', 'ke-9'],
  };
  const names = Object.keys(EXPECTED) as (keyof typeof IMPORTERS)[];

  it.each(names)(
    'of Excel for %s: merged, dates as numbers, hidden sheets, formulas, blank rows, macros; faults name the cell',
    async (name) => {
      expect(await IMPORTERS[name](true, (bytes) => bytes)).toEqual(EXPECTED[name]);
    },
  );

  it('of LibreOffice: the same, opened and saved by it', async ({ skip }) => {
    for (const name of names) {
      let absent = false;
      const told = await IMPORTERS[name](false, (bytes) => {
        const saved = savedByOffice(bytes, 'xlsx');
        absent = saved === null;
        return saved ?? bytes;
      });
      skip(absent, NO_CALC);
      expect(told, name).toEqual(EXPECTED[name]);
    }
  }, 480_000);

  it('of LibreOffice in its own and in old formats are refused, with what they are', async ({ skip }) => {
    const bytes = excelWorkbook({ rows: row(1, text('A1', 'code'), text('B1', 'kind')) });
    for (const [format, code] of [
      ['ods', 'open-document'],
      ['xls', 'old-excel'],
    ] as const) {
      const saved = savedByOffice(bytes, format);
      if (saved === null) return skip(NO_CALC);
      const brought = bringParties(test.db, ADMINISTRATOR, { bytes: saved, name: `a.${format}` });
      await expect(brought, format).rejects.toMatchObject({ code });
    }
  }, 240_000);
});
