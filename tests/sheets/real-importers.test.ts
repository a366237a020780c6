import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMessages } from '../../src/kernel/i18n/index.js';
import { bringSheet as bringParties, getSheetImport as partyImport } from '../../src/modules/parties/bring-sheet.js';
import { bringSheet as bringMeasures, getSheetImport as measureImport } from '../../src/modules/plan/bring-sheet.js';
import type { CallContent } from '../../src/modules/reporting/calls/content.js';
import type { Question } from '../../src/modules/reporting/calls/question.js';
import { compareBrought } from '../../src/modules/reporting/offline/brought-back.js';
import { fileMark } from '../../src/modules/reporting/offline/marks.js';
import { readQuestionnaireSheet } from '../../src/modules/reporting/offline/read-sheet.js';
import { bringTable, getImport } from '../../src/modules/treaties/bring-table.js';
import { bringInstruments, getInstrumentImport } from '../../src/modules/treaties/instruments/bring-instruments.js';
import { bringLaws, getLawImport } from '../../src/modules/treaties/laws/bring-laws.js';
import { openTestDatabase, type TestDatabase } from '../kit/databases.js';
import { ADMINISTRATOR } from '../kit/register.js';
import { openSheetDesk, type SheetDesk } from '../kit/sheets.js';
import { excelWorkbook } from '../kit/workbooks.js';

for (const module of ['commitments', 'documents', 'parties', 'plan', 'reporting', 'treaties'])
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
  // LibreOffice writes no blank rows, however they came to it.
  const visible = rows.join('') + (macros ? blanks(rows.length + 1, LAST - 1) : '') + last;
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

