import { countryOfInhabitants } from '../cases/inhabitants.js';
import { type Concept, type Registry, TOTAL, UNKNOWN } from '../concepts/concept.js';
import { readFigure } from '../disclosure/figure.js';
import type { TableRow } from '../disclosure/linked-table.js';
import type { ReleaseColumn } from '../releases/release.js';
import type { Places } from './places.js';
import type { PublishedColumn, PublishedTable, Shown } from './published-table.js';

/** What reading needs beside the rows. */
export interface Reader {
  registry: Registry;
  places: Places;
}

type ColumnReader =
  | { kind: 'skip' }
  | { kind: 'figure' }
  | { kind: 'codes'; column: Builder; concept: Concept | null }
  | { kind: 'pivot' }
  | { kind: 'pivoted' }
  | { kind: 'flag'; column: Builder; code: string; value: string };

class Builder {
  readonly #places = new Map<string, number>();
  readonly rows: number[] = [];

  constructor(
    readonly concept: string,
    readonly name: string,
    readonly several: boolean,
  ) {}

  push(value: string): void {
    const place = this.#places.get(value) ?? this.#places.size;
    if (place === this.#places.size) this.#places.set(value, place);
    this.rows.push(place);
  }

  finish(keep: readonly number[] | null): PublishedColumn {
    const values = [...this.#places.keys()];
    const places = Uint32Array.from(keep === null ? this.rows : keep.map((row) => this.rows[row] ?? 0));
    return {
      ...{ concept: this.concept, name: this.name, values, places },
      ...{ hasTotal: values.includes(TOTAL), several: this.several },
    };
  }
}

/**
 * Reads the rows of a released file by the registry of concepts.
 *
 * @param rows the header first
 * @param columns what the release says of its columns; a name that the registry knows needs no word there
 */
export function readPublished(
  [header, ...rows]: readonly TableRow[],
  { kind, columns }: { kind: 'table' | 'synthetic'; columns: readonly ReleaseColumn[] },
  { registry, places }: Reader,
): PublishedTable {
  const names = header?.texts.map((text) => text.trim()) ?? [];
  const builders = new Map<string, Builder>();
  const readers = readersOf(names, { kind, columns }, registry, builders);
  const pivots = kind === 'table' ? pivotsOf(readers, registry, builders) : [];
  const figures: Shown[] = [];
  let unread = 0;
  for (const { texts } of rows) {
    const figure = kind === 'synthetic' ? ({ kind: 'number', value: 1 } as const) : figureIn(readers, texts);
    if (figure === null) {
      unread += 1;
      continue;
    }
    figures.push(figure);
    pushCodes(readers, texts, { kind, registry, places });
    pushPivots(readers, texts, pivots, { registry, places });
  }
  const keep = kind === 'table' ? lastOfEach([...builders.values()], figures.length) : null;
  return {
    kind: kind === 'table' ? 'table' : 'records',
    columns: [...builders.values()].map((builder) => builder.finish(keep)),
    figures: keep === null ? figures : keep.flatMap((row) => figures[row] ?? []),
    unread,
  };
}

function readersOf(
  names: readonly string[],
  { kind, columns }: { kind: 'table' | 'synthetic'; columns: readonly ReleaseColumn[] },
  registry: Registry,
  builders: Map<string, Builder>,
): ColumnReader[] {
  const concepts = names.map((name, at) => conceptOf(registry, name, columns[at]));
  const reported = concepts.some((concept) => concept?.code === 'REPORTED_BY');
  const flagged = new Map<string, Builder>();
  return names.map((name, at): ColumnReader => {
    // Where only the name of the country stands, it is the country.
    const found = concepts[at] ?? null;
    const named = found?.code === 'COUNTRY_NAME' && !reported ? registry.concepts.get('REPORTED_BY') : found;
    const flag = named === null || named === undefined ? registry.flagOf(name) : null;
    if (flag !== null && kind === 'synthetic') {
      const column = flagged.get(flag.concept) ?? new Builder(flag.concept, flag.concept, true);
      // The concept has a column of its own.
      if (concepts.some((one) => one?.code === flag.concept)) return { kind: 'skip' };
      flagged.set(flag.concept, column);
      builders.set(flag.concept, column);
      return { kind: 'flag', column, code: flag.code, value: flag.value };
    }
    if (named?.form === 'count') return kind === 'table' ? { kind: 'figure' } : { kind: 'skip' };
    if (named?.form === 'said') return { kind: 'skip' };
    if (named?.form === 'pivot' || named?.form === 'pivoted') return { kind: named.form };
    const concept = named ?? null;
    const several = kind === 'synthetic' && /concatenated$/iu.test(name);
    const key = concept === null || builders.has(concept.code) ? `col:${name}` : concept.code;
    const column = new Builder(key, name, several);
    builders.set(key, column);
    return { kind: 'codes', column, concept: key === concept?.code ? concept : null };
  });
}

/** What a column is: as the release says, or else as its name says. */
export function conceptOf(registry: Registry, name: string, said: ReleaseColumn | undefined): Concept | null {
  const own = said?.name.trim() === name && said.concept !== null ? registry.columnOf(said.concept) : null;
  return own ?? registry.columnOf(name);
}

/** Columns that the rows of a table broken down by turns have, one for each concept that it names. */
function pivotsOf(readers: readonly ColumnReader[], registry: Registry, builders: Map<string, Builder>): Builder[] {
  if (!readers.some(({ kind }) => kind === 'pivot')) return [];
  return (registry.concepts.get('PIVOT')?.codes ?? []).flatMap(({ code }) => {
    if (builders.has(code)) return [];
    const made = new Builder(code, code, false);
    builders.set(code, made);
    return [made];
  });
}

function figureIn(readers: readonly ColumnReader[], texts: readonly string[]): Shown | null {
  const at = readers.findIndex(({ kind }) => kind === 'figure');
  const figure = readFigure(texts[at] ?? '');
  return figure.kind === 'none' ? null : figure;
}

function pushCodes(
  readers: readonly ColumnReader[],
  texts: readonly string[],
  { kind, ...reader }: Reader & { kind: 'table' | 'synthetic' },
): void {
  const flags = new Map<Builder, string[]>();
  readers.forEach((one, at) => {
    const text = texts[at]?.trim() ?? '';
    if (one.kind === 'flag') {
      const codes = flags.get(one.column) ?? [];
      if (text === one.value) codes.push(one.code);
      flags.set(one.column, codes);
    } else if (one.kind === 'codes')
      one.column.push(
        one.column.several && text !== ''
          ? [...new Set(text.split(';').map((part) => codeOfText(one.concept, part.trim(), reader)))].join(';')
          : codeOfText(one.concept, text, reader),
      );
  });
  for (const [column, codes] of flags) column.push(codes.length === 0 ? UNKNOWN : codes.join(';'));
}

function pushPivots(
  readers: readonly ColumnReader[],
  texts: readonly string[],
  pivots: readonly Builder[],
  reader: Reader,
): void {
  if (pivots.length === 0) return;
  const textOf = (kind: ColumnReader['kind']): string =>
    texts[readers.findIndex((one) => one.kind === kind)]?.trim() ?? '';
  const by = reader.registry.concepts.get('PIVOT');
  const concept = by === undefined ? null : reader.registry.codeOf(by, textOf('pivot'));
  for (const column of pivots)
    column.push(
      column.concept === concept
        ? codeOfText(reader.registry.concepts.get(column.concept) ?? null, textOf('pivoted'), reader)
        : TOTAL,
    );
}

/** The code of a value; countries by their names or those of their inhabitants; a value that nobody knows stands for itself. */
export function codeOfText(concept: Concept | null, text: string, { registry, places }: Reader): string {
  if (text === '') return UNKNOWN;
  if (concept === null) return /^total$/iu.test(text) ? TOTAL : text;
  const known = registry.codeOf(concept, text);
  if (known !== null || concept.form !== 'country') return known ?? text;
  return places.find(text) ?? countryOfInhabitants(text, places.find) ?? text;
}

/** Rows that stand: where two claim one cell, the last. */
function lastOfEach(builders: readonly Builder[], rows: number): number[] {
  const last = new Map<string, number>();
  for (let row = 0; row < rows; row += 1) last.set(builders.map((one) => one.rows[row]).join(' '), row);
  return [...last.values()].sort((a, b) => a - b);
}
