import { openSheet, type SheetRow } from '../../../kernel/sheets/index.js';
import { CASE_LIMITS } from './case-limits.js';
import { identifierIn, noValueCode } from './cell-watch.js';
import { MOST_VALUES } from './column-builder.js';
import { FINDINGS, type Finding, type FindingCode, type Severity } from './finding.js';
import { maybeName } from './given-names.js';
import { isoDay } from './iso-day.js';
import { type Mapping, mappedName, mappedValue, NO_MAPPING } from './mapping.js';

/**
 * A corrected copy of a case file, to take back: what can be mended in one way alone is, and each change is told by row and column. Nothing is
 * guessed: a date that can be read in two ways, a value that no dictionary knows, a repeated header stay as they are, for a person to mend.
 */

/** Why something was changed. */
export type Reason = Extract<
  FindingCode,
  | 'identifier-column'
  | 'identifier-value'
  | 'empty-header'
  | 'too-many-values'
  | 'table-mark'
  | 'negative-count'
  | 'formula'
  | 'extra-cells'
  | 'duplicate-person'
  | 'mixed-dates'
>;

/** What was done. */
export type CorrectionDone = 'column-left-out' | 'row-left-out' | 'emptied' | 'cut' | 'date-written' | 'mapped';

export interface Correction {
  done: CorrectionDone;
  /** Why; null where a mapping or the person who brought the file said so. */
  why: Reason | null;
  severity: Severity | null;
  column: string | null;
  /** Row of the sheet as it was brought, from 1. */
  row: number;
}

/** So many changes are told one by one; the rest is counted. */
const MOST_TOLD = 20_000;

export interface CorrectedCases {
  header: string[];
  /** Reads the file once more while they are taken. `corrections` is whole afterwards. */
  rows: AsyncGenerator<string[]>;
  corrections: Corrections;
}

/** What was changed: each change up to a number, and all of them counted. */
export class Corrections {
  readonly told: Correction[] = [];
  readonly #counts = new Map<string, { done: CorrectionDone; column: string | null; count: number }>();

  add(done: CorrectionDone, why: Reason | null, column: string | null, row: number): void {
    const key = `${done}\n${column ?? ''}`;
    const before = this.#counts.get(key);
    if (before === undefined) this.#counts.set(key, { done, column, count: 1 });
    else before.count += 1;
    if (this.told.length < MOST_TOLD)
      this.told.push({ done, why, severity: why === null ? null : FINDINGS[why], column, row });
  }

