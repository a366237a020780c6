import { z } from 'zod';
import { LANGS } from '../../../kernel/i18n/index.js';
import { COLUMNS, type ColumnCode } from './columns.js';
import type { RawCell, RawRow } from './read-row.js';

/** Name and version of the JSON of the register. */
export const SCHEMA = 'concordance.commitments/1';

const filing = z.object({ code: z.string(), standing: z.enum(['suggested', 'confirmed']).default('confirmed') });
const text = z.union([z.string(), z.number().transform(String), z.null().transform(() => '')]);
const entry = z.object({
  key: text.optional(),
  version: text.optional(),
  document: text.optional(),
  section: text.optional(),
  part: text.optional(),
  paragraph: text.optional(),
  ordinal: text.optional(),
  act: text.optional(),
  addressees: z.array(z.string()).optional(),
  titles: z.partialRecord(z.enum(LANGS), z.string()).optional(),
  theme: z.array(filing).optional(),
  pillar: z.array(filing).optional(),
  target: z.array(filing).optional(),
  due: text.optional(),
  state: text.optional(),
  happened: text.optional(),
  note: text.optional(),
  evidence: text.optional(),
});

/** What a JSON file holds; null where it is none of ours. Entries of another shape come as null, in their places. */
export function readJson(content: string): (z.infer<typeof entry> | null)[] | null {
  try {
    const whole = z
      .object({ schema: z.literal(SCHEMA), commitments: z.array(z.unknown()) })
      .safeParse(JSON.parse(content));
    if (!whole.success) return null;
    return whole.data.commitments.map((one) => {
      const read = entry.safeParse(one);
      return read.success ? read.data : null;
    });
  } catch {
    return null;
  }
}

/** An entry as a row of cells, so that one set of rules reads both. Titles that are not named are not there. */
export function rowOfJson(read: z.infer<typeof entry>, at: number): RawRow {
  const cells: Partial<Record<ColumnCode, RawCell>> = {};
  const put = (column: ColumnCode, value: string) => {
    cells[column] = { text: value, kind: 'text', ref: `commitments[${at}].${column}` };
  };
  const { titles, addressees, theme, pillar, target, ...plain } = read;
  for (const [name, value] of Object.entries(plain)) {
    const column = COLUMNS.find((code) => code === name);
    if (column !== undefined && value !== undefined) put(column, value);
  }
  if (addressees) put('addressees', addressees.join('|'));
  for (const [column, list] of [
    ['theme', theme],
    ['pillar', pillar],
    ['target', target],
  ] as const)
    if (list) put(column, list.map(({ code, standing }) => `${code} [${standing}]`).join('|'));
  if (titles) for (const lang of LANGS) put(`title_${lang}`, titles[lang] ?? '');
  return { line: at + 1, cells };
}
