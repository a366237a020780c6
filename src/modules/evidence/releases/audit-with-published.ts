import type { Connection } from '../../../kernel/db/index.js';
import { loadFile } from '../../../kernel/files/index.js';
import { auditLinked, type LinkedFindings } from '../disclosure/link-published.js';
import { readTable } from '../disclosure/read-table.js';
import { listReleases } from '../store/releases.js';
import type { Release } from './release.js';

/** Methods whose figures are exact, so that sums of them tell something. */
const EXACT: readonly Release['method']['name'][] = ['k', 'protected'];
/** So many tables are looked at together, the latest first. */
const MOST = 60;
const MOST_ROWS = 600_000;

type Asked = Pick<Release, 'method' | 'columns' | 'dataSetId'>;

/**
 * Audits a table with all that was ever published of the same data, and with published tables of the same form whoever they are of; those that were
 * withdrawn are known to whoever kept them. Null for what has noise, of which no sum tells anything.
 */
export async function auditWithPublished(
  c: Connection,
  release: Asked,
  file: Uint8Array,
): Promise<LinkedFindings | null> {
  if (!EXACT.includes(release.method.name)) return null;
  const { rows } = await listReleases(c, { seen: [], states: ['published', 'withdrawn'], offset: 0, limit: 1000 });
  const others: Awaited<ReturnType<typeof readTable>>['rows'][] = [];
  let taken = 0;
  for (const other of rows.filter((one) => areLinked(release, one)).slice(0, MOST)) {
    if (taken + other.rows > MOST_ROWS) break;
    taken += other.rows;
    others.unshift((await readTable(await loadFile(c, other.sha256))).rows);
  }
  if (others.length === 0) return { linked: 0, shown: 0, recoverable: 0, determined: 0 };
  return auditLinked((await readTable(file)).rows, others);
}

/** Of the same data, or of the same form. */
function areLinked(one: Asked, other: Release): boolean {
  if (!EXACT.includes(other.method.name)) return false;
  if (one.dataSetId !== null && one.dataSetId === other.dataSetId) return true;
  const form = ({ columns }: Pick<Release, 'columns'>): string =>
    JSON.stringify(columns.map(({ name }) => name.trim().toLowerCase()).sort());
  return one.dataSetId === null || other.dataSetId === null || one.method.name === 'protected'
    ? form(one) === form(other)
    : false;
}
