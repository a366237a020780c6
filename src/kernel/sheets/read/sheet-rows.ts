import { columnName, columnOf } from '../references.js';
import type { Cell, SheetRow } from '../sheet.js';
import { type CellContext, readCell, type StoredCell } from './cell.js';
import { RichText } from './rich-text.js';
import type { XmlHandler } from './xml-events.js';

/**
 * Turns the events of one sheet part into rows (ECMA-376 part 1, 18.3.1.99). Rows wait in `ready` until they are taken; whoever reads
 * takes them after each piece of XML.
 */
export class SheetRows implements XmlHandler {
  ready: SheetRow[] = [];
  merges = 0;
  formulas = 0;
  firstFormula = '';
  #cells: Cell[] = [];
  #row = 0;
  #rowText = '';
  /** The cell that is open; one object serves all of them. */
  #stored: StoredCell | null = null;
  readonly #cell: StoredCell = { ref: '', column: 0, type: 'n', style: '', value: '', formula: false };
  #column = -1;
  #inValue = false;
  readonly #rich = new RichText();

  constructor(private readonly context: CellContext) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#inValue = true;
    else if (name === 'f') this.#openFormula();
    else if (name === 'row') {
      const stated = Number(attributes.r);
      this.#row = Number.isInteger(stated) && stated > 0 ? stated : this.#row + 1;
      this.#rowText = String(this.#row);
      this.#column = -1;
      this.#cells = [];
    } else if (name === 'is') this.#rich.start();
    else if (name === 'mergeCell') this.context.findings.add('merged-cells', attributes.ref ?? null);
    else this.#rich.open(name);
  }

  text(text: string): void {
    if (this.#stored === null) return;
    if (this.#inValue) this.#stored.value += text;
    else this.#rich.take(text);
  }

  close(name: string): void {
    if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') {
      if (this.#cells.length > 0) this.ready.push({ number: this.#row, line: this.#row, cells: this.#cells });
    } else if (name === 'is') {
      if (this.#stored) this.#stored.value = this.#rich.text;
    } else this.#rich.close(name);
  }

  #openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    const stated = r === undefined ? null : columnOf(r);
    this.#column = stated ?? this.#column + 1;
    const name = columnName(this.#column);
    // Most files say what is worked out here; then nothing is put together for each of a million cells.
    const said = r !== undefined && r.length === name.length + this.#rowText.length;
    const cell = this.#cell;
    cell.ref = said && r.startsWith(name) && r.endsWith(this.#rowText) ? r : name + this.#rowText;
    cell.column = this.#column;
    cell.type = t ?? 'n';
    cell.style = s ?? '';
    cell.value = '';
    cell.formula = false;
    this.#stored = cell;
  }

  #openFormula(): void {
    if (this.#stored === null) return;
    this.#stored.formula = true;
    this.formulas += 1;
    this.firstFormula ||= this.#stored.ref;
  }

  #closeCell(): void {
    const cell = this.#stored && readCell(this.#stored, this.context);
    if (cell) this.#cells.push(cell);
    this.#stored = null;
  }
}
