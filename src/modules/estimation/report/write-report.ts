import type { Lang } from '../../../kernel/i18n/index.js';
import { toDocx, toHtml, toPdf } from '../../../kernel/print/index.js';
import { composeReport } from './compose-report.js';
import type { ReportMatter } from './matter.js';

/** Forms of the report for people; the JSON of the contract stands beside them. */
export const REPORT_FORMATS = ['html', 'docx', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The report as a file. @throws PrintingUnavailable where this machine cannot make that kind of file */
export async function writeReport(matter: ReportMatter, lang: Lang, format: ReportFormat): Promise<Uint8Array> {
  const document = composeReport(matter, lang);
  if (format === 'docx') return toDocx(document);
  if (format === 'pdf') return toPdf(document);
  return new TextEncoder().encode(toHtml(document));
}
