import { type Actor, NotAllowed, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Connection, Database, Json } from '../../../kernel/db/index.js';
import { belongs, may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { addReportEntries, findReport, type Made, type Report } from '../store/reports.js';
import type { ReportEntry } from './report.js';

/** What a change of a report is given: the report, held until the end of the transaction, and who makes it. */
export interface OpenReport {
  c: Connection;
  report: Report;
  by: Made;
}

/** What a change leads to: the entries to add, and what the action log says of it. */
export interface ReportChange {
  verb: string;
  entries: readonly ReportEntry[];
  details?: Readonly<Record<string, Json>>;
}

/**
 * Changes what is written in a report: one transaction, its row held, the action recorded last. Signatures fall with it.
 *
 * @throws Refusal `no-such-report`, `wrong-state` once it is published; NotAllowed.
 */
export async function changeReport(
  db: Database,
  actor: Actor,
  key: string,
  work: (open: OpenReport) => ReportChange | Promise<ReportChange>,
): Promise<Report> {
  const { id } = requirePermission(actor, 'reports.write');
  return holdReport(db, actor, key, id, (open) => {
    if (!may(actor, 'write', 'draft', belongs(open.report))) throw new NotAllowed();
    if (open.report.state !== 'draft') throw new Refusal('wrong-state');
    return work(open);
  });
}

/** Holds a report, adds what the work leads to and records it; whoever calls has asked whether the actor may. @throws Refusal `no-such-report` */
export async function holdReport(
  db: Database,
  actor: Actor,
  key: string,
  person: string,
  work: (open: OpenReport) => ReportChange | Promise<ReportChange>,
): Promise<Report> {
  return db.transaction(async (c) => {
    const report = await findReport(c, { key }, { lock: true });
    if (report === null) throw new Refusal('no-such-report');
    const by = { madeBy: person, madeAt: new Date() };
    const { verb, entries, details = {} } = await work({ c, report, by });
    const fell = report.signatures.length;
    const changed = await addReportEntries(c, report, entries, by);
    const said = fell > changed.signatures.length ? { ...details, signaturesFell: fell } : details;
    await recordAction(c, {
      actor,
      verb: `reports.${verb}`,
      subject: { type: 'report', id: report.id },
      details: said,
    });
    return changed;
  });
}
