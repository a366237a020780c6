import type { Lang } from '../../../kernel/i18n/index.js';

/** What columns of case records and tables mean, and what their values are called. Pure; the facts stand in `concepts.csv`. */

/** Of what kind the values of a concept are. */
export const FORMS = ['codes', 'country', 'year', 'count', 'pivot', 'pivoted', 'said'] as const;
/**
 * `codes`: the list of the concept. `country`: ISO 3166-1, two letters, besides. `count`: the number itself. `pivot` names the concept by
 * which a row is broken down, and `pivoted` holds its value, as in the open table of the Global Report. `said`: follows from another column.
 */
export type ConceptForm = (typeof FORMS)[number];

export type Titles = Readonly<Partial<Record<Lang, string>>>;

/** Words by the name of the list that uses them: `ctdc`, `htcds`, `glotip`, `also`, or one that was loaded. */
export type WordsByList = Readonly<Record<string, readonly string[]>>;

export interface Code {
  code: string;
  titles: Titles;
  words: WordsByList;
}

export interface Concept {
  code: string;
  form: ConceptForm;
  titles: Titles;
  /** Names of columns that hold it. */
  words: WordsByList;
  codes: readonly Code[];
}

/** Values that every concept has. */
export const TOTAL = '_T';
export const UNKNOWN = '_U';

/** A column that only says whether one value holds: "isForcedLabour" is 1. */
export interface FlagColumn {
  concept: string;
  code: string;
  /** What says that it holds. */
  value: string;
}

export interface Registry {
  concepts: ReadonlyMap<string, Concept>;
  /** Values of every concept. */
  everywhere: readonly Code[];
  /** Names of all lists, `also` left out. */
  lists: readonly string[];
  columnOf: (name: string) => Concept | null;
  flagOf: (name: string) => FlagColumn | null;
  /** The code of a value as it was brought; null where the concept does not know it. */
  codeOf: (concept: Concept, value: string) => string | null;
}

/** One line of the registry: a concept where `code` is empty, else one of its codes. */
export interface ConceptRow {
  concept: string;
  code: string;
  form: string;
  titles: Titles;
  words: WordsByList;
}

const EVERYWHERE = '*';
const FLAG = /^([A-Za-z]\w*)=(.+)$/u;
const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replaceAll('–', '-');

/** Puts the lines together. A later line for the same code adds words, and titles that were not there. */
export function registryOf(rows: readonly ConceptRow[]): Registry {
  const concepts = new Map<string, { row: ConceptRow; codes: Map<string, Code> }>();
  const everywhere = new Map<string, Code>();
  for (const row of rows) {
    const known = concepts.get(row.concept);
    if (row.concept === EVERYWHERE) addCode(everywhere, row);
    else if (row.code !== '') {
      if (known !== undefined) addCode(known.codes, row);
    } else if (known === undefined) concepts.set(row.concept, { row, codes: new Map() });
    else known.row = { ...known.row, titles: { ...row.titles, ...known.row.titles }, words: joined(known.row, row) };
  }
  const all = new Map(
    [...concepts].map(([code, { row, codes }]): [string, Concept] => [
      code,
      { code, form: formOf(row.form), titles: row.titles, words: row.words, codes: [...codes.values()] },
    ]),
  );
  return { concepts: all, everywhere: [...everywhere.values()], lists: listsOf(rows), ...findersOf(all, everywhere) };
}

function addCode(codes: Map<string, Code>, row: ConceptRow): void {
  const before = codes.get(row.code);
  const titles = { ...row.titles, ...before?.titles };
  codes.set(row.code, { code: row.code, titles, words: before === undefined ? row.words : joined(before, row) });
}

function joined(a: { words: WordsByList }, b: { words: WordsByList }): WordsByList {
  const lists = new Set([...Object.keys(a.words), ...Object.keys(b.words)]);
  return Object.fromEntries(
    [...lists].map((list) => [list, [...new Set([...(a.words[list] ?? []), ...(b.words[list] ?? [])])]]),
  );
}

const formOf = (text: string): ConceptForm => FORMS.find((form) => form === text) ?? 'codes';

const listsOf = (rows: readonly ConceptRow[]): string[] =>
  [...new Set(rows.flatMap(({ words }) => Object.keys(words)))].filter((list) => list !== 'also').sort();

function findersOf(
  concepts: ReadonlyMap<string, Concept>,
  everywhere: ReadonlyMap<string, Code>,
): Pick<Registry, 'columnOf' | 'flagOf' | 'codeOf'> {
  // As a list writes them first: "Country" is a name there, and "country" a code elsewhere.
  const exact = new Map<string, Concept>();
  const folded = new Map<string, Concept>();
  const flags = new Map<string, FlagColumn>();
  const values = new Map<string, Map<string, string>>();
  const note = (to: Map<string, string>, { code, words }: Code, concept: string | null): void => {
    for (const word of [code, ...Object.values(words).flat()]) {
      const [, name, value] = FLAG.exec(word) ?? [];
      if (name !== undefined && value !== undefined && concept !== null) flags.set(name, { concept, code, value });
      else if (!to.has(fold(word))) to.set(fold(word), code);
    }
  };
  const common = new Map<string, string>();
  for (const code of everywhere.values()) note(common, code, null);
  for (const concept of concepts.values()) {
    for (const word of Object.values(concept.words).flat()) {
      if (!exact.has(word)) exact.set(word, concept);
      if (!folded.has(fold(word))) folded.set(fold(word), concept);
    }
    folded.set(fold(concept.code), concept);
    const own = new Map<string, string>();
    for (const code of concept.codes) note(own, code, concept.code);
    values.set(concept.code, own);
  }
  return {
    columnOf: (name) => concepts.get(name) ?? exact.get(name.trim()) ?? folded.get(fold(name)) ?? null,
    flagOf: (name) => flags.get(name.trim()) ?? null,
    codeOf: (concept, value) => values.get(concept.code)?.get(fold(value)) ?? common.get(fold(value)) ?? null,
  };
}
