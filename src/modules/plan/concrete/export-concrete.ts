import type { Actor } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { directionOf, type Lang, type Translator, translatorFor } from '../../../kernel/i18n/index.js';
import { toDocx, toPdf } from '../../../kernel/print/index.js';
import { type CellToWrite, type ColumnToWrite, writeCsv, writeWorkbook } from '../../../kernel/sheets/index.js';
import { type FileToGive, fileNamed, formatIn } from '../files.js';
import { cellText, linkOf } from '../sheet/cells.js';
import { COLUMNS, type ColumnCode, headerWord } from '../sheet/columns.js';
import { CONCRETE_STATES, writeContent } from './content.js';
import { concreteDocument } from './document.js';
import type { ConcreteFilter } from './filter.js';
import { findConcrete, type ListedConcrete } from './find-concrete.js';

/** Name and version of the JSON of the list. */
export const SCHEMA = 'concordance.concrete-measures/1';

/**
 * The list of concrete measures that pass a filter as a file: a spreadsheet or JSON that an import takes back, or a document to print.
 *
 * @throws Refusal `no-such-format`
 */
export async function exportConcrete(
  db: Database,
  actor: Actor,
  { format: asked, filter, lang }: { format: string | undefined; filter: ConcreteFilter; lang: Lang },
): Promise<FileToGive> {
  const format = formatIn(['xlsx', 'csv', 'json', 'docx', 'pdf'] as const, asked);
  const t = translatorFor(lang);
  const now = new Date();
  const today = dayOf(now);
  const rows = await findConcrete(db, actor, filter);
  const named = (pieces: FileToGive['pieces']) => fileNamed('concrete-measures', filter.asOf ?? today, format, pieces);
  const document = () => concreteDocument(t, rows, { asOf: filter.asOf, today });
  switch (format) {
    case 'docx':
      return named([await toDocx(document())]);
    case 'pdf':
      return named([await toPdf(document())]);
    case 'json':
      return named([new TextEncoder().encode(jsonOf(rows, filter.asOf ?? today))]);
    case 'csv':
      return named(writeCsv(columnsToWrite(t), cellsOf(t, rows)));
    case 'xlsx':
      return named(
        writeWorkbook(
          [
            {
              name: t('plan.concrete.title'),
              columns: columnsToWrite(t),
              rows: cellsOf(t, rows),
              rightToLeft: directionOf(lang) === 'rtl',
            },
          ],
          {
            ...{ title: t('plan.concrete.title'), creator: 'Concordance', language: lang, created: now },
            description: t('plan.concrete.foot', { date: filter.asOf ?? today }),
          },
        ),
      );
  }
}

function columnsToWrite(t: Translator): ColumnToWrite[] {
  return COLUMNS.map((column) => ({
    header: headerWord(t, column),
    width: /^(title|description)_/u.test(column) ? 40 : 16,
    ...(column === 'state' ? { choices: CONCRETE_STATES.map((state) => t(`plan.state.${state}`)) } : {}),
  }));
}

function cellsOf(t: Translator, rows: readonly ListedConcrete[]): CellToWrite[][] {
  return rows.map(({ key, party, view }) => {
    const texts = {
      key,
      lead: party.code,
      content: view.content,
      state: t(`plan.state.${view.state}`),
      link: linkOf(view),
    };
    return COLUMNS.map((column: ColumnCode) => {
      const text = cellText(texts, column);
      return text === '' ? null : text;
    });
  });
}

/** A line a measure, so that two files can be compared line by line. */
function jsonOf(rows: readonly ListedConcrete[], asOf: string): string {
  const lines = rows.map(({ key, party, view }) =>
    JSON.stringify({ key, lead: party.code, ...writeContent(view.content), state: view.state, evidence: linkOf(view) }),
  );
  return `{"schema":${JSON.stringify(SCHEMA)},"asOf":${JSON.stringify(asOf)},"measures":[\n${lines.join(',\n')}\n]}\n`;
}
