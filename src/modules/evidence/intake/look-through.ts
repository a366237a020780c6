import type { CaseTable } from '../cases/case-table.js';
import { correctCases } from '../cases/correct-cases.js';
import type { Dictionary } from '../cases/dictionary.js';
import { finding } from '../cases/finding.js';
import { detectDictionary } from '../cases/known-dictionaries.js';
import { NO_MAPPING } from '../cases/mapping.js';
import { metColumns, readCases, refusedFindings } from '../cases/read-cases.js';
import { correctedCsv } from '../cases/write-corrected-cases.js';
import type { ColumnShape } from '../datasets/data-set.js';
import { linkTable, readShape } from '../disclosure/linked-table.js';
import { readTable } from '../disclosure/read-table.js';
import { inOnePiece } from './in-one-piece.js';
import type { Inside, Intake } from './intakes.js';
import { matched } from './match-intake.js';

/** How a file is to be read. */
export interface Reading {
  /** Name of the column that tells persons apart by a key: used to keep one record of each, and let go. */
  person?: string;
  /** Columns that are left out before anything is looked at. */
  drop?: readonly string[];
  /** A dictionary of one's own; else it is told from the columns. */
  dictionary?: Dictionary;
}

/** What was found in a file. */
export interface Seen {
  change: Partial<Omit<Intake, 'id'>>;
  /** What is kept, or taken back: of cases the corrected file, without columns and persons that were left out. */
  content: Uint8Array;
  inside: Inside | null;
}

/** Rows between two words of how far it has come. */
const BETWEEN = 65_536;

/**
 * Looks through a file of cases. The bytes that were brought are overwritten at the end, however it ends.
 *
 * @param onProgress the share that is done, 0 to 1.
 * @throws EvidenceRefusal, SheetRefusal
 */
export async function lookThroughCases(
  bytes: Uint8Array,
  { person, drop, dictionary: own }: Reading,
  onProgress: (share: number) => void,
): Promise<Seen> {
  try {
    const { table, met, findings } = await readCases(bytes, {
      person,
      drop,
      onProgress: (share) => onProgress(share / 2),
    });
    const inside = { columns: metColumns({ table, met }), findings };
    const made = await correctCases(bytes, findings, { person, drop });
    const rows = told(made.rows, (row) => onProgress(Math.min(1, 0.5 + row / (2 * table.rows))));
    const content = await inOnePiece(correctedCsv({ ...made, rows }), { about: bytes.length * 1.1 });
    return {
      change: {
        state: refusedFindings(findings).length > 0 ? 'refused' : 'ready',
        progress: 1,
        rows: table.rows,
        columns: shapesOf(table),
        corrections: made.corrections.told,
        ...matched(inside, own ?? detectDictionary(table), NO_MAPPING),
      },
      content,
      inside,
    };
  } finally {
    bytes.fill(0);
  }
}

async function* told(rows: AsyncIterable<string[]>, onRow: (row: number) => void): AsyncGenerator<string[]> {
  let row = 0;
  for await (const one of rows) {
    yield one;
    row += 1;
    if (row % BETWEEN === 0) onRow(row);
  }
}

function shapesOf({ rows, columns }: CaseTable): ColumnShape[] {
  return columns.map(({ name, values, codes }) => {
    let missing = 0;
    for (let row = 0; row < rows; row += 1) if (codes[row] === 0) missing += 1;
    return { name, values: values.length, missing };
  });
}

/** Looks through a table of counts, which is kept as it was brought. @throws EvidenceRefusal, SheetRefusal */
export async function lookThroughTable(bytes: Uint8Array): Promise<Seen> {
  const { rows } = await readTable(bytes);
  const { shape, body } = readShape(rows);
  const { unread } = linkTable(body, shape);
  const header = rows[rows.length - body.length - 1]?.texts ?? [];
  const columns = header.flatMap((name, k) =>
    name.trim() === ''
      ? []
      : [
          {
            name: name.trim(),
            values: new Set(body.map(({ texts }) => texts[k] ?? '')).size,
            missing: body.filter(({ texts }) => (texts[k] ?? '') === '').length,
          },
        ],
  );
  const first = unread[0];
  const findings = first === undefined ? [] : [finding('unread-figure', { row: first, count: unread.length })];
  return {
    change: { state: 'ready', progress: 1, findings, rows: body.length, columns },
    content: bytes,
    inside: null,
  };
}
