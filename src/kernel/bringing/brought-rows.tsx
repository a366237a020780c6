import type { Child } from 'hono/jsx';
import { formatNumber } from '../i18n/index.js';
import { Table, useFrame } from '../ui/index.js';

export const ROW_KINDS = ['new', 'changed', 'refused', 'unchanged'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** A row of a brought file, as people read it. */
export interface ShownRow {
  /** As the spreadsheet numbers it, from 1. */
  line: number;
  kind: RowKind;
  /** Of what it speaks. */
  name: Child;
  /** What is wrong with it, and in which cell ("D7"); null where nothing is. */
  problem: { place: string; sentence: string } | null;
  /** What it changes, by the header of the column. */
  changes: readonly { header: string; before: string; after: string }[];
}

/** A row as modules keep it once it was compared. */
interface StagedRow<Column extends string, Problem extends { place: string }> extends Pick<ShownRow, 'line' | 'kind'> {
  problem: Problem | null;
  changes: readonly { column: Column; before: string; after: string }[];
}

/** A row as people read it. @param name of what it speaks. */
export function shownRow<Column extends string, Problem extends { place: string }>(
  { line, kind, problem, changes }: StagedRow<Column, Problem>,
  name: Child,
  words: {
    header: (column: Column) => string;
    sentence: (problem: Problem) => string;
    /** What stands in a cell, where it is a code; else it is shown as it is. */
    cell?: (column: Column, text: string) => string;
  },
): ShownRow {
  const cell = (column: Column, text: string) => (text === '' ? '' : (words.cell?.(column, text) ?? text));
  return {
    ...{ line, kind, name },
    problem: problem === null ? null : { place: problem.place, sentence: words.sentence(problem) },
    changes: changes.map(({ column, before, after }) => ({
      ...{ header: words.header(column), before: cell(column, before), after: cell(column, after) },
    })),
  };
}

/** Rows of one kind that a page shows; the counts say how many there are. */
const MOST_SHOWN = 200;

/** Rows of a file by what becomes of them: first those that are refused. Those that change nothing are only counted. */
export function BroughtRows({ rows, name }: { rows: readonly ShownRow[]; name: string }) {
  return (
    <>
      {(['refused', 'new', 'changed'] as const).map((kind) => (
        <RowsOfKind kind={kind} name={name} rows={rows.filter((row) => row.kind === kind)} />
      ))}
    </>
  );
}

/** How many rows there are of each kind, for the line under the title. */
export function RowCounts({ rows }: { rows: readonly ShownRow[] }) {
  const { t, lang } = useFrame();
  return (
    <>
      {ROW_KINDS.map((kind) => (
        <span>
          {t(`ui.sheet.kind.${kind}`)} <bdi>{formatNumber(lang, rows.filter((row) => row.kind === kind).length)}</bdi>
        </span>
      ))}
    </>
  );
}

function RowsOfKind({ kind, name, rows }: { kind: RowKind; name: string; rows: readonly ShownRow[] }) {
  const { t, lang } = useFrame();
  if (rows.length === 0) return null;
  return (
    <section class="recent">
      <Table
        id={`rows-${kind}`}
        caption={
          <>
            {t(`ui.sheet.kind.${kind}`)} <small>{formatNumber(lang, rows.length)}</small>
          </>
        }
        rows={rows.slice(0, MOST_SHOWN)}
        columns={[
          { key: 'line', label: t('ui.sheet.line'), numeric: true, cell: ({ line }) => <bdi>{line}</bdi> },
          { key: 'name', label: name, heads: true, cell: (row) => row.name },
          {
            key: 'what',
            label: kind === 'refused' ? t('ui.sheet.why') : t('ui.sheet.what'),
            cell: (row) => <What row={row} />,
          },
        ]}
      />
      {rows.length > MOST_SHOWN ? <p class="quiet">{t('ui.sheet.more', { n: rows.length - MOST_SHOWN })}</p> : null}
    </section>
  );
}

function What({ row: { problem, changes } }: { row: ShownRow }) {
  if (problem !== null)
    return (
      <>
        <bdi class="sym">{problem.place}</bdi> {problem.sentence}
      </>
    );
  return (
    <ul role="list" class="changes">
      {changes.map(({ header, before, after }) => (
        <li>
          <span class="quiet">{header}</span> {before === '' ? null : <del dir="auto">{before}</del>}{' '}
          {after === '' ? null : <ins dir="auto">{after}</ins>}
        </li>
      ))}
    </ul>
  );
}
