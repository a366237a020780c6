import { LANGS } from '../../../kernel/i18n/index.js';
import { type CellToWrite, writeCsv, writeWorkbook } from '../../../kernel/sheets/index.js';
import type { Code, Concept, Registry, WordsByList } from './concept.js';

/**
 * The registry as it is read back: also the template of a list that its owner fills in beside our codes.
 *
 * @param list a further column for it, empty where nothing of it was loaded: `ictip`
 */
export function writeConcepts(
  { concepts, everywhere, lists }: Registry,
  format: 'csv' | 'xlsx',
  list: string | null = null,
): AsyncGenerator<Uint8Array> {
  const named = [...lists, ...(list === null || lists.includes(list) ? [] : [list]), 'also'];
  const columns = ['concept', 'code', 'form', ...named, ...LANGS].map((header) => ({ header }));
  const row = (
    concept: string,
    one: Pick<Concept | Code, 'code' | 'titles'> & { words: WordsByList },
    form: string,
  ) => [
    concept,
    form === '' ? one.code : '',
    form,
    ...named.map((name) => (one.words[name] ?? []).join(';')),
    ...LANGS.map((lang) => one.titles[lang] ?? ''),
  ];
  const rows: CellToWrite[][] = [
    ...everywhere.map((code) => row('*', code, '')),
    ...[...concepts.values()].flatMap((concept) => [
      row(concept.code, concept, concept.form),
      ...concept.codes.map((code) => row(concept.code, code, '')),
    ]),
  ];
  if (format === 'csv') return writeCsv(columns, rows);
  return writeWorkbook([{ name: 'concepts', columns, rows }], {
    title: 'Concepts',
    creator: 'Concordance',
    language: 'en',
    created: new Date(),
  });
}
