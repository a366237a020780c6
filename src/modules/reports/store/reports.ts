import type { Selectable } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import { jsonText } from '../../reporting/index.js';
import { afterReportEntry, type FoldedReport, NEW_REPORT, type ReportEntry, type Section } from '../report/report.js';
import { type ReportHead, type ReportRow, reportsTables } from './tables.js';

/** A report as it is kept. */
export interface Report extends FoldedReport {
  id: string;
  key: string;
  /** Number of the last entry of its log. */
  revision: number;
  /** Id of the group whose report it is; null: of the house. */
  party: string | null;
  madeBy: string;
  changedAt: Date;
}

/** A report as lists tell it: without its sections. */
export type ListedReport = Omit<Report, 'content'> & { head: ReportHead };

/** `lock`: nobody else changes it until the end of the transaction. */
export async function findReport(
  c: Connection,
  by: { key: string } | { id: string },
  { lock = false } = {},
): Promise<Report | null> {
  // What no report can be called is not looked for: an address may hold what no database takes.
  if ('key' in by && !/^[a-z0-9-]{1,60}$/u.test(by.key)) return null;
  const db = reportsTables(c);
  const query = db
    .selectFrom('report')
    .selectAll()
    .$if('key' in by, (q) => q.where('key', '=', 'key' in by ? by.key : ''))
    .$if('id' in by, (q) => q.where('id', '=', 'id' in by ? by.id : ''));
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) return null;
  const rows = await db.selectFrom('report_section').select('content').where('report_id', '=', row.id).execute();
  const byId = new Map(rows.map(({ content }) => [content.id, content]));
  const { head, ...rest } = ofRow(row);
  const sections = head.sections.flatMap((id) => byId.get(id) ?? []);
  return { ...rest, content: { ...head, sections } };
}

/** The one changed last first. */
export async function listReports(c: Connection, ids?: readonly string[]): Promise<ListedReport[]> {
  if (ids?.length === 0) return [];
  const rows = await reportsTables(c)
    .selectFrom('report')
    .selectAll()
    .$if(ids !== undefined, (q) => q.where('id', 'in', [...(ids ?? [])]))
    .orderBy('changed_at', 'desc')
    .orderBy('key')
    .execute();
  return rows.map(ofRow);
}

function ofRow({ signing, party_id, made_by, changed_at, ...rest }: Selectable<ReportRow>): ListedReport {
  return { ...rest, due: null, reminded: '', ...signing, party: party_id, madeBy: made_by, changedAt: changed_at };
}

export interface Made {
  madeBy: string;
  madeAt: Date;
}

/** Begins the log of a report. */
export async function insertReport(
  c: Connection,
  { id, key }: { id: string; key: string },
  entry: Extract<ReportEntry, { did: 'begun' }>,
  by: Made,
): Promise<Report> {
  const party = entry.party ?? null;
  const begun = { ...NEW_REPORT, id, key, revision: 0, party, madeBy: by.madeBy, changedAt: by.madeAt };
  await reportsTables(c)
    .insertInto('report')
    .values({ id, key, revision: 0, party_id: party, made_by: by.madeBy, changed_at: by.madeAt, ...columnsOf(begun) })
    .execute();
  return addReportEntries(c, begun, [entry], by);
}

/** Adds entries to the log of a report whose row the caller holds. @returns the report as it is then. */
export async function addReportEntries(
  c: Connection,
  report: Report,
  entries: readonly ReportEntry[],
  { madeBy, madeAt }: Made,
): Promise<Report> {
  if (entries.length === 0) return report;
  const db = reportsTables(c);
  const folded = entries.reduce<FoldedReport>(afterReportEntry, report);
  const revision = report.revision + entries.length;
  await db
    .insertInto('report_entry')
    .values(
      entries.map((entry, at) => ({
        report_id: report.id,
        n: report.revision + at + 1,
        entry: jsonText(entry),
        made_by: madeBy,
        made_at: madeAt,
      })),
    )
    .execute();
  await db
    .updateTable('report')
    .set({ ...columnsOf(folded), revision, changed_at: madeAt })
    .where('id', '=', report.id)
    .execute();
  await keepSections(c, report.id, report.content.sections, folded.content.sections);
  return { ...report, ...folded, revision, changedAt: madeAt };
}

function columnsOf({ state, version, content, ...signing }: FoldedReport) {
  const { reason, signatures, fallen, due, reminded } = signing;
  const head = { ...content, sections: content.sections.map(({ id }) => id) };
  return { state, version, head: jsonText(head), signing: jsonText({ reason, signatures, fallen, due, reminded }) };
}

/** Writes what has changed only: a section with its trail may be long. */
async function keepSections(
  c: Connection,
  reportId: string,
  before: readonly Section[],
  after: readonly Section[],
): Promise<void> {
  const db = reportsTables(c);
  const gone = before.filter(({ id }) => !after.some((one) => one.id === id)).map(({ id }) => id);
  if (gone.length > 0)
    await db.deleteFrom('report_section').where('report_id', '=', reportId).where('section_id', 'in', gone).execute();
  for (const section of after.filter((one) => !before.includes(one))) {
    const content = jsonText(section);
    await db
      .insertInto('report_section')
      .values({ report_id: reportId, section_id: section.id, content })
      .onConflict((conflict) => conflict.columns(['report_id', 'section_id']).doUpdateSet({ content }))
      .execute();
  }
}

/** Ids of the people who wrote in a report. */
export async function findWriters(c: Connection, reportId: string): Promise<string[]> {
  const rows = await reportsTables(c)
    .selectFrom('report_entry')
    .select('made_by')
    .distinct()
    .where('report_id', '=', reportId)
    .where('made_by', '!=', 'house')
    .orderBy('made_by')
    .execute();
  return rows.map(({ made_by }) => made_by);
}

/** A report's log, from the first entry on. */
export async function findReportEntries(
  c: Connection,
  reportId: string,
): Promise<{ n: number; entry: ReportEntry; madeBy: string; madeAt: Date }[]> {
  const rows = await reportsTables(c)
    .selectFrom('report_entry')
    .select(['n', 'entry', 'made_by', 'made_at'])
    .where('report_id', '=', reportId)
    .orderBy('n')
    .execute();
  return rows.map(({ n, entry, made_by, made_at }) => ({ n, entry, madeBy: made_by, madeAt: made_at }));
}
