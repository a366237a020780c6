import { readFile } from 'node:fs/promises';
import { EXIT } from '../../../kernel/cli/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { CommandContext } from '../../../kernel/module/index.js';
import type { Codes } from '../cases/case-table.js';
import { checkDictionary } from '../cases/check-dictionary.js';
import { allows, type Dictionary } from '../cases/dictionary.js';
import type { Finding } from '../cases/finding.js';
import { type ReadCases, readCases } from '../cases/read-cases.js';
import { sayFinding, sayNote } from '../words.js';
import { findDictionary } from './find-dictionary.js';
import { langOf, listOf, progressOn, withRefusals } from './io.js';

export interface ValidateFlags {
  dictionary?: string;
  person?: string;
  drop?: string;
  json?: boolean;
  lang?: string;
}

/** `concordance evidence validate CASES`: ends with 0 where nothing is wrong, 1 with findings, 65 where the file must not be kept. */
export async function validate(file: string, flags: ValidateFlags, context: CommandContext): Promise<void> {
  const lang = langOf(flags.lang);
  await withRefusals(context, { json: flags.json, lang }, async () => {
    const dictionary = flags.dictionary === undefined ? null : await findDictionary(flags.dictionary, context);
    const progress = progressOn(context);
    const read = await readCases(await readFile(file), {
      person: flags.person,
      drop: listOf(flags.drop),
      known: dictionary ? (column, value) => allows(dictionary, column, value) === true : undefined,
      onProgress: (share, rows) => progress(`${Math.round(100 * share)} % read, ${rows.toLocaleString('en')} rows`),
    });
    const findings = [...read.findings, ...(dictionary ? checkDictionary(read.table, read.met, dictionary) : [])];
    const verdict = verdictOf(findings);
    await context.write(
      flags.json ? `${JSON.stringify(reportOf(read, findings, dictionary, lang))}\n` : wordsOf(read, findings, lang),
    );
    context.exitCode(verdict === 'refused' ? EXIT.badData : verdict === 'findings' ? EXIT.findings : EXIT.ok);
  });
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

function wordsOf(read: ReadCases, findings: readonly Finding[], lang: Lang): string {
  const order = ['refused', 'error', 'warning'];
  const lines = findings
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .map((one) => {
      const place = [one.column, one.row === null ? null : `row ${one.row}`].filter((part) => part !== null).join(', ');
      return `${one.severity.padEnd(8)} ${place}: ${sayFinding(lang, one)}${one.count > 1 ? ` (${one.count})` : ''}`;
    });
  const more = lines.length > MOST_LINES ? [`... and ${lines.length - MOST_LINES} more; --json has all of them`] : [];
  const head = `${read.table.rows} rows, ${read.table.columns.length} columns: ${{ refused: 'nothing of this may be kept', findings: 'some cells count as missing', clean: 'nothing is wrong' }[verdictOf(findings)]}.`;
  const notes = read.notes.map((note) => `note     ${sayNote(lang, note)}`);
  return `${[head, ...lines.slice(0, MOST_LINES), ...more, ...notes].join('\n')}\n`;
}
