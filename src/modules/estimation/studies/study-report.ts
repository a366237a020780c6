import type { Actor } from '../../../kernel/access/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { asRecord, may } from '../policy.js';
import type { Cells } from '../publish/cells.js';
import type { Rounding } from '../report/figures.js';
import type { ReportMatter } from '../report/matter.js';
import { publishedJson } from '../report/published-json.js';
import { toJson } from '../report/to-json.js';
import { REPORT_FORMATS, writeReport } from '../report/write-report.js';
import { sayIn } from '../words.js';
import type { Run, Study } from './study.js';
import { StudyRefusal } from './study-refusal.js';

export const DOWNLOADS = [...REPORT_FORMATS, 'json'] as const;
export type Download = (typeof DOWNLOADS)[number];

/** `published` is what everyone may see: rounded, small numbers withheld. `whole` is for those who estimate. */
export type Edition = 'published' | 'whole';

const MEDIA_TYPES: Readonly<Record<Download, string>> = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json',
};

/** What a report of a run tells in an edition. @throws StudyRefusal `no-report` where there is none, or the actor may not see it */
export function matterOf(
  actor: Actor,
  { study, run, edition }: { study: Study; run: Run | null; edition: Edition },
): ReportMatter {
  const noun = edition === 'whole' ? 'whole-report' : 'published-report';
  const published = study.publishedRun !== null && study.publishedRun === run?.id;
  if (!run?.result || !may(actor, 'read', noun, { ...asRecord(study), published })) throw new StudyRefusal('no-report');
  const { estimate, sensitivity, cells, protectedCells, version } = run.result;
  const whole = edition === 'whole' && cells !== null;
  return {
    estimate,
    sensitivity,
    cells: whole ? cells : protectedCells,
    checklist: study.checklist,
    focus: 'estimate',
    name: study.title,
    sha256: study.sha256,
    version,
    rounding: edition === 'whole' ? 'exact' : roundingFor(protectedCells),
    whole,
  };
}

/** How the figures of the published edition are rounded. */
function roundingFor({ cells }: Cells): Rounding {
  return cells.some(({ shown }) => shown !== 'shown') ? 'coarse' : 'published';
}

/** The report of a run as a file. @throws StudyRefusal, PrintingUnavailable */
export async function studyReport(
  actor: Actor,
  wanted: { study: Study; run: Run | null; edition: Edition; format: Download; lang: Lang },
): Promise<{ bytes: Uint8Array; mediaType: string; fileName: string }> {
  const { study, edition, format, lang } = wanted;
  const matter = matterOf(actor, wanted);
  const bytes = format === 'json' ? jsonOf(matter, edition, lang) : await writeReport(matter, lang, format);
  return { bytes, mediaType: MEDIA_TYPES[format], fileName: `estimate-${study.id.slice(0, 8)}-${lang}.${format}` };
}

function jsonOf(matter: ReportMatter, edition: Edition, lang: Lang): Uint8Array {
  const { estimate, sha256, version } = matter;
  const json =
    edition === 'whole' ? toJson(estimate, { sha256, version, say: sayIn(lang) }) : publishedJson(matter, lang);
  return new TextEncoder().encode(`${JSON.stringify(json, null, 1)}\n`);
}
