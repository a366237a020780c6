import { encodeXml } from '../xml-text.js';
import type { DocumentProperties } from './table.js';

/** Parts of a workbook beside its sheets (ECMA-376 parts 1 and 2). */
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Indexes into `cellXfs` below. */
export const STYLE = { number: 0, header: 1, text: 2, date: 3 } as const;

export interface SheetEntry {
  name: string;
  hidden: boolean;
}

export function contentTypes(sheets: readonly SheetEntry[]): string {
  const parts = sheets.map(
    (_, k) => `<Override PartName="/xl/worksheets/sheet${k + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>`,
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
    ...parts,
    '</Types>',
  ].join('');
}

export function rootRelations(): string {
  return [
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">`,
    `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`,
    `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
    '</Relationships>',
  ].join('');
}

export function workbook(sheets: readonly SheetEntry[]): string {
  const list = sheets.map(
    ({ name, hidden }, k) =>
      `<sheet name="${encodeXml(name)}" sheetId="${k + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${k + 1}"/>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets></workbook>`;
}

export function workbookRelations(sheets: readonly SheetEntry[]): string {
  const list = sheets.map(
    (_, k) => `<Relationship Id="rId${k + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${k + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}${styles}</Relationships>`;
}

/** Plain number, bold header, text (format 49, so that typing into it stays text too), ISO date; text stands at the top and wraps. */
export function styles(): string {
  const top = '<alignment vertical="top" wrapText="1"/>';
  return [
    `${HEAD}<styleSheet xmlns="${MAIN}">`,
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    '<cellXfs count="4">',
    `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${top}</xf>`,
    `<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">${top}</xf>`,
    `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf>`,
    `<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf>`,
    '</cellXfs>',
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}

export function coreProperties({ title, creator, language, created, description }: DocumentProperties): string {
  const moment = created.toISOString().replace(/\.\d+Z$/, 'Z');
  return [
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${encodeXml(title)}</dc:title><dc:creator>${encodeXml(creator)}</dc:creator>`,
    description === undefined ? '' : `<dc:description>${encodeXml(description)}</dc:description>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dc:language>${encodeXml(language)}</dc:language>`,
    '</cp:coreProperties>',
  ].join('');
}
