import { z } from '../../../../kernel/http/index.js';
import type { Lang } from '../../../../kernel/i18n/index.js';
import { openSheet, readHeaders } from '../../../../kernel/sheets/index.js';
import { Refusal } from '../../refusal.js';
import { LAW_COLUMNS, type LawColumn, lawHeader } from './columns.js';

/** A row of a brought file. A column that is not there says nothing; one that is there and empty says that there is none. */
export interface LawFileRow {
  line: number;
  texts: ReadonlyMap<LawColumn, string>;
  /** In which words of codes are read first. */
  lang: Lang;
  /** Where a column stands in this row: "D7". */
  placeOf: (column: string) => string;
}

/** Name and version of the JSON. */
export const LAWS_SCHEMA = 'concordance.laws/1';
const MOST_ROWS = 5000;

/** Reads xlsx, csv or JSON by its content. @throws SheetRefusal; Refusal `not-our-laws`, `too-many-rows`. */
export async function readLawsFile(bytes: Uint8Array): Promise<LawFileRow[]> {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\ufeff?\s*/u, '');
  const rows = start.startsWith('{') ? readJson(new TextDecoder().decode(bytes)) : await readSheet(bytes);
  if (rows.length > MOST_ROWS) throw new Refusal('too-many-rows', { field: 'file', values: { most: MOST_ROWS } });
  return rows;
}

const notOurs = () => new Refusal('not-our-laws', { field: 'file' });
const Whole = z.object({ schema: z.literal(LAWS_SCHEMA), laws: z.array(z.record(z.string(), z.unknown())) });

function readJson(content: string): LawFileRow[] {
  const whole = Whole.safeParse(parsed(content));
  if (!whole.success) throw notOurs();
  return whole.data.laws.map((one, at) => {
    const texts = LAW_COLUMNS.flatMap((column) => {
      const value = one[column];
      return typeof value === 'string' ? [[column, value.trim()] as const] : [];
    });
    return { line: at + 1, texts: new Map(texts), lang: 'en', placeOf: (column) => `laws[${at}].${column}` };
  });
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

async function readSheet(bytes: Uint8Array): Promise<LawFileRow[]> {
  const sheet = await openSheet(bytes);
  const rows: LawFileRow[] = [];
  let head: ReturnType<typeof readHeaders<LawColumn>> | null = null;
  for await (const { line, cells } of sheet.rows()) {
    if (head === null) {
      const texts = cells.map(({ column, value }) => ({ column, text: value }));
      head = readHeaders(texts, LAW_COLUMNS, lawHeader);
      const has = new Set(head.columns.values());
      if (!has.has('party') || !(has.has('key') || has.has('title'))) throw notOurs();
      continue;
    }
    const { columns, lang } = head;
    const texts = new Map<LawColumn, string>([...columns.values()].map((column) => [column, '']));
    const refs = new Map<string, string>();
    for (const { column, value, ref } of cells) {
      const known = columns.get(column);
      if (known === undefined) continue;
      texts.set(known, value.trim());
      refs.set(known, ref);
    }
    if (refs.size > 0) rows.push({ line, texts, lang, placeOf: (column) => refs.get(column) ?? String(line) });
    if (rows.length > MOST_ROWS) break;
  }
  if (head === null) throw notOurs();
  return rows;
}
