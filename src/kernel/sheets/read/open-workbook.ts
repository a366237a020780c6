import { LIMITS, type SheetLimits } from '../limits.js';
import type { SheetFinding, SheetRow } from '../sheet.js';
import { SheetRefusal } from '../sheet.js';
import { Findings } from './findings.js';
import { recognizeContainer, refuseOtherArchives } from './recognize.js';
import { SheetRows } from './sheet-rows.js';
import { unpack } from './unpack.js';
import {
  type Archive,
  type ListedSheet,
  readSharedStrings,
  readStyles,
  readWorkbookList,
  sheetsByNumber,
} from './workbook-parts.js';
import { readXml } from './xml-events.js';
import { readZipDirectory } from './zip-directory.js';

export interface WorkbookOptions {
  /** The sheet to read; without it, the first that is not hidden. */
  sheet?: string;
  limits?: Partial<SheetLimits>;
}

/** A sheet of a workbook, opened without waiting: for pure code. */
export interface OpenWorkbook {
  sheet: string;
  findings: readonly SheetFinding[];
  /** Once. @throws SheetRefusal at any row */
  rows(): Iterable<SheetRow>;
  fraction(): number;
}

/** Whether bytes are an archive, as every .xlsx is. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * Opens a workbook (.xlsx, .xlsm) and chooses its sheet. In memory stand the bytes, the shared texts and the formats; rows are unpacked
 * as they are asked for.
 * @throws SheetRefusal
 */
export function openWorkbook(bytes: Uint8Array, options: WorkbookOptions = {}): OpenWorkbook {
  const limits = { ...LIMITS, ...options.limits };
  if (bytes.length > limits.file) throw new SheetRefusal('too-large', null, { limit: limits.file });
  if (recognizeContainer(bytes) !== 'zip') throw new SheetRefusal('not-a-sheet', null, { found: 'text' });
  const archive: Archive = { bytes, entries: readZipDirectory(bytes), limits };
  refuseOtherArchives(archive.entries, mimetypeOf(archive));

  const findings = new Findings();
  const list = readWorkbookList(archive);
  if (list === null) findings.add('no-list-of-sheets');
  if (list?.system === 1904) findings.add('dates-from-1904');
  if ([...archive.entries.keys()].some((part) => /(^|\/)vbaproject\.bin$/.test(part))) findings.add('macros-ignored');
  const sheet = chooseSheet(list?.sheets ?? sheetsByNumber(archive), options.sheet, findings);
  const entry = archive.entries.get(sheet.part);
  if (!entry) throw new SheetRefusal('no-sheet', sheet.name);
  const context = {
    strings: readSharedStrings(archive, list?.strings ?? 'xl/sharedstrings.xml'),
    formats: readStyles(archive, list?.styles ?? 'xl/styles.xml'),
    system: list?.system ?? 1900,
    findings,
  } as const;

  let taken = 0;
  function* rows(): Generator<SheetRow> {
    if (!entry) return;
    const reading = new SheetRows(context);
    const pieces = unpack(bytes, entry, limits, (step) => {
      taken = step;
    });
    for (const _ of readXml(pieces, sheet.part, reading, limits.text)) {
      const { ready } = reading;
      reading.ready = [];
      yield* ready;
    }
    if (reading.formulas > 0) findings.add('formulas', reading.firstFormula, { count: reading.formulas });
    const untold = findings.untold('merged-cells');
    if (untold > 0) findings.add('more-merged-cells', sheet.name, { count: untold });
  }
  return {
    sheet: sheet.name,
    findings: findings.list,
    rows,
    fraction: () => (entry.packed === 0 ? 1 : taken / entry.packed),
  };
}

function chooseSheet(sheets: readonly ListedSheet[], asked: string | undefined, findings: Findings): ListedSheet {
  const visible = sheets.filter(({ hidden }) => !hidden);
  const chosen = asked === undefined ? visible[0] : sheets.find(({ name }) => name === asked);
  if (!chosen && asked !== undefined)
    throw new SheetRefusal('no-such-sheet', asked, { sheets: visible.map(({ name }) => name).join(', ') });
  if (!chosen) throw new SheetRefusal('no-sheet');
  if (sheets.length > 1) findings.add('sheet-chosen', chosen.name, { count: sheets.length });
  for (const sheet of sheets)
    if (sheet !== chosen) findings.add(sheet.hidden ? 'hidden-sheet' : 'other-sheet', sheet.name);
  return chosen;
}

/** What an OpenDocument file says of itself in its first entry. */
function mimetypeOf(archive: Archive): string {
  const entry = archive.entries.get('mimetype');
  if (!entry || entry.packed > 1024) return '';
  return [...unpack(archive.bytes, entry, archive.limits)]
    .map((piece) => Buffer.from(piece).toString('latin1'))
    .join('');
}
