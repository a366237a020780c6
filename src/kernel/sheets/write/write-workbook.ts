import { strToU8, Zip, ZipDeflate } from 'fflate';
import { columnName } from '../references.js';
import * as parts from './package-xml.js';
import { sheetNames } from './sheet-names.js';
import { type ChoiceList, rowXml, sheetEnd, sheetStart } from './sheet-xml.js';
import type { ColumnToWrite, DocumentProperties, SheetToWrite } from './table.js';

/** Characters of XML gathered before they are packed. */
const PIECE = 64 * 1024;

/**
 * A workbook (.xlsx) in pieces: rows are packed as they come, so that memory does not grow with them. The header row is bold and stays in
 * view; drop-down lists stand in one more sheet, which is hidden. `openSheet` gives the same values back.
 * @throws SheetRefusal `cell-too-long`, while it is written
 */
export async function* writeWorkbook(
  sheets: readonly SheetToWrite[],
  properties: DocumentProperties,
): AsyncGenerator<Uint8Array> {
  const names = sheetNames([...sheets.map(({ name }) => name), 'lists']);
  const listName = names.at(-1) ?? 'lists';
  const { lists, choices } = choiceLists(sheets, listName);
  const entries = names.slice(0, -1).map((name) => ({ name, hidden: false }));
  if (choices.length > 0) entries.push({ name: listName, hidden: true });

  const packing = new Packing(properties.created);
  packing.add('[Content_Types].xml', parts.contentTypes(entries));
  packing.add('_rels/.rels', parts.rootRelations());
  packing.add('docProps/core.xml', parts.coreProperties(properties));
  packing.add('xl/workbook.xml', parts.workbook(entries));
  packing.add('xl/_rels/workbook.xml.rels', parts.workbookRelations(entries));
  packing.add('xl/styles.xml', parts.styles());
  yield* packing.taken();
  for (const [k, sheet] of sheets.entries()) {
    yield* writeSheet(packing, k + 1, sheet, lists[k] ?? []);
  }
  if (choices.length > 0) yield* writeSheet(packing, sheets.length + 1, sheetOfLists(listName, choices), []);
  packing.end();
  yield* packing.taken();
}

async function* writeSheet(
  packing: Packing,
  n: number,
  sheet: SheetToWrite,
  lists: readonly ChoiceList[],
): AsyncGenerator<Uint8Array> {
  const entry = packing.open(`xl/worksheets/sheet${n}.xml`);
  let waiting = sheetStart(sheet);
  let number = 1;
  for await (const row of sheet.rows) {
    number += 1;
    waiting += rowXml(row, number);
    if (waiting.length < PIECE) continue;
    entry.push(strToU8(waiting));
    waiting = '';
    yield* packing.taken();
  }
  entry.push(strToU8(waiting + sheetEnd(sheet.columns, number, lists)), true);
  yield* packing.taken();
}

/** A zip archive that is taken away in pieces while it grows. */
class Packing {
  #pieces: Uint8Array[] = [];
  readonly #zip = new Zip((error, piece) => {
    if (error) throw error;
    this.#pieces.push(piece);
  });

  constructor(private readonly time: Date) {}

  open(name: string): ZipDeflate {
    const entry = new ZipDeflate(name, { level: 6 });
    // Archives know no year before 1980.
    entry.mtime = this.time.getUTCFullYear() < 1980 ? new Date(Date.UTC(1980, 0, 2)) : this.time;
    this.#zip.add(entry);
    return entry;
  }

  add(name: string, text: string): void {
    this.open(name).push(strToU8(text), true);
  }

  end(): void {
    this.#zip.end();
  }

  *taken(): Generator<Uint8Array> {
    const pieces = this.#pieces;
    this.#pieces = [];
    yield* pieces.filter(({ length }) => length > 0);
  }
}

/** Each list of choices once, a column each, and where the sheets refer to them. */
function choiceLists(sheets: readonly SheetToWrite[], listName: string) {
  const choices: (readonly string[])[] = [];
  const lists = sheets.map(({ columns }) =>
    columns.flatMap((column, k) => {
      const wanted = listOf(column);
      if (wanted === null) return [];
      const same = choices.findIndex((known) => known.join('\0') === wanted.join('\0'));
      const at = same === -1 ? choices.push(wanted) - 1 : same;
      const name = columnName(at);
      return [{ column: k, formula: `'${listName}'!$${name}$2:$${name}$${wanted.length + 1}` }];
    }),
  );
  return { choices, lists };
}

function listOf({ choices }: ColumnToWrite): readonly string[] | null {
  return choices && choices.length > 0 ? choices : null;
}

function sheetOfLists(name: string, choices: readonly (readonly string[])[]): SheetToWrite {
  const height = Math.max(...choices.map(({ length }) => length));
  const rows = Array.from({ length: height }, (_, row) => choices.map((list) => list[row] ?? null));
  return { name, columns: choices.map((_, k) => ({ header: String(k + 1) })), rows };
}