  /** By what was done and where. */
  counts(): { done: CorrectionDone; column: string | null; count: number }[] {
    return [...this.#counts.values()];
  }
}

export interface CorrectOptions {
  /** As for `readCases`, which made the findings. */
  person?: string | undefined;
  drop?: readonly string[] | undefined;
  known?: ((column: string, value: string) => boolean) | undefined;
  /** What a person agreed to; columns and values are written in its words. */
  mapping?: Mapping | undefined;
}

interface Column {
  /** As brought. */
  name: string;
  place: number;
  /** Dates are written in more than one way. */
  dates: boolean;
  /** Its values are names of persons by their number and form. */
  names: boolean;
  /** What becomes of each value: a category has few, and each is looked at once. */
  became: Map<string, Became>;
}

/** What becomes of a value: what is written, and what was done where that is not the value itself. */
interface Became {
  text: string;
  changes: readonly { done: CorrectionDone; why: Reason | null }[];
}

/** Findings that a column is left out for. */
const LEFT_OUT = ['identifier-column', 'empty-header', 'too-many-values'] as const satisfies readonly Reason[];

/** @param findings what `readCases` found in the same bytes with the same options. */
export async function correctCases(
  bytes: Uint8Array,
  findings: readonly Finding[],
  options: CorrectOptions = {},
): Promise<CorrectedCases> {
  const corrections = new Corrections();
  const sheet = await openSheet(bytes, { limits: { ...CASE_LIMITS, file: bytes.length } });
  const source = sheet.rows()[Symbol.asyncIterator]();
  const first = await source.next();
  const header = first.done === true ? [] : first.value.cells;
  const columns = columnsOf(header, findings, options, corrections);
  const { mapping = NO_MAPPING } = options;
  return {
    header: columns.map(({ name }) => mappedName(mapping, name) ?? name),
    rows: rowsOf(source, header, columns, { ...options, corrections }),
    corrections,
  };
}

function columnsOf(
  cells: SheetRow['cells'],
  findings: readonly Finding[],
  { person, drop = [], mapping = NO_MAPPING }: CorrectOptions,
  corrections: Corrections,
): Column[] {
  const why = (name: string, place: number): Reason | null => {
    const said = name === '' ? String(place + 1) : name;
    return LEFT_OUT.find((reason) => findings.some(({ code, column }) => code === reason && column === said)) ?? null;
  };
  const has = (name: string, code: FindingCode, kind?: string): boolean =>
    findings.some(
      (one) => one.column === name && one.code === code && (kind === undefined || one.values.kind === kind),
    );
  return cells.flatMap(({ column: place, text }) => {
    const name = text.trim();
    const asked = name === person || drop.includes(name) || mappedName(mapping, name) === null;
    const code = asked ? null : why(name, place);
    if (asked || code !== null || name === '') {
      corrections.add('column-left-out', code, name === '' ? String(place + 1) : name, 1);
      return [];
    }
    return [
      { name, place, dates: has(name, 'mixed-dates'), names: has(name, 'identifier-value', 'name'), became: new Map() },
    ];
  });
}

async function* rowsOf(
  source: AsyncIterator<SheetRow>,
  header: SheetRow['cells'],
  columns: readonly Column[],
  options: CorrectOptions & { corrections: Corrections },
): AsyncGenerator<string[]> {
  const { corrections, person } = options;
  const keyPlace = person === undefined ? -1 : (header.find(({ text }) => text.trim() === person)?.column ?? -1);
  const last = header.at(-1)?.column ?? -1;
  const keys = new Set<string>();
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    const { cells, number } = next.value;
    const key = cells.find(({ column }) => column === keyPlace)?.value.trim() ?? '';
    if (key !== '' && keys.has(key)) {
      corrections.add('row-left-out', 'duplicate-person', null, number);
      continue;
    }
    if (key !== '') keys.add(key);
    if ((cells.at(-1)?.column ?? -1) > last) corrections.add('cut', 'extra-cells', null, number);
    const at = new Map(cells.map((cell) => [cell.column, cell]));
    yield columns.map((column) => {
      const cell = at.get(column.place);
      const value = cell?.value.trim().normalize('NFC') ?? '';
      if (cell === undefined || value === '') return '';
      return corrected(value, { column, number, formula: cell.formula }, options);
    });
  }
}

function corrected(
  value: string,
  { column, number, formula }: { column: Column; number: number; formula: boolean },
  options: CorrectOptions & { corrections: Corrections },
): string {
  const { name, became } = column;
  let known = formula ? FORMULA : became.get(value);
  if (known === undefined) {
    known = becomes(value, column, options);
    if (became.size < MOST_VALUES) became.set(value, known);
  }
  for (const { done, why } of known.changes) options.corrections.add(done, why, name, number);
  return known.text;
}

const FORMULA: Became = { text: '', changes: [{ done: 'emptied', why: 'formula' }] };

function becomes(value: string, column: Column, { known, mapping = NO_MAPPING }: CorrectOptions): Became {
  const { name } = column;
  const listed = known?.(name, value) === true;
  const none = listed ? null : noValueCode(value);
  const tells = !listed && (identifierIn(value) !== null || (column.names && maybeName(value)));
  if (none !== null || tells) return { text: '', changes: [{ done: 'emptied', why: none ?? 'identifier-value' }] };
  const day = column.dates ? isoDay(value) : null;
  if (day !== null && day !== value) return { text: day, changes: [{ done: 'date-written', why: 'mixed-dates' }] };
  const text = mappedValue(mapping, name, value);
  return { text, changes: text === value ? [] : [{ done: 'mapped', why: null }] };
}
