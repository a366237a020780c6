import { format as formatNumber } from 'numfmt';
import type { Cell, CellKind } from '../sheet.js';
import { decodeCellText } from '../xml-text.js';
import type { Findings } from './findings.js';
import type { NumberFormat, StyleFormats } from './number-formats.js';
import { clockOfSerial, type DateSystem, isoOfSerial } from './serial-date.js';
import type { StringPool } from './string-pool.js';

/** A `c` element as it stands in the file (ECMA-376 part 1, 18.3.1.4). */
export interface StoredCell {
  ref: string;
  column: number;
  /** `s` shared text, `str` text of a formula, `inlineStr`, `b`, `e`, `d` ISO date, `n`. */
  type: string;
  /** Index of the style; empty for none. */
  style: string;
  value: string;
  formula: boolean;
}

/** What reading a cell needs of its workbook. */
export interface CellContext {
  strings: StringPool | null;
  formats: StyleFormats;
  system: DateSystem;
  findings: Findings;
}

/** The cell as a person knows it; null where it is empty. */
export function readCell(stored: StoredCell, context: CellContext): Cell | null {
  const { value } = stored;
  switch (stored.type) {
    case 's':
      return textCell(stored, decodeCellText(context.strings?.at(Number(value)) ?? ''));
    case 'str':
    case 'inlineStr':
      return textCell(stored, decodeCellText(value));
    case 'b':
      return value === '' ? null : made(stored, 'boolean', value === '0' || value === 'false' ? 'FALSE' : 'TRUE');
    case 'e':
      return made(stored, 'error', value);
    case 'd':
      return value === '' ? null : made(stored, 'date', value.replace(/T00:00:00(?:\.0+)?Z?$/, ''));
    default:
      return numberCell(stored, context);
  }
}

function made({ ref, column, formula }: StoredCell, kind: CellKind, text: string, value = text): Cell {
  return { ref, column, kind, text, value, formula };
}

function textCell(stored: StoredCell, text: string): Cell | null {
  return text === '' ? null : made(stored, 'text', text);
}

function numberCell(stored: StoredCell, { formats, system, findings }: CellContext): Cell | null {
  const written = stored.value.trim();
  if (written === '') {
    if (stored.formula) findings.add('formula-without-value', stored.ref);
    return null;
  }
  const n = Number(written);
  if (!Number.isFinite(n)) return made(stored, 'text', written);
  const format = formats[Number(stored.style || 0)] ?? { kind: 'plain' };
  const value = plainNumber(written, n);
  if (format.kind === 'plain') return made(stored, 'number', value);
  if (format.kind === 'pattern') return made(stored, 'number', shown(format.pattern, n, value), value);
  return dateCell(stored, format, n, value, system, findings);
}

function dateCell(
  stored: StoredCell,
  format: Exclude<NumberFormat, { kind: 'plain' | 'pattern' }>,
  n: number,
  value: string,
  system: DateSystem,
  findings: Findings,
): Cell {
  if (format.kind === 'time' || (format.kind === 'either' && n < 1))
    return made(stored, 'time', clockOfSerial(n, format.elapsed));
  const date = isoOfSerial(n, system, format.clock);
  if (!date.ok) {
    findings.add('impossible-date', stored.ref, { value });
    return made(stored, 'number', value);
  }
  if (!date.certain) findings.add('uncertain-date', stored.ref, { value: date.iso });
  return made(stored, 'date', date.iso);
}

/** Excel keeps 15 digits: 0.1 + 0.2 is 0.3. Whole numbers that somebody else wrote longer stay as they are. */
function plainNumber(written: string, n: number): string {
  if (Number.isInteger(n) && Math.abs(n) < 1e15) return String(n);
  return /^-?\d{16,}$/.test(written) ? written : String(Number(n.toPrecision(15)));
}

function shown(pattern: string, n: number, value: string): string {
  try {
    const text = formatNumber(pattern, n, { nbsp: false }).trim();
    return text === '' ? value : text;
  } catch {
    return value;
  }
}
