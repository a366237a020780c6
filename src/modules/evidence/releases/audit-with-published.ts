import type { Connection } from '../../../kernel/db/index.js';
import { loadFile } from '../../../kernel/files/index.js';
import type { LinkedFindings } from '../disclosure/link-published.js';
import { listReleases } from '../store/releases.js';
import { inTableThread } from '../threads/in-table-thread.js';
import type { Release } from './release.js';

/** Methods whose figures are exact, so that sums of them tell something. */
const EXACT: readonly Release['method']['name'][] = ['k', 'protected'];
/** Releases that are fetched at a time. */
const PAGE = 500;

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
  const others: Uint8Array[] = [];
  // All that was ever published, the oldest too: the list gives the latest first.
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = await listReleases(c, { seen: [], states: ['published', 'withdrawn'], offset, limit: PAGE });
    for (const other of rows.filter((one) => areLinked(release, one))) others.unshift(await loadFile(c, other.sha256));
    if (rows.length < PAGE) break;
  }
  if (others.length === 0) return { linked: 0, shown: 0, recoverable: 0, determined: 0 };
  return inTableThread('link', { bytes: file, others });
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
