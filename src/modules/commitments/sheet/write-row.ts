import type { Translator } from '../../../kernel/i18n/index.js';
import type { CellToWrite, ColumnToWrite } from '../../../kernel/sheets/index.js';
import { STATES } from '../commitment.js';
import type { ListedCommitment } from '../find-commitments.js';
import type { Openings } from '../timing/sessions.js';
import { timingWords } from '../timing/words.js';
import { COLUMNS, type ColumnCode } from './columns.js';
import { headerWord } from './headers.js';
import type { Said } from './read-row.js';
import { filingsOf, listOf, valuesOf, wordsOf } from './values.js';
import type { Vocabularies } from './vocabulary.js';

/** What a row of the export is made of. */
export interface RowToWrite {
  commitment: ListedCommitment;
  /** What was last said of it. */
  said: Said | null;
}

export interface WriteContext {
  t: Translator;
  words: Vocabularies;
  openings: Openings;
  today: string;
}

const WIDTHS: Partial<Record<ColumnCode, number>> = {
  key: 26,
  document: 18,
  addressees: 28,
  when: 32,
  theme: 28,
  pillar: 24,
  target: 28,
  note: 36,
  evidence: 28,
};

/** Headers in the reader's language, with lists to choose from where a column has one value of few. */
export function columnsToWrite({ t, words }: Pick<WriteContext, 't' | 'words'>): ColumnToWrite[] {
  return COLUMNS.map((column) => ({
    header: headerWord(t, column),
    width: WIDTHS[column] ?? (column.startsWith('title_') ? 44 : 14),
    hidden: column === 'version',
    ...choicesOf(column, t, words),
  }));
}

function choicesOf(column: ColumnCode, t: Translator, words: Vocabularies): Pick<ColumnToWrite, 'choices'> {
  if (column === 'state') return { choices: STATES.map((state) => words.state.label(t, state)) };
  if (column === 'act' || column === 'section') return { choices: words[column].labels(t) };
  return {};
}

/** One commitment as a row of a spreadsheet, in the reader's language. Pure. */
export function rowToWrite({ commitment, said }: RowToWrite, context: WriteContext): CellToWrite[] {
  const { t, words } = context;
  const values = valuesOf(commitment);
  return COLUMNS.map((column): CellToWrite => {
    switch (column) {
      case 'key':
        return commitment.key;
      case 'version':
        return commitment.version;
      case 'document':
        return commitment.document.symbol ?? commitment.document.slug;
      case 'section':
        return words.section.label(t, commitment.section);
      case 'part':
        return commitment.part;
      case 'paragraph':
        return commitment.n;
      case 'ordinal':
        return commitment.ordinal;
      case 'when':
        return timingWords(t, commitment.timing, { ...context, state: commitment.state })
          .map(({ text }) => text)
          .join('\n');
      case 'happened':
        return dateCell(said?.happened ?? '');
      case 'note':
      case 'evidence':
        return said?.[column] ?? null;
      case 'due':
        return dateCell(values.due);
      default:
        return wordsOf(t, column, values[column], words);
    }
  });
}

/** A whole day is a date to a spreadsheet; a year or a month is text. */
function dateCell(text: string): CellToWrite {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { date: text } : text;
}

/** One commitment as JSON, with codes: the same columns under the same names. */
export function jsonToWrite({ commitment, said }: RowToWrite): Record<string, unknown> {
  const values = valuesOf(commitment);
  return {
    key: commitment.key,
    version: commitment.version,
    document: commitment.document.symbol ?? commitment.document.slug,
    section: commitment.section,
    part: commitment.part,
    paragraph: commitment.n,
    ordinal: commitment.ordinal,
    act: values.act,
    addressees: listOf(values.addressees),
    titles: Object.fromEntries(commitment.titles.map(({ lang, title }) => [lang, title])),
    theme: filingsOf('theme', values.theme).map(plainFiling),
    pillar: filingsOf('pillar', values.pillar).map(plainFiling),
    target: filingsOf('target', values.target).map(plainFiling),
    dates: commitment.dates.map(({ spans: _spans, by: _by, ...date }) => date),
    due: values.due,
    state: values.state,
    happened: said?.happened ?? '',
    note: said?.note ?? '',
    evidence: said?.evidence ?? '',
  };
}

const plainFiling = ({ code, standing }: { code: string; standing: string }) => ({ code, standing });
