import type { Lang } from '../../../kernel/i18n/index.js';
import { type Corrections, type CorrectOptions, correctCases } from '../cases/correct-cases.js';
import type { Finding } from '../cases/finding.js';
import { correctedCsv, correctedWorkbook, correctionsCsv } from '../cases/write-corrected-cases.js';
import { EvidenceRefusal } from '../refusal.js';
import { writeWhole } from './write-whole.js';

/** Writes the corrected file: .xlsx with its changes on a second sheet, or .csv with the changes in FILE.changes.csv beside it. */
export async function writeCorrected(
  bytes: Uint8Array,
  { findings, ...options }: CorrectOptions & { findings: readonly Finding[] },
  { file, lang }: { file: string; lang: Lang },
): Promise<Corrections> {
  const format = /\.(csv|xlsx)$/iu.exec(file)?.[1]?.toLowerCase();
  if (format === undefined)
    throw new EvidenceRefusal('bad-option', { option: '--fix', value: file, expected: '.csv, .xlsx' });
  const made = await correctCases(bytes, findings, options);
  await writeWhole(file, format === 'xlsx' ? correctedWorkbook(made, lang) : correctedCsv(made));
  if (format === 'csv')
    await writeWhole(`${file.slice(0, -4)}.changes.csv`, correctionsCsv(made.corrections.told, lang));
  return made.corrections;
}
