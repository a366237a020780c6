import { type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import { type CellToWrite, writeCsv, writeWorkbook } from '../../../kernel/sheets/index.js';
import { sayCorrection } from '../words.js';
import type { CorrectedCases, Correction } from './correct-cases.js';

/** The corrected rows as csv, in pieces; no cell that a spreadsheet would run. */
export const correctedCsv = ({ header, rows }: CorrectedCases): AsyncGenerator<Uint8Array> =>
  writeCsv(columnsOf(header), rows);

/** The corrected rows, and on a second sheet what was changed, where and why. */
export function correctedWorkbook(
  made: Pick<CorrectedCases, 'header' | 'rows'> & { corrections: { told: readonly Correction[] } },
  lang: Lang,
): AsyncGenerator<Uint8Array> {
  const t = translatorFor(lang);
  return writeWorkbook(
    [
      { name: t('evidence.corrected.cases'), columns: columnsOf(made.header), rows: made.rows },
      {
        name: t('evidence.corrected.changes'),
        columns: columnsOf(changeHeader(lang)),
        rows: changeRows(() => made.corrections.told, lang),
        rightToLeft: lang === 'ar',
      },
    ],
    { title: t('evidence.corrected.cases'), creator: 'Concordance', language: lang, created: new Date() },
  );
}

/** What was changed, as csv. To be asked for when all rows have been taken. */
export const correctionsCsv = (told: readonly Correction[], lang: Lang): AsyncGenerator<Uint8Array> =>
  writeCsv(
    columnsOf(changeHeader(lang)),
    changeRows(() => told, lang),
  );

const columnsOf = (header: readonly string[]) => header.map((name) => ({ header: name }));

function changeHeader(lang: Lang): string[] {
  const t = translatorFor(lang);
  return [
    t('evidence.findings.severity'),
    t('evidence.findings.column'),
    t('evidence.findings.row'),
    t('evidence.corrected.done'),
    t('evidence.corrected.why'),
  ];
}

/** @param told asked for once the sheet before has been written, for until then not all is known. */
function* changeRows(told: () => readonly Correction[], lang: Lang): Generator<CellToWrite[]> {
  const t = translatorFor(lang);
  for (const { severity, column, row, done, why } of told())
    yield [
      severity === null ? '' : t(`evidence.severity.${severity}`),
      column ?? '',
      row,
      sayCorrection(lang, done),
      why === null ? '' : t(`evidence.corrected.why.${why}`),
    ];
}
