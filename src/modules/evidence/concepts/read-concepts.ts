import { LANGS, type Lang } from '../../../kernel/i18n/index.js';
import { openSheet, SheetRefusal } from '../../../kernel/sheets/index.js';
import { EvidenceRefusal } from '../refusal.js';
import { type ConceptRow, FORMS } from './concept.js';

/** A list of codes is small; what is larger is another file. */
const MOST_ROWS = 20_000;
const FIXED = ['concept', 'code', 'form'] as const;
/** Codes that every format takes (SDMX identifiers). */
const CODE = /^[A-Za-z0-9_@$-]{1,64}$/u;
const LIST = /^[a-z][a-z0-9-]{1,30}$/u;

/**
 * Reads lines of the registry from csv or .xlsx: the columns `concept`, `code`, `form`, one of titles for each language, and one for each list
 * of codes whose values stand beside ours, several of them with semicolons between. What `concepts.csv` is, and the template, and the export.
 *
 * @throws EvidenceRefusal `bad-concepts` with the line and what is wrong there
 */
export async function readConcepts(bytes: Uint8Array): Promise<ConceptRow[]> {
  let header: string[] | null = null;
  const rows: ConceptRow[] = [];
  try {
    const sheet = await openSheet(bytes);
    for await (const { line, cells } of sheet.rows()) {
      const texts: string[] = [];
      for (const { column, text } of cells) texts[column] = text.trim();
      if (header === null) header = headerOf(texts, line);
      else rows.push(rowOf(header, texts, line));
      if (rows.length > MOST_ROWS) throw refusal(line, `> ${MOST_ROWS}`);
    }
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error;
    throw new EvidenceRefusal('unreadable', { detail: error.code, place: error.place ?? '', ...error.values });
  }
  if (header === null) throw refusal(1, 'concept, code');
  return rows;
}

const refusal = (line: number, detail: string) => new EvidenceRefusal('bad-concepts', { line, detail });

function headerOf(texts: readonly string[], line: number): string[] {
  const header = Array.from(texts, (text) => (text ?? '').toLowerCase());
  for (const name of ['concept', 'code']) if (!header.includes(name)) throw refusal(line, name);
  for (const name of header)
    if (name !== '' && !isFixed(name) && !isLang(name) && !LIST.test(name)) throw refusal(line, name);
  return header;
}

function rowOf(header: readonly string[], texts: readonly string[], line: number): ConceptRow {
  const at = (name: string): string => texts[header.indexOf(name)] ?? '';
  const [concept, code, form] = FIXED.map(at);
  if (concept === undefined || (concept !== '*' && !CODE.test(concept))) throw refusal(line, concept ?? '');
  if (code === undefined || (code !== '' && !CODE.test(code))) throw refusal(line, code ?? '');
  if (form === undefined || (form !== '' && !FORMS.some((known) => known === form))) throw refusal(line, form ?? '');
  const titles: Partial<Record<Lang, string>> = {};
  for (const lang of LANGS) if (at(lang) !== '') titles[lang] = at(lang);
  const words: Record<string, string[]> = {};
  for (const name of header) {
    if (name === '' || isFixed(name) || isLang(name)) continue;
    const said = at(name)
      .split(';')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    if (said.length > 0) words[name] = said;
  }
  return { concept, code, form, titles, words };
}

const isFixed = (name: string): boolean => FIXED.some((known) => known === name);
const isLang = (name: string): name is Lang => LANGS.some((lang) => lang === name);
