import type { Translator } from '../../../kernel/i18n/index.js';
import { readHeaders } from '../../../kernel/sheets/index.js';

/** The columns of the status of treaties as a table: ours, a row an action, and those of depositaries, a row a participant. Pure. */

export const OUR_COLUMNS = [
  'instrument',
  'code',
  'participant',
  'kind',
  'date',
  'in-force',
  'effective',
  'words',
  'lang',
  'named-as',
  'source',
  'target-party',
  'target-kind',
  'target-date',
  'territory',
  'extent',
  'key',
] as const;
export type OurColumn = (typeof OUR_COLUMNS)[number];

/** `number`: how the depositary numbers the instrument; `note`: where the Labour Office says that it was denounced. */
export type ColumnCode = OurColumn | 'number' | 'signature' | 'consent' | 'consent-kind' | 'note';

export function headerWord(t: Translator, column: OurColumn): string {
  return t(`treaties.column.${column}`);
}

/** As depositaries and those who copy from them head their columns. The first that fits. */
const OF_DEPOSITARIES: readonly (readonly [RegExp, ColumnCode])[] = [
  [/^mtdsg|^chapter|^convention no|^number$/u, 'number'],
  [/^(treaty|instrument|convention|protocol)$/u, 'instrument'],
  [/consent.?kind|kind of consent|^action$/u, 'consent-kind'],
  [/^participant|^(state|states|country|party|member|member state|pays|estado|estados|país)$/u, 'participant'],
  [/ratif|accession|accept|consent|adh[eé]sion|ратиф|التصديق|批准/u, 'consent'],
  [/^sign|^firma|подпис|التوقيع|签署/u, 'signature'],
  [/^notes?$|^remarks?$|^status$/u, 'note'],
];

export interface TableColumns {
  columns: ReadonlyMap<number, ColumnCode>;
  lang: Translator['lang'];
}

/** What a row of headers says; null where it is none: a participant, and something that it did. */
export function readColumns(cells: readonly { column: number; text: string }[]): TableColumns | null {
  const ours = readHeaders(cells, OUR_COLUMNS, headerWord);
  const columns = new Map<number, ColumnCode>(ours.columns);
  for (const { column, text } of cells) {
    if (columns.has(column)) continue;
    const folded = text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
    const code = OF_DEPOSITARIES.find(([pattern]) => pattern.test(folded))?.[1];
    if (code !== undefined && ![...columns.values()].includes(code)) columns.set(column, code);
  }
  // The Labour Office heads the day of registration "Date"; without a column of kinds that is consent.
  const found = [...columns.values()];
  if (!found.includes('kind') && !found.includes('consent'))
    for (const [column, code] of columns) if (code === 'date') columns.set(column, 'consent');
  const has = new Set(columns.values());
  const named = has.has('participant') || has.has('code');
  const acts = (has.has('kind') && has.has('date')) || has.has('signature') || has.has('consent');
  return named && acts ? { columns, lang: ours.lang } : null;
}
