import { directionOf, formatDate, formatMoment, type Translator } from '../../../kernel/i18n/index.js';
import type { OwnDataRow } from '../../../kernel/privacy/index.js';
import { type CellToWrite, type SheetToWrite, writeWorkbook } from '../../../kernel/sheets/index.js';
import type { OwnDataOf } from './export-own-data.js';

/** For programs: codes and moments as they are kept. */
export async function* ownDataAsJson(parts: readonly OwnDataOf[], made: Date): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`{"schema":"concordance.own-data/1","made":${JSON.stringify(made)},"parts":{`);
  for (const [k, { name, rows }] of parts.entries()) {
    yield encoder.encode(`${k === 0 ? '' : ','}\n${JSON.stringify(name)}:[`);
    let between = '\n';
    for await (const row of rows()) {
      yield encoder.encode(between + JSON.stringify(row));
      between = ',\n';
    }
    yield encoder.encode(']');
  }
  yield encoder.encode('\n}}\n');
}

/** For people: a sheet a part, in the words of their language. */
export function ownDataAsWorkbook(parts: readonly OwnDataOf[], t: Translator, made: Date): AsyncGenerator<Uint8Array> {
  const { lang } = t;
  const sheets: SheetToWrite[] = parts.map((part) => ({
    name: partTitle(t, part.name),
    columns: part.fields.map((field) => ({ header: fieldLabel(t, field), width: field === 'text' ? 60 : 20 })),
    rows: cellsOf(part, t),
    rightToLeft: directionOf(lang) === 'rtl',
  }));
  return writeWorkbook(sheets, { title: t('audit.own.title'), creator: 'Concordance', language: lang, created: made });
}

async function* cellsOf(part: OwnDataOf, t: Translator): AsyncGenerator<CellToWrite[]> {
  for await (const row of part.rows()) yield part.fields.map((field) => sayValue(t, part, field, row));
}

export const partTitle = (t: Translator, name: string): string => t.find(`audit.own.part.${name}`) ?? name;
export const fieldLabel = (t: Translator, field: string): string => t.find(`audit.own.field.${field}`) ?? field;

/** A value as a person reads it. */
export function sayValue(
  t: Translator,
  { name, words }: Pick<OwnDataOf, 'name' | 'words'>,
  field: string,
  row: OwnDataRow,
): string | number | null {
  const value = row[field] ?? null;
  if (value instanceof Date) return formatMoment(t.lang, value);
  if (typeof value === 'boolean') return t(value ? 'audit.own.yes' : 'audit.own.no');
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(t.lang, value);
  if (typeof value !== 'string') return value;
  const prefix = words[field];
  const said = prefix === undefined ? null : t.find(`${prefix}.${value}`);
  return said ?? t.find(`audit.own.value.${name}.${field}.${value}`) ?? value;
}