/** What LibreOffice makes of files when somebody opens and saves them, in one start of it; null where it, or its Calc, is not here. */
function savedByOffice(files: readonly Uint8Array[], format: string): Uint8Array[] | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'concordance-office-'));
  try {
    const given = files.map((bytes, k) => {
      const file = path.join(folder, `in-${k}.xlsx`);
      writeFileSync(file, bytes);
      return file;
    });
    const out = path.join(folder, 'out');
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    spawnSync(OFFICE, [profile, '--headless', '--convert-to', format, '--outdir', out, ...given], { timeout: 400_000 });
    const saved = files.map((_, k) => path.join(out, `in-${k}.${format}`));
    return saved.every((file) => existsSync(file)) ? saved.map((file) => new Uint8Array(readFileSync(file))) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ASKED: Question[] = (['text', 'date', 'number'] as const).map((kind, at) => ({
  ...{ id: `01900000-0000-7000-8000-00000000000${at}`, section: null, required: false, subjects: [], follows: null },
  asked:
    kind === 'text'
      ? { kind, limit: null }
      : kind === 'date'
        ? { kind }
        : { kind, decimals: 0, least: null, most: null, persons: false },
}));
const QUESTIONNAIRE: CallContent = { kind: 'survey', lang: 'en', sections: [], questions: ASKED, texts: {} };
const MARK = fileMark('2026-trial', 'BY');

describe('files of Excel and LibreOffice through the importers', () => {
  let test: TestDatabase;
  let desk: SheetDesk;
  beforeAll(async () => {
    test = await openTestDatabase('pglite', 'facts');
    desk = await openSheetDesk(test.db);
  }, 240_000);
  afterAll(async () => {
    await desk.stop();
    await test.drop();
  });

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
    async laws(macros: boolean, made: (bytes: Uint8Array) => Uint8Array) {
      const head = ['party', 'treaty', 'area', 'key', 'title', 'date'].map((word, k) => text(`${'ABCDEF'[k]}1`, word));
      const place = (n: number, area: string) => [text(`A${n}`, 'BY'), text(`B${n}`, 'untoc'), text(`C${n}`, area)];
      const bytes = workbook(
        [
          row(1, ...head),
          row(2, ...place(2, 'protection'), text('D2', '1'), formula('E2', 'Lamps'), day('F2', '2005-05-16')),
          row(3, ...place(3, 'weather'), text('D3', '2'), text('E3', 'Rain')),
        ],
        row(
          LAST,
          ...place(LAST, 'الحماية'),
          text(`D${LAST}`, '3'),
          text(`E${LAST}`, 'Night'),
          text(`F${LAST}`, '2006'),
        ),
        'G3:H3',
        macros,
      );
      const { importId } = await bringLaws(test.db, ADMINISTRATOR, { bytes: made(bytes), name: 'a.xlsx' });
      const { rows } = await getLawImport(test.db, ADMINISTRATOR, importId);
      return rows.map(({ problem, content }) =>
        problem === null ? `${content?.title} ${content?.date}` : `${problem.place} ${problem.code}`,
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
    async commitments(macros: boolean, made: (bytes: Uint8Array) => Uint8Array) {
      const [first = '', second = '', third = ''] = await someCommitments();
      const bytes = workbook(
        [
          row(1, ...['key', 'title_en', 'happened', 'theme'].map((word, k) => text(`${'ABCD'[k]}1`, word))),
          row(2, text('A2', first), formula('B2', 'Lamps'), day('C2', '2026-03-05')),
          row(3, text('A3', second), text('B3', 'Merged'), text('D3', 'no theme at all')),
        ],
        row(LAST, text(`A${LAST}`, third), text(`B${LAST}`, 'Night')),
        'E3:F3',
        macros,
      );
      const { rows } = await desk.bring(made(bytes), 'a.xlsx');
      return rows
        .toSorted((a, b) => a.line - b.line)
        .map(({ key, problems, changes, said }) =>
          problems.length === 0
            ? `${[first, second, third].indexOf(key)} ${changes.find(({ column }) => column === 'title_en')?.after} ${said?.happened ?? ''}`.trim()
            : problems.map(({ code, ref }) => `${ref} ${code}`).join(),
        );
    },
    async answers(macros: boolean, made: (bytes: Uint8Array) => Uint8Array) {
      const [words, day_, number] = ASKED.map(({ id }) => `${id}#1`);
      const bytes = workbook(
        [
          row(1, text('A1', 'Mark'), text('E1', 'Answer')),
          row(2, text('A2', MARK)),
          row(3, text('A3', words ?? ''), formula('E3', 'Lamps')),
          row(4, text('A4', number ?? ''), text('E4', 'many')),
        ],
        row(LAST, text(`A${LAST}`, day_ ?? ''), day(`E${LAST}`, '2026-03-05')),
        'E3:F3',
        macros,
      );
      const { rows } = await readQuestionnaireSheet(made(bytes), QUESTIONNAIRE, MARK);
      return compareBrought(QUESTIONNAIRE, rows, new Map(), 'en').map(({ after, place, fault }) =>
        after === null ? `${place} ${fault?.code}` : Object.values(after.value ?? {}).join(' '),
      );
    },
  } as const;
  /** Keys of commitments that come with the program. */
  async function someCommitments(): Promise<string[]> {
    const { rows } = await sql<{ key: string }>`select key from commitment order by key limit 3`.execute(
      test.db.connection.queries,
    );
    return rows.map(({ key }) => key);
  }
  const EXPECTED: Readonly<Record<keyof typeof IMPORTERS, string[]>> = {
    treaties: ['Belarus 2000-12-14 2003-06-25', 'Norway C4 not-a-date', 'Japan 2017-07-11'],
    instruments: ['coe-197 Warsaw 2005-05-16', '3 name-missing', 'C4 not-a-date', 'coe-200 Nice 2006-05-19'],
    parties: ['HARBOUR-9 new', 'B3 not-in-list', 'LAMP-9 new'],
    plan: ['by-9 2027-05-01', 'D3 not-a-measure', 'ke-9'],
    laws: ['Lamps 2005-05-16', 'C3 not-in-list', 'Night 2006'],
    commitments: ['0 Lamps 2026-03-05', 'D3 unknown-filing', '2 Night'],
    answers: ['text Lamps', 'E4 not-a-number', 'date 2026-03-05'],
  };
  const names = Object.keys(EXPECTED) as (keyof typeof IMPORTERS)[];

  it.each(names)(
    'of Excel for %s: merged, dates as numbers, hidden sheets, formulas, blank rows, macros; faults name the cell',
    async (name) => {
      expect(await IMPORTERS[name](true, (bytes) => bytes)).toEqual(EXPECTED[name]);
    },
  );

  /** The file that an importer would be given. */
  async function fileFor(name: (typeof names)[number]): Promise<Uint8Array> {
    const taken: Uint8Array[] = [];
    const instead = new Error('no more than the file is wanted');
    const told = IMPORTERS[name](false, (bytes) => {
      taken.push(bytes);
      throw instead;
    });
    await expect(told).rejects.toBe(instead);
    return taken[0] ?? new Uint8Array();
  }

  it('of LibreOffice: the same, opened and saved by it', async ({ skip }) => {
    const saved = savedByOffice(await Promise.all(names.map(fileFor)), 'xlsx');
    if (saved === null) return skip(NO_CALC);
    for (const [at, name] of names.entries())
      expect(await IMPORTERS[name](false, (bytes) => saved[at] ?? bytes), name).toEqual(EXPECTED[name]);
  }, 480_000);

  it('of LibreOffice in its own and in old formats are refused, with what they are', async ({ skip }) => {
    const bytes = excelWorkbook({ rows: row(1, text('A1', 'code'), text('B1', 'kind')) });
    for (const [format, code] of [
      ['ods', 'open-document'],
      ['xls', 'old-excel'],
    ] as const) {
      const [saved] = savedByOffice([bytes], format) ?? [];
      if (saved === undefined) return skip(NO_CALC);
      const brought = bringParties(test.db, ADMINISTRATOR, { bytes: saved, name: `a.${format}` });
      await expect(brought, format).rejects.toMatchObject({ code });
    }
  }, 240_000);
});
