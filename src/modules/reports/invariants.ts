import type { Connection } from '../../kernel/db/index.js';
import type { Invariant } from '../../kernel/module/index.js';
import { hashOf } from '../reporting/index.js';
import { hashOfReport } from './report/published.js';
import { type FoldedReport, foldReport } from './report/report.js';
import { findReport, findReportEntries, listReports } from './store/reports.js';
import { findReportVersion, listReportVersions } from './store/versions.js';

const BACKUP = 'someone changed them by other means than the program. Compare with the last backup.';

/** What must hold of reports. */
export const reportsInvariants: readonly Invariant[] = [
  { about: 'reports', mend: `These reports are not what their entries lead to; ${BACKUP}`, broken: misfolded },
  {
    about: 'hashes of published reports',
    mend: `These versions are not what two people signed; ${BACKUP}`,
    broken: falseHashes,
  },
];

/** One at a time, for a report with its trail is long. */
async function misfolded(c: Connection): Promise<string[]> {
  const broken: string[] = [];
  for (const { id, key } of await listReports(c)) {
    const kept = await findReport(c, { id });
    const entries = await findReportEntries(c, id);
    const folded = foldReport(entries.map(({ entry }) => entry));
    const whose = kept !== null && kept.party === (folded.content.party ?? null);
    if (!whose || kept.revision !== entries.length || essence(kept) !== essence(folded)) broken.push(key);
  }
  return broken;
}

function essence({ state, version, reason, content, signatures, fallen, due, reminded }: FoldedReport): string {
  return hashOf({ state, version, reason, content, signatures, fallen, due, reminded });
}

async function falseHashes(c: Connection): Promise<string[]> {
  const broken: string[] = [];
  for (const { id } of await listReports(c))
    for (const { n, number } of await listReportVersions(c, id)) {
      const version = await findReportVersion(c, id, n);
      const signers = new Set(version?.signatures.map(({ by }) => by));
      if (version === null || hashOfReport(version.content) !== version.sha256 || signers.size < 2) broken.push(number);
    }
  return broken;
}
