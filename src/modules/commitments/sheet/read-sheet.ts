import type { Lang } from '../../../kernel/i18n/index.js';
import { type OpenSheet, openSheet } from '../../../kernel/sheets/index.js';
import type { ImportNote } from '../store/import-tables.js';
import type { ColumnCode } from './columns.js';
import { readHeaders } from './headers.js';
import { readJson, rowOfJson } from './read-json.js';
import type { RawCell, RawRow } from './read-row.js';

/** A file of the register, opened: what columns it has, and its rows as they come. */
export interface RegisterSheet {
  /** Null where each row says for itself. */
  has: ReadonlySet<ColumnCode> | null;
  lang: Lang;
  rows(): AsyncIterable<RawRow | { line: number; broken: true }>;
  /** Complete after the last row. */
  notes(): ImportNote[];
  /** Ranges of merged cells with the columns they lie in; complete after the last row. */
  merged(): { ref: string; fromLine: number; toLine: number; columns: ColumnCode[] }[];
  fraction(): number;
}

/** A file that holds no register: its sentence is `commitments.sheet.unreadable.<code>`. */
export class NoRegister extends Error {
  constructor(readonly code: 'no-header' | 'not-our-json' | 'too-many-rows') {
    super(code);
    this.name = 'NoRegister';
  }
}

/** Opens xlsx, csv or JSON by its content. @throws SheetRefusal, NoRegister */
export async function openRegisterSheet(bytes: Uint8Array): Promise<RegisterSheet> {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\ufeff?\s*/u, '');
  return start.startsWith('{') ? openJson(bytes) : openTable(await openSheet(bytes));
}

function openJson(bytes: Uint8Array): RegisterSheet {
  const entries = readJson(new TextDecoder().decode(bytes));
  if (entries === null) throw new NoRegister('not-our-json');
  let at = 0;
  return {
    has: null,
    lang: 'en',
    async *rows() {
      for (const [k, entry] of entries.entries()) {
        at = k + 1;
        yield entry === null ? { line: k + 1, broken: true as const } : rowOfJson(entry, k);
      }
    },
    notes: () => [],
    merged: () => [],
    fraction: () => (entries.length === 0 ? 1 : at / entries.length),
  };
}

async function openTable(sheet: OpenSheet): Promise<RegisterSheet> {
  const rows = sheet.rows()[Symbol.asyncIterator]();
  const first = await rows.next();
  const headers = first.done ? null : readHeaders(first.value.cells);
  if (headers === null) throw new NoRegister('no-header');
  const { columns, unknown, lang } = headers;
  return {
    has: new Set(columns.values()),
    lang,
    async *rows() {
      for (let next = await rows.next(); !next.done; next = await rows.next()) {
        const cells: Partial<Record<ColumnCode, RawCell>> = {};
        let any = false;
        for (const { column, kind, text, value, ref } of next.value.cells) {
          const code = columns.get(column);
          if (code === undefined) continue;
          // Numbers are meant, not shown: "1,000" is 1000. A key that looks like one keeps its zeros.
          cells[code] = { text: kind === 'number' && code !== 'key' ? value : text, kind, ref };
          any = true;
        }
        if (any) yield { line: next.value.line, cells };
      }
    },
    notes: () => [
      ...unknown.map((text) => ({ family: 'commitments' as const, code: 'unknown-column', place: text, values: {} })),
      ...sheet.findings.map(({ code, place, values }) => ({ family: 'sheets' as const, code, place, values })),
    ],
    merged: () =>
      sheet.findings.flatMap((finding) => (finding.code === 'merged-cells' ? mergedOf(finding.place, columns) : [])),
    fraction: () => sheet.fraction(),
  };
}

/** Rows below the first of a merged range, and which of our columns it covers. */
function mergedOf(place: string | null, columns: ReadonlyMap<number, ColumnCode>) {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(place ?? '');
  if (match === null || place === null) return [];
  const [, from = '', fromLine = '', to = '', toLine = ''] = match;
  const covered = [...columns]
    .filter(([column]) => column >= numberOf(from) && column <= numberOf(to))
    .map(([, code]) => code);
  if (covered.length === 0) return [];
  return [
    {
      ref: place,
      fromLine: Number(fromLine) + (fromLine === toLine ? 0 : 1),
      toLine: Number(toLine),
      columns: covered,
    },
  ];
}

/** "AB" as a column from 0. */
function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
