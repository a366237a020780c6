import { readFile } from 'node:fs/promises';
import { EXIT } from '../../../kernel/cli/index.js';
import { type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import type { CommandContext } from '../../../kernel/module/index.js';
import type { Codes } from '../cases/case-table.js';
import { checkDictionary } from '../cases/check-dictionary.js';
import type { Corrections } from '../cases/correct-cases.js';
import { allows, type Dictionary } from '../cases/dictionary.js';
import type { Finding } from '../cases/finding.js';
import { mappedName, mappedValue, NO_MAPPING } from '../cases/mapping.js';
import { inWordsOf, readMapping, writeMapping } from '../cases/mapping-file.js';
import { metColumns, type ReadCases, readCases } from '../cases/read-cases.js';
import { suggestMapping } from '../cases/suggest-mapping.js';
import { EvidenceRefusal } from '../refusal.js';
import { sayCorrection, sayFinding, sayNote } from '../words.js';
import { findDictionary } from './find-dictionary.js';
import { langOf, listOf, progressOn, withRefusals } from './io.js';
import { saveNow } from './save-now.js';
import { writeCorrected } from './write-corrected.js';

export interface ValidateFlags {
  dictionary?: string;
  person?: string;
  drop?: string;
  /** File of what was agreed to the last time. */
  mapping?: string;
  /** File to write a proposed mapping to. */
  suggest?: string;
  /** File to write the corrected cases to. */
  fix?: string;
  json?: boolean;
  lang?: string;
}

/** `concordance evidence validate CASES`: ends with 0 where nothing is wrong, 1 with findings, 65 where the file must not be kept. */
export async function validate(file: string, flags: ValidateFlags, context: CommandContext): Promise<void> {
  const lang = langOf(flags.lang);
  await withRefusals(context, { json: flags.json, lang }, async () => {
    const dictionary = flags.dictionary === undefined ? null : await findDictionary(flags.dictionary, context);
    const { mapping: kept, suggest, fix } = flags;
    if (suggest !== undefined && dictionary === null)
      throw new EvidenceRefusal('bad-option', { option: '--suggest', value: suggest, expected: '--dictionary NAME' });
    const mapping = kept === undefined ? NO_MAPPING : readMapping(await readFile(kept, 'utf8'), kept);
    const progress = progressOn(context);
    const options = {
      person: flags.person,
      drop: listOf(flags.drop),
      known: dictionary
        ? (column: string, value: string) =>
            allows(dictionary, mappedName(mapping, column) ?? column, mappedValue(mapping, column, value)) === true
        : undefined,
    };
    const bytes = await readFile(file);
    const read = await readCases(bytes, {
      ...options,
      onProgress: (share, rows) => progress(`${Math.round(100 * share)} % read, ${rows.toLocaleString('en')} rows`),
    });
    const columns = metColumns(read);
    const findings = [
      ...read.findings,
      ...(dictionary ? checkDictionary(inWordsOf(mapping, columns), dictionary) : []),
    ];
    if (suggest !== undefined && dictionary !== null)
      saveNow(suggest, writeMapping(dictionary.name, suggestMapping(columns, dictionary, mapping)));
    const corrections =
      fix === undefined ? null : await writeCorrected(bytes, { findings, ...options, mapping }, { file: fix, lang });
    const verdict = verdictOf(findings);
    await context.write(
      flags.json
        ? `${JSON.stringify({ ...reportOf(read, findings, dictionary, lang), ...(corrections && { corrected: { file: fix, changes: corrections.counts() } }) })}\n`
        : wordsOf(read, findings, lang) + (corrections ? correctedWords(corrections, fix ?? '', lang) : ''),
    );
    context.exitCode(verdict === 'refused' ? EXIT.badData : verdict === 'findings' ? EXIT.findings : EXIT.ok);
  });
}

function correctedWords(corrections: Corrections, file: string, lang: Lang): string {
  const t = translatorFor(lang);
  const lines = corrections
    .counts()
    .map(({ done, column, count }) =>
      t('evidence.validate.change', { column: column ?? '', done: sayCorrection(lang, done), count }),
    );
  return `${[...lines, t('evidence.validate.corrected', { file })].join('\n')}\n`;
}

function verdictOf(findings: readonly Finding[]): 'refused' | 'findings' | 'clean' {
  if (findings.some(({ severity }) => severity === 'refused')) return 'refused';
  return findings.some(({ severity }) => severity === 'error') ? 'findings' : 'clean';
}

/** The report as JSON, `concordance.validate/1`; docs/evidence.md describes it. No value of a record stands in it but unknown codes. */
function reportOf(read: ReadCases, findings: readonly Finding[], dictionary: Dictionary | null, lang: Lang) {
  return {
    schema: 'concordance.validate/1',
    verdict: verdictOf(findings),
    format: read.format,
    rows: read.table.rows,
    columns: read.table.columns.map(({ name, values, codes }) => ({
      name,
      values: values.length,
      missing: missingIn(codes),
    })),
    dictionary: dictionary?.name ?? null,
    findings: findings.map((one) => ({ ...one, text: sayFinding(lang, one) })),
    notes: read.notes.map((note) => ({ code: note.code, place: note.place, text: sayNote(lang, note) })),
  };
}

function missingIn(codes: Codes): number {
  let missing = 0;
  for (const code of codes) if (code === 0) missing += 1;
  return missing;
}

const MOST_LINES = 200;

/** The report for people, all of it in their language. */
function wordsOf(read: ReadCases, findings: readonly Finding[], lang: Lang): string {
  const t = translatorFor(lang);
  const order = ['refused', 'error', 'warning'];
  const lines = findings
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .map((one) => {
      const place = [one.column, one.row === null ? null : t('evidence.validate.row', { row: one.row })];
      const times = one.count > 1 ? ` (${one.count})` : '';
      const where = place.filter((part) => part !== null).join(lang === 'ar' ? '، ' : ', ');
      return `${t(`evidence.severity.${one.severity}`)} – ${where} – ${sayFinding(lang, one)}${times}`;
    });
  const more = lines.length > MOST_LINES ? [t('evidence.validate.more', { n: lines.length - MOST_LINES })] : [];
  const counts = { rows: read.table.rows, columns: read.table.columns.length };
  const notes = read.notes.map((note) => `${t('evidence.severity.warning')} – ${sayNote(lang, note)}`);
  const verdict = t(`evidence.validate.${verdictOf(findings)}`);
  return `${[t('evidence.validate.head', counts), verdict, ...lines.slice(0, MOST_LINES), ...more, ...notes].join('\n')}\n`;
}
