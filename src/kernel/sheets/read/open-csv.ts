import { CsvError, parse } from 'csv-parse';
import { unguardFormula } from '../formula-guard.js';
import { LIMITS, type SheetLimits } from '../limits.js';
import { columnName } from '../references.js';
import { type Cell, type OpenSheet, SheetRefusal, type SheetRow } from '../sheet.js';
import { shapeOf } from './csv-delimiter.js';
import { decoderOf, encodingOf } from './csv-encoding.js';
import { Findings } from './findings.js';

const STEP = 64 * 1024;

interface ParsedRecord {
  record: string[];
  lines: number;
  records: number;
  blank: number;
}

/**
 * Opens delimited text (RFC 4180; comma, semicolon or tab). Every cell is text: what looks like a number stays as it is written.
 * @throws SheetRefusal
 */
export function openCsv(bytes: Uint8Array, limits: Partial<SheetLimits> = {}): OpenSheet {
  const { file, text: longest } = { ...LIMITS, ...limits };
  if (bytes.length > file) throw new SheetRefusal('too-large', null, { limit: file });
  const findings = new Findings();
  const encoding = encodingOf(bytes);
  if (encoding.told === 'guessed') findings.add('encoding-guessed', null, { encoding: encoding.name });
  const head = decoderOf(encoding.name)(bytes.subarray(0, STEP), false);
  refuseNoise(head);
  const { delimiter, skipped } = shapeOf(head);

  let taken = 0;
  function* pieces(): Generator<string> {
    const decode = decoderOf(encoding.name);
    let lost = false;
    for (; taken < bytes.length; taken += STEP) {
      const piece = decode(bytes.subarray(taken, taken + STEP), taken + STEP >= bytes.length);
      lost ||= encoding.told === 'guessed' && piece.includes('\ufffd');
      if (piece !== '') yield piece;
    }
    if (lost) findings.add('characters-lost', null, { encoding: encoding.name });
  }

  async function* rows(): AsyncGenerator<SheetRow> {
    let line = skipped;
    // The parser counts CR and LF inside of quotes as two lines.
    let counted = 0;
    for await (const { record, lines, records, blank } of recordsOf(
      pieces(),
      delimiter,
      skipped,
      longest,
      () => line + 1,
    )) {
      const { pairs, breaks } = lineBreaks(record);
      counted += pairs;
      const number = records + blank + skipped;
      const cells = record.flatMap((text, column) => cellOf(text, column, number));
      line = lines - counted;
      if (cells.length > 0) yield { number, line: line - breaks, cells };
    }
  }
  return {
    format: 'csv',
    sheet: null,
    findings: findings.list,
    rows,
    fraction: () => (bytes.length === 0 ? 1 : Math.min(1, taken / bytes.length)),
  };
}

/**
 * Records as they become whole. Those before a fault are given before it is thrown.
 * @throws SheetRefusal `bad-csv` at the line after the last whole record
 */
async function* recordsOf(
  pieces: Iterable<string>,
  delimiter: string,
  skipped: number,
  longest: number,
  nextLine: () => number,
): AsyncGenerator<ParsedRecord> {
  let whole: ParsedRecord[] = [];
  const parser = parse({
    delimiter,
    from_line: skipped + 1,
    max_record_size: longest,
    on_record: (record: string[], { lines, records, empty_lines }) => {
      whole.push({ record, lines, records, blank: empty_lines });
      return null;
    },
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  let fault: Error | null = null;
  parser.on('error', (error) => {
    fault = error;
  });
  parser.resume();
  try {
    for (const piece of pieces) {
      await new Promise<void>((done) => parser.write(piece, () => done()));
      const ready = whole;
      whole = [];
      yield* ready;
      if (fault) break;
    }
    if (!fault) {
      await new Promise<void>((done) => parser.once('close', done).end());
      yield* whole;
    }
    if (fault) throw refusalOf(fault, nextLine());
  } finally {
    parser.destroy();
  }
}

function refusalOf(fault: Error, line: number): Error {
  return fault instanceof CsvError ? new SheetRefusal('bad-csv', String(line), { detail: fault.code }) : fault;
}

function lineBreaks(record: readonly string[]): { pairs: number; breaks: number } {
  let pairs = 0;
  let breaks = 0;
  for (const cell of record) {
    const found = cell.match(/\r\n|\r|\n/g) ?? [];
    breaks += found.length;
    pairs += found.filter((mark) => mark.length === 2).length;
  }
  return { pairs, breaks };
}

function cellOf(written: string, column: number, number: number): Cell[] {
  const text = unguardFormula(written);
  if (text === '') return [];
  return [{ ref: `${columnName(column)}${number}`, column, kind: 'text', text, value: text, formula: false }];
}

/** Bytes that are no text at all: pictures, programs, audio. A NUL may stand in a text; many controls do not. */
function refuseNoise(head: string): void {
  let controls = 0;
  for (let at = 0; at < head.length; at += 1) {
    const unit = head.charCodeAt(at);
    if (unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 13) controls += 1;
  }
  if (controls > 8 && controls > head.length / 20) throw new SheetRefusal('not-a-sheet', null, { found: 'binary' });
}
