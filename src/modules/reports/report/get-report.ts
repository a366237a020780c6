import type { Actor } from '../../../kernel/access/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import { type Translator, translatorFor } from '../../../kernel/i18n/index.js';
import { type Composing, countWords, type Reused } from '../compose/compose.js';
import { belongs, may, seesDraft } from '../policy.js';
import { Refusal } from '../refusal.js';
import { findReport, type ListedReport, listReports, type Report } from '../store/reports.js';
import { findReportVersion, listReportVersions } from '../store/versions.js';
import { type Flag, flagsOf } from './flags.js';
import { allParties, gatherAnnex, gatherNow, statesAmong } from './gather.js';
import type { PublishedReport } from './published.js';
import type { ReportContent } from './report.js';

/** What is being written of a report, with all that its page tells. */
export interface Draft {
  report: Report;
  composing: Composing;
  /** What happened to its sources, by block; blocks without are not there. */
  flags: ReadonlyMap<string, readonly Flag[]>;
  words: number;
  rights: { write: boolean; sign: boolean; correct: boolean };
}

/** @throws Refusal `no-such-report`, also for one whose draft the actor may not see. */
export async function getDraft(db: Database, actor: Actor, key: string): Promise<Draft> {
  const c = db.connection;
  const report = await findReport(c, { key });
  if (report === null || !seesDraft(actor, report)) throw new Refusal('no-such-report');
  const parties = await allParties(db);
  const { content } = report;
  const annex = await gatherAnnex(c, parties, content);
  const composing = { content, annex, reused: await gatherReused(c, content) };
  const flags = await findFlags(c, content, statesAmong(parties));
  const about = belongs(report);
  return {
    report,
    composing,
    flags,
    words: countWords(translatorFor(content.lang), composing),
    rights: {
      write: report.state === 'draft' && may(actor, 'write', 'draft', about),
      sign: report.state === 'draft' && may(actor, 'write', 'signature', about),
      correct: report.state === 'published' && may(actor, 'write', 'draft', about),
    },
  };
}

/** What happened to the sources of what is written, by block. */
export async function findFlags(
  c: Connection,
  content: ReportContent,
  states: ReadonlySet<string>,
): Promise<Map<string, Flag[]>> {
  const blocks = content.sections.flatMap((section) => section.blocks);
  const now = await gatherNow(c, content, blocks, states);
  return new Map(
    blocks.map((block) => [block.id, flagsOf(block, now)] as const).filter(([, flags]) => flags.length > 0),
  );
}

/** Sections of other reports to which this one refers, by block. */
export async function gatherReused(c: Connection, { sections }: ReportContent): Promise<Map<string, Reused>> {
  const reused = new Map<string, Reused>();
  for (const { id, body } of sections.flatMap(({ blocks }) => blocks)) {
    if (body.kind !== 'reuse') continue;
    const [other] = await listReports(c, [body.report]);
    const published = await findReportVersion(c, body.report, body.version);
    const section = published?.content.sections.find((one) => one.id === body.section);
    if (other === undefined || published === null || section === undefined) continue;
    const { titles, symbol, lang } = published.content;
    const origin = { key: other.key, titles, symbol, lang, number: published.number };
    reused.set(id, {
      origin: { ...origin, version: published.n, latest: other.version },
      section,
      annex: published.annex,
    });
  }
  return reused;
}

/** A report as it was published. */
export interface PublishedInView {
  report: Pick<Report, 'id' | 'key' | 'version'>;
  published: PublishedReport;
  versions: Awaited<ReturnType<typeof listReportVersions>>;
  composing: Composing;
  /** Whether the actor sees what is being written. */
  draft: boolean;
}

/** @param n Number of the version; null: the latest. @throws Refusal `no-such-report`, `no-such-version` */
export async function getPublished(
  db: Database,
  actor: Actor,
  key: string,
  n: number | null,
): Promise<PublishedInView> {
  const c = db.connection;
  const report = await listedReport(c, key);
  if (report === null) throw new Refusal('no-such-report');
  const about = { ...belongs(report), published: report.version > 0 };
  if (!may(actor, 'read', 'report', about) || report.version === 0) throw new Refusal('no-such-report');
  const published = await findReportVersion(c, report.id, n ?? report.version);
  if (published === null) throw new Refusal('no-such-version');
  const reused = await gatherReused(c, published.content);
  return {
    report,
    published,
    versions: await listReportVersions(c, report.id),
    composing: { content: published.content, annex: published.annex, reused },
    draft: seesDraft(actor, report),
  };
}

async function listedReport(c: Connection, key: string): Promise<ListedReport | null> {
  return (await listReports(c)).find((one) => one.key === key) ?? null;
}

/** Reports that the actor may see, the one changed last first. */
export async function findReportsSeen(c: Connection, actor: Actor): Promise<ListedReport[]> {
  const reports = await listReports(c);
  return reports.filter((report) =>
    may(actor, 'read', 'report', { ...belongs(report), published: report.version > 0 }),
  );
}

/** Title of a report as lists tell it. */
export function wordsLimit(t: Translator, words: number, limit: number | null): string {
  if (limit === null) return t('reports.words.of-none', { n: words });
  return words > limit
    ? t('reports.words.over', { n: words, limit, over: words - limit })
    : t('reports.words.of', { n: words, limit });
}
