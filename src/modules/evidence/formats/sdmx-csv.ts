import { type CellToWrite, writeCsv } from '../../../kernel/sheets/index.js';
import type { PublishedTable, Shown } from '../published/published-table.js';
import type { Release } from '../releases/release.js';
import { AGENCY, dimensionsOf, flowId, flowVersion } from './sdmx-ids.js';

/** Attributes of an observation, after its value. */
export const ATTRIBUTES = ['OBS_STATUS', 'CONF_STATUS', 'BELOW'] as const;

/**
 * SDMX-CSV 2.0: an observation a line, with the dataflow that it belongs to. A figure that is not shown has no value, status Q (missing,
 * suppressed) and says why: C for a small number, with what it is below, D for one withheld to protect another. Records are counted: as many
 * as are alike make one observation.
 */
export function writeSdmxCsv(
  table: PublishedTable,
  release: Pick<Release, 'slug' | 'version'>,
): AsyncGenerator<Uint8Array> {
  const dimensions = dimensionsOf(table);
  const header = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...dimensions.map(({ id }) => id), 'OBS_VALUE', ...ATTRIBUTES];
  const structure = ['dataflow', `${AGENCY}:${flowId(release)}(${flowVersion(release)})`, 'I'];
  function* lines(): Generator<CellToWrite[]> {
    for (const { row, figure } of observationsOf(table))
      yield [
        ...structure,
        ...dimensions.map(({ column, codes }) => codes[column.places[row] ?? 0] ?? ''),
        ...cellsOf(figure),
      ];
  }
  return writeCsv(
    header.map((name) => ({ header: name })),
    lines(),
  );
}

function cellsOf(figure: Shown): CellToWrite[] {
  if (figure.kind === 'number') return [figure.value, 'A', 'F', ''];
  return figure.kind === 'below' ? ['', 'Q', 'C', figure.limit] : ['', 'Q', 'D', ''];
}

/** A row each of a table; of records, one of each kind with how many there are. */
export function observationsOf(table: PublishedTable): { row: number; figure: Shown }[] {
  if (table.kind === 'table') return table.figures.map((figure, row) => ({ row, figure }));
  const alike = new Map<string, { row: number; n: number }>();
  for (const row of table.figures.keys()) {
    const key = table.columns.map(({ places }) => places[row]).join(' ');
    const before = alike.get(key);
    if (before === undefined) alike.set(key, { row, n: 1 });
    else before.n += 1;
  }
  return [...alike.values()].map(({ row, n }) => ({ row, figure: { kind: 'number', value: n } }));
}
