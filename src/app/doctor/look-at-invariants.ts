import type { Database } from '../../kernel/db/index.js';
import type { ConcordanceModule } from '../../kernel/module/index.js';
import type { Finding } from './finding.js';

/** As many as help to find the others. */
const NAMED = 5;

/** Asks every module for what must hold of its data. */
export async function lookAtInvariants(db: Database, modules: readonly ConcordanceModule[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { invariants } of modules) {
    for (const { about, mend, broken } of (await invariants?.()) ?? []) {
      const found = await broken(db.connection);
      if (found.length === 0) findings.push({ state: 'ok', about, found: 'all hold' });
      else {
        const named = found.slice(0, NAMED).join(', ');
        const more = found.length > NAMED ? ` and ${found.length - NAMED} more` : '';
        findings.push({ state: 'wrong', about, found: `${named}${more}`, mend });
      }
    }
  }
  return findings;
}
