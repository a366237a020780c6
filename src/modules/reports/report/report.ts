import type { Day } from '../../../kernel/calendar/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { AskedIn, Wordings } from './asked.js';
import type { Block } from './block.js';

/** A report is what its entries lead to. Pure. */

export const REPORT_KINDS = ['secretary-general', 'global-report', 'annual'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/**
 * Words that a report of a kind may have; null: as many as it takes. 8,500 is the limit of the General Assembly for documents that originate in
 * the Secretariat (resolution 52/214 B and what follows it).
 */
export const WORD_LIMITS: Readonly<Record<ReportKind, number | null>> = {
  'secretary-general': 8500,
  'global-report': null,
  annual: 8500,
};

export interface Section {
  id: string;
  headings: Wordings;
  questions: readonly AskedIn[];
  /** Ids of commitments that it is about. */
  commitments: readonly string[];
  blocks: readonly Block[];
}

/** What is written, and what is signed. */
export interface ReportContent {
  kind: ReportKind;
  /** Id of the group whose annual report it is; not there where it is of the house. */
  party?: string;
  /** Of its text; its frame is in six languages. */
  lang: Lang;
  titles: Wordings;
  /** "A/71/119"; empty until it has one. */
  symbol: string;
  /** Most words; null where there is no limit. */
  limit: number | null;
  sections: readonly Section[];
}

export interface Signature {
  by: string;
  /** ISO 8601 */
  at: string;
  /** Of the content that was signed. */
  sha256: string;
  /** The group for which it was signed; not there where somebody signed for the house. */
  party?: string;
}

export type ReportEntry =
  | { did: 'begun'; kind: ReportKind; lang: Lang; titles: Wordings; limit: number | null; party?: string }
  | { did: 'described'; titles: Wordings; symbol: string; limit: number | null }
  | { did: 'due-set'; due: Day | null }
  | { did: 'reminded'; due: Day; days: number }
  | { did: 'section-put'; section: Omit<Section, 'blocks'> }
  | { did: 'section-removed'; section: string }
  | { did: 'sections-ordered'; sections: readonly string[] }
  | { did: 'block-put'; section: string; block: Block }
  | { did: 'block-removed'; section: string; block: string }
  | { did: 'blocks-ordered'; section: string; blocks: readonly string[] }
  | { did: 'signed'; signature: Signature }
  | { did: 'published'; version: number; sha256: string }
  | { did: 'correction-begun'; reason: string };

export const REPORT_STATES = ['draft', 'published'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export interface FoldedReport {
  state: ReportState;
  /** Number of the version that was published last; 0 before. */
  version: number;
  /** Why the version before is corrected; empty where it is not. */
  reason: string;
  content: ReportContent;
  signatures: readonly Signature[];
  /** Signatures that fell because something was changed after them, until somebody signs again. */
  fallen: readonly Signature[];
  /** The day by which it is to be finished; no part of what is signed. Null where nobody said, and once it is published. */
  due: Day | null;
  /** The round of reminders that went out last: "2026-12-31/-7"; empty before. */
  reminded: string;
}

export const NEW_REPORT: FoldedReport = {
  state: 'draft',
  version: 0,
  reason: '',
  content: { kind: 'secretary-general', lang: 'en', titles: {}, symbol: '', limit: null, sections: [] },
  signatures: [],
  fallen: [],
  due: null,
  reminded: '',
};

export function foldReport(entries: readonly ReportEntry[]): FoldedReport {
  return entries.reduce(afterReportEntry, NEW_REPORT);
}

/** What one more entry leads to. */
export function afterReportEntry(report: FoldedReport, entry: ReportEntry): FoldedReport {
  const { content } = report;
  const changed = (next: Partial<ReportContent>): FoldedReport => ({
    ...report,
    content: { ...content, ...next },
    signatures: [],
    fallen: report.signatures.length > 0 ? report.signatures : report.fallen,
  });
  const inSection = (id: string, change: (blocks: readonly Block[]) => readonly Block[]): FoldedReport =>
    changed({
      sections: content.sections.map((one) => (one.id === id ? { ...one, blocks: change(one.blocks) } : one)),
    });
  switch (entry.did) {
    case 'begun': {
      const { did: _, ...begun } = entry;
      return { ...NEW_REPORT, content: { ...NEW_REPORT.content, ...begun } };
    }
    case 'described': {
      const { titles, symbol, limit } = entry;
      return changed({ titles, symbol, limit });
    }
    case 'due-set':
      return { ...report, due: entry.due };
    case 'reminded':
      return { ...report, reminded: `${entry.due}/${entry.days}` };
    case 'section-put': {
      const before = content.sections.find(({ id }) => id === entry.section.id);
      return changed({
        sections: put(content.sections, { ...entry.section, blocks: before?.blocks ?? [] }),
      });
    }
    case 'section-removed':
      return changed({ sections: content.sections.filter(({ id }) => id !== entry.section) });
    case 'sections-ordered':
      return changed({ sections: ordered(content.sections, entry.sections) });
    case 'block-put':
      return inSection(entry.section, (blocks) => put(blocks, entry.block));
    case 'block-removed':
      return inSection(entry.section, (blocks) => blocks.filter(({ id }) => id !== entry.block));
    case 'blocks-ordered':
      return inSection(entry.section, (blocks) => ordered(blocks, entry.blocks));
    case 'signed':
      return { ...report, signatures: [...report.signatures, entry.signature], fallen: [] };
    case 'published':
      return { ...report, state: 'published', version: entry.version, fallen: [], due: null };
    case 'correction-begun':
      return { ...report, state: 'draft', reason: entry.reason, signatures: [], fallen: [] };
  }
}

function put<T extends { id: string }>(all: readonly T[], one: T): T[] {
  return all.some(({ id }) => id === one.id) ? all.map((other) => (other.id === one.id ? one : other)) : [...all, one];
}

/** Those that are named first, in that order; the others after them as they were. */
function ordered<T extends { id: string }>(all: readonly T[], ids: readonly string[]): T[] {
  const place = new Map(ids.map((id, at) => [id, at]));
  return all.toSorted((a, b) => (place.get(a.id) ?? ids.length) - (place.get(b.id) ?? ids.length));
}

/** A list with one of its ids moved a place up or down; at the edge it stays as it is. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const [one, other] = [ids[from], ids[from + by]];
  if (from < 0 || one === undefined || other === undefined) return [...ids];
  return ids.with(from, other).with(from + by, one);
}

/** A block with the section in which it stands; null where there is none. */
export function findBlock(content: ReportContent, id: string): { section: Section; block: Block } | null {
  for (const section of content.sections) {
    const block = section.blocks.find((one) => one.id === id);
    if (block !== undefined) return { section, block };
  }
  return null;
}
