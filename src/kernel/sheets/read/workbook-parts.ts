import type { SheetLimits } from '../limits.js';
import { SheetRefusal } from '../sheet.js';
import { builtInFormat, customFormat, NO_STYLES, type NumberFormat, type StyleFormats } from './number-formats.js';
import { RichText } from './rich-text.js';
import type { DateSystem } from './serial-date.js';
import { StringPool } from './string-pool.js';
import { unpack } from './unpack.js';
import { readXml, type XmlHandler } from './xml-events.js';
import type { ZipEntry } from './zip-directory.js';

/** An archive with its entries by name in lower case. */
export interface Archive {
  bytes: Uint8Array;
  entries: ReadonlyMap<string, ZipEntry>;
  limits: SheetLimits;
}

export interface ListedSheet {
  name: string;
  hidden: boolean;
  /** Name of its part. */
  part: string;
}

export interface WorkbookList {
  sheets: ListedSheet[];
  system: DateSystem;
  /** Names of the parts of styles and shared texts. */
  styles: string;
  strings: string;
}

/** Parts that are read whole before any row; real ones stay below a megabyte. */
const SMALL_PART = 64 * 2 ** 20;

function readPart(archive: Archive, part: string, handler: Partial<XmlHandler>): boolean {
  const entry = archive.entries.get(part);
  if (!entry) return false;
  const limits = { ...archive.limits, unpacked: SMALL_PART };
  const full: XmlHandler = { open() {}, close() {}, text() {}, ...handler };
  for (const _ of readXml(unpack(archive.bytes, entry, limits), part, full, limits.text));
  return true;
}

interface Relation {
  kind: string;
  part: string;
}

/** Relations of a part by id (ECMA-376 part 2, 9.3). Those that lead outside of the file are left out: nothing is fetched. */
function readRelations(archive: Archive, part: string): Map<string, Relation> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations = new Map<string, Relation>();
  readPart(archive, `${folder}_rels/${part.slice(folder.length)}.rels`, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External') return;
      const resolved = new URL(Target.replaceAll('\\', '/'), `part:/${folder}`).pathname.replace(/^\/+/, '');
      relations.set(Id, { kind: Type?.split('/').at(-1) ?? '', part: safeDecode(resolved).toLowerCase() });
    },
  });
  return relations;
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The list of sheets; null where the archive has none. @throws SheetRefusal */
export function readWorkbookList(archive: Archive): WorkbookList | null {
  const root = [...readRelations(archive, '').values()].find(({ kind }) => kind === 'officeDocument');
  const part = root?.part ?? 'xl/workbook.xml';
  if (!archive.entries.has(part)) return null;
  const relations = readRelations(archive, part);
  const partOf = (kind: string, usual: string) =>
    [...relations.values()].find((relation) => relation.kind === kind)?.part ?? usual;
  const sheets: ListedSheet[] = [];
  let system: DateSystem = 1900;
  readPart(archive, part, {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true|on)$/.test(attributes.date1904 ?? '')) system = 1904;
      if (name !== 'sheet') return;
      const relation = relations.get(relationId(attributes) ?? '');
      // Sheets of charts, dialogs and old macros have no cells.
      if (relation?.kind !== 'worksheet') return;
      sheets.push({
        name: attributes.name ?? '',
        hidden: (attributes.state ?? 'visible') !== 'visible',
        part: relation.part,
      });
    },
  });
  return {
    sheets,
    system,
    styles: partOf('styles', 'xl/styles.xml'),
    strings: partOf('sharedStrings', 'xl/sharedstrings.xml'),
  };
}

/** `r:id` with whatever prefix the writer chose. */
function relationId(attributes: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(attributes).find(([name]) => /^[^:]+:id$/.test(name))?.[1];
}

/** Number formats by the index that cells give (ECMA-376 part 1, 18.8.10 and 18.8.31). */
export function readStyles(archive: Archive, part: string): StyleFormats {
  const custom = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  const found = readPart(archive, part, {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt') custom.set(Number(numFmtId), customFormat(formatCode ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        const id = Number(numFmtId ?? 0);
        formats.push(custom.get(id) ?? builtInFormat(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return found ? formats : NO_STYLES;
}

/** The shared texts (18.4.8), as UTF-8 and bounded. @throws SheetRefusal */
export function readSharedStrings(archive: Archive, part: string): StringPool | null {
  const entry = archive.entries.get(part);
  if (!entry) return null;
  const pool = new StringPool(part, archive.limits.sharedText);
  const rich = new RichText();
  const handler: XmlHandler = {
    open: (name) => (name === 'si' ? rich.start() : rich.open(name)),
    close: (name) => (name === 'si' ? pool.add(rich.text) : rich.close(name)),
    text: (text) => rich.take(text),
  };
  for (const _ of readXml(unpack(archive.bytes, entry, archive.limits), part, handler, archive.limits.text));
  return pool;
}

/** Sheets by their number, for archives without a list of them. @throws SheetRefusal `no-sheet` */
export function sheetsByNumber(archive: Archive): ListedSheet[] {
  const numbered = [...archive.entries.keys()].flatMap((part) => {
    const n = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(part)?.[1];
    return n === undefined ? [] : [{ part, n: Number(n) }];
  });
  if (numbered.length === 0) throw new SheetRefusal('no-sheet');
  return numbered.sort((a, b) => a.n - b.n).map(({ part, n }) => ({ name: `sheet${n}`, hidden: false, part }));
}
