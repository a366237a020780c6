import type { ColumnType, Kysely } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';
import type { Annex } from '../report/published.js';
import type { FoldedReport, ReportContent, ReportEntry, ReportState, Section, Signature } from '../report/report.js';

/** Goes in as text and comes out parsed. */
type JsonColumn<T> = ColumnType<T, string, string>;

/** A report without its sections, whose order it knows. */
export type ReportHead = Omit<ReportContent, 'sections'> & { sections: readonly string[] };

export interface ReportRow {
  id: string;
  key: string;
  state: ReportState;
  revision: number;
  version: number;
  /** The group whose report it is; null: of the house. */
  party_id: string | null;
  head: JsonColumn<ReportHead>;
  /** Rows that nothing was written to since know of no day. */
  signing: JsonColumn<
    Pick<FoldedReport, 'reason' | 'signatures' | 'fallen'> & Partial<Pick<FoldedReport, 'due' | 'reminded'>>
  >;
  made_by: string;
  changed_at: Date;
}

/** Rows of `migrations/`. */
export interface ReportsTables {
  report: ReportRow;
  report_section: { report_id: string; section_id: string; content: JsonColumn<Section> };
  report_entry: { report_id: string; n: number; entry: JsonColumn<ReportEntry>; made_by: string; made_at: Date };
  report_version: {
    report_id: string;
    n: number;
    number: string;
    content: JsonColumn<ReportContent>;
    annex: JsonColumn<Annex>;
    sha256: string;
    signatures: JsonColumn<readonly Signature[]>;
    reason: string;
    published_at: Date;
  };
}

export function reportsTables(c: Connection): Kysely<ReportsTables> {
  return tables<ReportsTables>(c);
}
