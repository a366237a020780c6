import { strToU8, zipSync } from 'fflate';

/** Parts of a workbook as Excel writes them, small enough to read in a test. */
export interface WorkbookParts {
  /** Content of `sheetData` of the first sheet; further sheets by `sheets`. */
  rows: string;
  /** After `sheetData`. */
  after?: string;
  strings?: string;
  numFmts?: string;
  /** `numFmtId` of each style. */
  styles?: number[];
  workbookPr?: string;
  sheets?: { name: string; state?: string; rows?: string }[];
  more?: Record<string, string>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

export function sheetXml(rows: string, after = ''): string {
  return `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><dimension ref="A1:C3"/><sheetFormatPr defaultRowHeight="15"/><sheetData>${rows}</sheetData>${after}<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`;
}

/** Programs tell from it that it is a workbook; LibreOffice opens none without. */
function contentTypes(sheets: number): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${kind}.${type}+xml"/>`;
  const each = Array.from({ length: sheets }, (_, k) => part(`worksheets/sheet${k + 1}`, 'worksheet'));
  const parts = [
    part('workbook', 'sheet.main'),
    ...each,
    part('styles', 'styles'),
    part('sharedStrings', 'sharedStrings'),
  ];
  const plain = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`;
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${plain}${parts.join('')}</Types>`;
}

/** The archive's parts in the manner of Excel: shared texts, styles, relations with relative targets. */
export function excelParts(parts: WorkbookParts): Record<string, string> {
  const sheets = parts.sheets ?? [{ name: 'Sheet1' }];
  const list = sheets.map(
    ({ name, state }, k) =>
      `<sheet name="${name}" sheetId="${k + 1}"${state ? ` state="${state}"` : ''} r:id="rId${k + 1}"/>`,
  );
  const relations = sheets.map(
    (_, k) => `<Relationship Id="rId${k + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${k + 1}.xml"/>`,
  );
  // The sheet that is open when the file is; LibreOffice shows it even where it is hidden.
  const open = Math.max(
    0,
    sheets.findIndex(({ state }) => state === undefined),
  );
  const view = open === 0 ? '' : `<bookViews><workbookView activeTab="${open}"/></bookViews>`;
  const xfs = (parts.styles ?? [0]).map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"/>`);
  return {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${parts.workbookPr ?? '<workbookPr/>'}${view}<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}">${relations.join('')}<Relationship Id="rId98" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId99" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1">${parts.numFmts ?? ''}</numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${parts.strings ?? ''}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, k) => [
        `xl/worksheets/sheet${k + 1}.xml`,
        sheetXml(rows ?? (k === 0 ? parts.rows : ''), k === 0 ? parts.after : ''),
      ]),
    ),
    ...parts.more,
  };
}

export function zipText(parts: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

export const excelWorkbook = (parts: WorkbookParts): Uint8Array => zipText(excelParts(parts));
