import type { Connection } from '../../../kernel/db/index.js';
import { jsonText } from '../../reporting/index.js';
import type { PublishedReport } from '../report/published.js';
import { reportsTables } from './tables.js';

/** What was published: locked and numbered. */

const MOST_VERSIONS = 1_000_000;

export async function keepReportVersion(c: Connection, version: PublishedReport): Promise<void> {
  await reportsTables(c)
    .insertInto('report_version')
    .values({
      report_id: version.reportId,
      n: version.n,
      number: version.number,
      content: jsonText(version.content),
      annex: jsonText(version.annex),
      sha256: version.sha256,
      signatures: jsonText(version.signatures),
      reason: version.reason,
      published_at: version.publishedAt,
    })
    .execute();
}

export async function findReportVersion(c: Connection, reportId: string, n: number): Promise<PublishedReport | null> {
  if (!Number.isInteger(n) || n < 1 || n > MOST_VERSIONS) return null;
  const row = await reportsTables(c)
    .selectFrom('report_version')
    .selectAll()
    .where('report_id', '=', reportId)
    .where('n', '=', n)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { report_id, published_at, ...rest } = row;
  return { ...rest, reportId: report_id, publishedAt: published_at };
}

/** Numbers, days and reasons of the versions of a report, the latest last. */
export async function listReportVersions(
  c: Connection,
  reportId: string,
): Promise<Pick<PublishedReport, 'n' | 'number' | 'sha256' | 'reason' | 'publishedAt'>[]> {
  const rows = await reportsTables(c)
    .selectFrom('report_version')
    .select(['n', 'number', 'sha256', 'reason', 'published_at as publishedAt'])
    .where('report_id', '=', reportId)
    .orderBy('n')
    .execute();
  return rows;
}
