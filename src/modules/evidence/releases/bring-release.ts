import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { SheetRefusal } from '../../../kernel/sheets/index.js';
import { readCases, refusedFindings } from '../cases/read-cases.js';
import { type AboutGiven, checkAbout } from '../datasets/check-about.js';
import { partsOf } from '../datasets/data-set.js';
import { readFigure } from '../disclosure/figure.js';
import { linkTable, readShape, type TableRow } from '../disclosure/linked-table.js';
import { limitOf } from '../disclosure/protect.js';
import { readTable } from '../disclosure/read-table.js';
import { writeTable } from '../disclosure/write-table.js';
import { HouseRefusal } from '../house-refusal.js';
import { EvidenceRefusal } from '../refusal.js';
import { keepsRules } from '../synthesize/structural-zeros.js';
import { inTableThread } from '../threads/in-table-thread.js';
import { auditWithPublished } from './audit-with-published.js';
import { refuseLinked, withLinked } from './linked-checks.js';
import { proposeIn } from './propose-release.js';
import { type MadeElsewhere, readReport } from './read-report.js';
import type { ReleaseChecks, ReleaseMethod } from './release.js';
import { rulesOf } from './say-rules.js';

/** The largest release that a page takes. */
export const LARGEST_RELEASE = 60 * 1024 * 1024;

/** What was made on a machine of its owner's, with the report that the command line gave beside it. The rows it was made of never come here. */
export interface BroughtRelease extends AboutGiven {
  partyId: string;
  /** csv or .xlsx. */
  file: Uint8Array;
  /** JSON. */
  report: string;
  titles: Partial<Record<Lang, string>>;
  licence: string;
  corrects: string | null;
  generated: boolean;
}

/**
 * Proposes a release that was made elsewhere. It is looked through as if nobody had: nobody may be named in it, its size must be that of the report, a
 * table must give nothing away, alone or with what is published. What the report says of noise is taken on its word, and said to be.
 *
 * @throws HouseRefusal `file-missing`, `too-large`, `unreadable-table`, `bad-report`, `not-private`, `report-differs`, `cases-refused`,
 *   `not-protected`, `rules-broken`, `linked-leak`, and beside a field what must be mended; NotAllowed
 */
export async function bringRelease(
  db: Database,
  actor: Actor,
  given: BroughtRelease,
): Promise<{ id: string; slug: string }> {
  requirePermission(actor, 'evidence.write', given.partyId);
  if (given.file.length === 0) throw new HouseRefusal('file-missing', { field: 'file' });
  if (given.file.length > LARGEST_RELEASE)
    throw new HouseRefusal('too-large', { field: 'file', values: { limit: LARGEST_RELEASE } });
  const report = readReport(given.report);
  const about = checkAbout(given);
  const rows = await rowsOf(given.file);
  const [header] = rows;
  const columns = (header?.texts ?? []).map((name) => ({ name: name.trim(), concept: null }));
  compareSize(report, { rows: rows.length - 1, columns: columns.length });
  const file = await asCsv(rows);
  const { method, checks } =
    report.kind === 'synthetic' ? await lookAtRecords(file, report) : await lookAtTable({ rows, file }, report);
  const linked = await auditWithPublished(db.connection, { method, columns, dataSetId: null }, file);
  refuseLinked(linked);
  return db.transaction((c) =>
    proposeIn(c, actor, {
      partyId: given.partyId,
      dataSetId: null,
      kind: report.kind,
      titles: given.titles,
      method,
      checks: withLinked(checks, linked),
      about,
      columns,
      rows: rows.length - 1,
      licence: given.licence.trim() || 'CC BY 4.0',
      rho: report.rho === null ? null : partsOf(report.rho),
      epsilon: report.epsilon,
      delta: report.delta,
      generated: given.generated,
      file,
      corrects: given.corrects,
    }),
  );
}

/** From the header on; what stands in front of it says nothing of the numbers. */
async function rowsOf(bytes: Uint8Array): Promise<TableRow[]> {
  try {
    const { rows } = await readTable(bytes);
    const { body } = readShape(rows);
    return rows.slice(rows.length - body.length - 1);
  } catch (error) {
    // Records have no figures; their first row is the header.
    if (error instanceof EvidenceRefusal) return (await readTable(bytes)).rows;
    if (error instanceof SheetRefusal) throw new HouseRefusal('unreadable-table', { field: 'file' });
    throw error;
  }
}

async function asCsv(rows: readonly TableRow[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeTable(rows, 'csv')) pieces.push(piece);
  return Buffer.concat(pieces);
}

function compareSize(report: MadeElsewhere, found: { rows: number; columns: number }): void {
  if ((report.rows ?? found.rows) !== found.rows || (report.columns ?? found.columns) !== found.columns)
    throw new HouseRefusal('report-differs', { field: 'report', values: { ...found } });
}

interface Looked {
  method: ReleaseMethod;
  checks: ReleaseChecks;
}

async function lookAtRecords(file: Uint8Array, { method }: MadeElsewhere): Promise<Looked> {
  const { table, findings } = await readCases(file);
  const [first] = refusedFindings(findings);
  if (first !== undefined)
    throw new HouseRefusal('cases-refused', { field: 'file', values: { column: first.column ?? '' } });
  // What the report says that no record breaks must be so.
  if (!keepsRules(table, rulesOf(method))) throw new HouseRefusal('rules-broken', { field: 'report' });
  return { method, checks: { audit: null, compare: null, elsewhere: true } };
}

async function lookAtTable(
  { rows, file }: { rows: readonly TableRow[]; file: Uint8Array },
  { method: said }: MadeElsewhere,
): Promise<Looked> {
  const { shape, body } = shapeOf(rows);
  if (said.name === 'k' && body.some(({ texts }) => isTooSmall(texts[shape.valueColumn] ?? '', said.k)))
    throw new HouseRefusal('not-protected', { field: 'file' });
  const { recoverable, solve } = await inTableThread('audit', { bytes: file });
  const determined = solve?.determined ?? 0;
  if (recoverable + determined > 0) throw new HouseRefusal('not-protected', { field: 'file' });
  const method = said.name === 'protected' ? { ...said, limit: limitOf(linkTable(body, shape)) ?? said.limit } : said;
  return { method, checks: { audit: { recoverable, determined, linked: 0 }, compare: null, elsewhere: true } };
}

function shapeOf(rows: readonly TableRow[]) {
  try {
    return readShape(rows);
  } catch (error) {
    if (error instanceof EvidenceRefusal) throw new HouseRefusal('unreadable-table', { field: 'file' });
    throw error;
  }
}

/** A number that the rule would not have shown. */
function isTooSmall(text: string, k: number): boolean {
  const figure = readFigure(text);
  return figure.kind === 'number' && figure.value > 0 && figure.value < k;
}
