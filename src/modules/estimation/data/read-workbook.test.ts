import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { isWorkbook } from '../../../kernel/sheets/index.js';
import { readHistories } from './read-histories.js';
import { readWorkbook } from './read-workbook.js';

const SHARED = '<sst><si><t>police</t></si><si><r><t>shel</t></r><r><t>ter</t></r></si><si><t>count</t></si></sst>';
const ROWS = [
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>',
  '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>0</v></c><c r="C2"><v>60</v></c></row>',
  '<row r="3"><c r="A3" t="inlineStr"><is><t>0</t></is></c><c r="B3"><v>1</v></c><c r="C3"><f>20*2</f><v>40</v></c></row>',
  '<row r="4"/>',
  '<row r="5"><c r="A5"><v>1</v></c><c r="B5"><v>1</v></c><c r="C5"><v>20</v></c></row>',
];

function workbook(rows: string[]): Uint8Array {
  return zipSync({
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`),
    'xl/sharedStrings.xml': strToU8(SHARED),
  });
}

describe('a workbook', () => {
  test('gives the histories of its first sheet', () => {
    const bytes = workbook(ROWS);
    expect(isWorkbook(bytes)).toBe(true);
    const data = readHistories(readWorkbook(bytes));
    expect(data.lists).toEqual(['police', 'shelter']);
    expect(Array.from(data.counts)).toEqual([0, 60, 40, 20]);
  });

  test('with an empty cell in a list is refused with its place, not read as 0', () => {
    const gap = '<row r="6"><c r="B6"><v>1</v></c><c r="C6"><v>3</v></c></row>';
    expect(() => readHistories(readWorkbook(workbook([...ROWS, gap])))).toThrow('not-zero-one');
  });

  test('that is none is refused', () => {
    expect(isWorkbook(strToU8('A,B,count'))).toBe(false);
    expect(() => readWorkbook(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toThrow('unreadable');
    expect(() => readWorkbook(strToU8('PK\u0003\u0004 broken'))).toThrow('unreadable');
    expect(() => readWorkbook(workbook([]))).toThrow('empty-file');
    expect(() => readWorkbook(zipSync({ 'xl/worksheets/sheet1.xml': strToU8('<worksheet><row>') }))).toThrow(
      'unreadable',
    );
  });
});
