import { openSheet, SheetRefusal, type SheetRow } from '../../../kernel/sheets/index.js';
import { EvidenceRefusal } from '../refusal.js';
import { type Dictionary, type DictionaryColumn, readDictionaryJson } from './dictionary.js';

/**
 * Reads a dictionary from a file that its user has: our JSON, the table of fields of HTCDS (csv or .xlsx: "Field Name including Prefix",
 * "Value Names (if picklist)") the list of variables of CTDC ("Variable name", "Data type", "Lookup"),
 * or a list of columns and values, one value a row ("Column", "Value", "Form", "Several").
 *
 * @throws EvidenceRefusal `bad-dictionary`
 */
export async function readDictionary(bytes: Uint8Array, name: string): Promise<Dictionary> {
  const first = Buffer.from(bytes.subarray(0, 64))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (first.startsWith('{'))
    return readDictionaryJson(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
      name,
    );
  try {
    const sheet = await openSheet(bytes);
    let read: ((row: SheetRow) => [string, DictionaryColumn] | null) | null = null;
    const columns = new Map<string, DictionaryColumn>();
    let unsaid: readonly string[] = [];
    for await (const row of sheet.rows()) {
      if (read === null) {
        const header = new Map(row.cells.map(({ column, text }) => [text.trim().toLowerCase(), column]));
        if (header.has('field name including prefix')) read = fieldOfHtcds(header);
        else if (header.has('variable name')) {
          read = variableOfCtdc(header);
          unsaid = ['0', '-99'];
        } else if (header.has('column') && header.has('value')) read = valueOfList(header, columns);
        else if (row.number > 10) break;
        continue;
      }
      const found = read(row);
      if (found) columns.set(...found);
    }
    if (columns.size === 0) throw new EvidenceRefusal('bad-dictionary', { name, detail: 'Field Name, Variable name' });
    return { name, columns, unsaid };
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error;
    throw new EvidenceRefusal('bad-dictionary', { name, detail: error.code });
  }
}

type Header = ReadonlyMap<string, number>;

const textOf = ({ cells }: SheetRow, column: number | undefined): string =>
  cells.find((cell) => cell.column === column)?.text.trim() ?? '';

/** A column stands in as many rows as it has values. */
function valueOfList(
  header: Header,
  before: ReadonlyMap<string, DictionaryColumn>,
): (row: SheetRow) => [string, DictionaryColumn] | null {
  return (row) => {
    const [column = '', value = '', form, several] = ['column', 'value', 'form', 'several'].map((name) =>
      textOf(row, header.get(name)),
    );
    if (column === '') return null;
    const known = before.get(column) ?? { values: null, form: null, several: false };
    return [
      column,
      {
        values: value === '' ? known.values : [...new Set([...(known.values ?? []), value])],
        form: form === 'country' || form === 'year' || form === 'number' ? form : known.form,
        several: known.several || (several !== undefined && several !== '' && several !== '0'),
      },
    ];
  };
}

function fieldOfHtcds(header: Header): (row: SheetRow) => [string, DictionaryColumn] | null {
  return (row) => {
    const field = textOf(row, header.get('field name including prefix'));
    const type = textOf(row, header.get('field type')).toLowerCase();
    if (field === '' || field === 'N/A') return null;
    const listed = textOf(row, header.get('value names (if picklist)'))
      .split(/\r?\n/)
      .map((value) => value.trim())
      .filter(Boolean);
    const several = type.startsWith('multiselect');
    // "Use ISO 3166 country codes standard" stands where the list would.
    if (listed.length === 1 && /iso 3166/i.test(listed[0] ?? ''))
      return [field, { values: null, form: 'country', several }];
    if (type === 'checkbox') return [field, { values: ['TRUE', 'FALSE', '0', '1'], form: null, several: false }];
    return [field, { values: listed.length > 1 ? listed : null, form: type === 'number' ? 'number' : null, several }];
  };
}

function variableOfCtdc(header: Header): (row: SheetRow) => [string, DictionaryColumn] | null {
  return (row) => {
    const variable = textOf(row, header.get('variable name'));
    if (variable === '') return null;
    const [type, lookup, format] = ['data type', 'lookup', 'format'].map((name) =>
      textOf(row, header.get(name)).toLowerCase(),
    );
    const several = variable.endsWith('Concatenated');
    if (type === 'bool') return [variable, { values: ['1'], form: null, several }];
    if (lookup === 'country') return [variable, { values: null, form: 'country', several }];
    if (format === 'yyyy') return [variable, { values: null, form: 'year', several }];
    return [variable, { values: null, form: null, several }];
  };
}
