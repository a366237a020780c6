import type { Child } from 'hono/jsx';
import { withQuery } from './address.js';
import { useFrame } from './frame.js';
import type { ListQuery } from './list-query.js';
import { Pager } from './pager.js';

export interface Column<Row> {
  /** Name of the column; also its value in `?sort=` where `sortable`. */
  key: string;
  label: Child;
  cell: (row: Row) => Child;
  sortable?: boolean | undefined;
  /** Figures: aligned at the end, tabular. */
  numeric?: boolean | undefined;
  /** The cell that names the row. */
  heads?: boolean | undefined;
  /**
   * Where rows are paragraphs (`stacks`), the name of the column stands before the cell: one date among others says nothing. Figures
   * always. In words, where the label is none.
   */
  named?: boolean | string | undefined;
}

export interface TableProps<Row> {
  /** Unique on the page; the caption and the scroll region hang on it. */
  id: string;
  caption: Child;
  /** The caption is heard but not seen, where a heading already says it. */
  captionHidden?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** What the address says about order and page, and how many rows there are in all; absent for a table shown whole. */
  list?: { query: ListQuery; total: number } | undefined;
  /** Shown in place of a table without rows. */
  empty?: Child;
  /** In a narrow window the cells of a row stand under one another, and nothing is scrolled sideways. */
  stacks?: boolean | undefined;
}

/** Said outright, for a table whose rows are laid out by other means is no longer one to some browsers. */
const ROLES = {
  table: { role: 'table' },
  body: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;
const NO_ROLES: Partial<typeof ROLES> = {};

/** A table that can be sorted and paged by its address, and scrolled sideways with the keyboard. */
export function Table<Row>({
  id,
  caption,
  captionHidden = false,
  columns,
  rows,
  list,
  empty,
  stacks,
}: TableProps<Row>) {
  if (rows.length === 0 && empty !== undefined && (list === undefined || list.total === 0)) return <>{empty}</>;
  const roles = stacks ? ROLES : NO_ROLES;
  return (
    <>
      {/* It takes the focus, or the keyboard could not scroll it. */}
      <section class="scroll" aria-labelledby={`${id}-caption`} tabindex={0}>
        <table id={id} class={stacks ? 'stacks' : undefined} {...roles.table}>
          <caption id={`${id}-caption`} class={captionHidden ? 'heard' : undefined}>
            {caption}
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <ColumnHead column={column} query={list?.query} />
              ))}
            </tr>
          </thead>
          <tbody {...roles.body}>
            {rows.map((row) => (
              <tr {...roles.row}>
                {columns.map((column) =>
                  column.heads ? (
                    <th scope="row" {...roles.head}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td
                      class={column.numeric ? 'number' : undefined}
                      data-name={stacks ? nameBefore(column) : undefined}
                      {...roles.cell}
                    >
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {list === undefined ? null : <ListPager id={id} {...list} />}
    </>
  );
}

/** Where a page has several lists, each pager is named by the caption of its table. */
function ListPager({ id, query, total }: { id: string; query: ListQuery; total: number }) {
  const { page, size, pageParam } = query;
  const several = pageParam === undefined ? {} : { param: pageParam, table: id };
  return <Pager page={page} size={size} total={total} {...several} />;
}

function nameBefore<Row>({ label, named, numeric }: Column<Row>): string | undefined {
  if (typeof named === 'string') return named;
  return (named ?? numeric) && typeof label === 'string' ? label : undefined;
}

function ColumnHead<Row>({ column, query }: { column: Column<Row>; query: ListQuery | undefined }) {
  const { url } = useFrame();
  const style = column.numeric ? 'number' : undefined;
  if (!column.sortable || query === undefined) {
    return (
      <th scope="col" class={style}>
        {column.label}
      </th>
    );
  }
  const sorted = query.sort.key === column.key ? (query.sort.descending ? 'descending' : 'ascending') : undefined;
  const next = sorted === 'ascending' ? `-${column.key}` : column.key;
  return (
    <th scope="col" class={style} aria-sort={sorted}>
      <a href={withQuery(url, { sort: next, page: null })}>{column.label}</a>
    </th>
  );
}
