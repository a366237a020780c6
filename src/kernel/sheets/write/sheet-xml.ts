import { serialOfIso } from '../read/serial-date.js';
import { columnName } from '../references.js';
import { SheetRefusal } from '../sheet.js';
import { encodeCellText, encodeXml } from '../xml-text.js';
import { STYLE } from './package-xml.js';
import type { CellToWrite, ColumnToWrite, SheetToWrite } from './table.js';

/** Characters that a cell of Excel holds; a longer one makes it call the file broken. */
const LONGEST_CELL = 32_767;
const LAST_ROW = 1_048_576;

/** The beginning of a sheet, up to its rows and the header row included. Texts stand in their cells, so that rows can be written as they come. */
export function sheetStart({ columns, rightToLeft }: SheetToWrite): string {
  const cols = columns
    .map(({ width = 12, hidden }, k) => {
      const n = k + 1;
      return `<col min="${n}" max="${n}" width="${width}" style="${STYLE.text}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`;
    })
    .join('');
  const direction = rightToLeft ? ' rightToLeft="1"' : '';
  const header = columns.map(({ header: text }, column) => textCell(text, `${columnName(column)}1`, STYLE.header));
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<sheetViews><sheetView${direction} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    cols === '' ? '' : `<cols>${cols}</cols>`,
    `<sheetData><row r="1">${header.join('')}</row>`,
  ].join('');
}

/** One row. @throws SheetRefusal `cell-too-long` `too-large` */
export function rowXml(row: readonly CellToWrite[], number: number): string {
  if (number > LAST_ROW) throw new SheetRefusal('too-large', `A${number}`, { limit: LAST_ROW });
  const cells = row.map((cell, column) => cellXml(cell, `${columnName(column)}${number}`)).join('');
  return `<row r="${number}">${cells}</row>`;
}

function cellXml(cell: CellToWrite, ref: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return textCell(cell, ref, STYLE.text);
  if (typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') {
    return Number.isFinite(cell)
      ? `<c r="${ref}" s="${STYLE.number}"><v>${cell}</v></c>`
      : textCell(String(cell), ref, STYLE.text);
  }
  const serial = serialOfIso(cell.date);
  return serial === null
    ? textCell(cell.date, ref, STYLE.text)
    : `<c r="${ref}" s="${STYLE.date}"><v>${serial}</v></c>`;
}

function textCell(text: string, ref: string, style: number): string {
  if (text.length > LONGEST_CELL)
    throw new SheetRefusal('cell-too-long', ref, { length: text.length, limit: LONGEST_CELL });
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${encodeCellText(text)}</t></is></c>`;
}

/** A list of choices in the sheet of lists: "'lists'!$B$1:$B$6". */
export interface ChoiceList {
  column: number;
  formula: string;
}

/** The end of a sheet: its filter and its drop-down lists. */
export function sheetEnd(columns: readonly ColumnToWrite[], rows: number, lists: readonly ChoiceList[]): string {
  const last = columnName(Math.max(0, columns.length - 1));
  const validations = lists.map(({ column, formula }) => {
    const name = columnName(column);
    // No error alert: what is not in the list can be typed, and is told when the file comes back.
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${name}2:${name}${LAST_ROW}"><formula1>${encodeXml(formula)}</formula1></dataValidation>`;
  });
  return [
    '</sheetData>',
    columns.length === 0 ? '' : `<autoFilter ref="A1:${last}${Math.max(1, rows)}"/>`,
    validations.length === 0
      ? ''
      : `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`,
    '</worksheet>',
  ].join('');
}
