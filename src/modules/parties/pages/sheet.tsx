import { sheetPages, shownRow } from '../../../kernel/bringing/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { applySheet, bringSheet, findSheetImports, getSheetImport, undoSheet } from '../bring-sheet.js';
import { Refusal } from '../refusal.js';
import { headerWord } from '../sheet/columns.js';
import { partyPath } from './parts.js';
import { refusalSentence } from './refused.js';

/** `/parties/import`: takes an export back. */
export const partiesByFile = sheetPages({
  permission: 'parties.write',
  bringAt: '/parties/import',
  importsAt: '/parties/imports',
  style: 'parties.css',
  above: ({ t, lang }) => [{ label: t('parties.list.title'), href: pathIn(lang, '/parties') }],
  says: (t) => ({
    title: t('parties.import.title'),
    intro: t('parties.import.intro'),
    hint: t('parties.import.file-hint'),
    states: {
      compared: t('parties.import.says.compared'),
      applied: t('parties.import.says.applied'),
      undone: t('parties.import.says.undone'),
    },
    name: t('parties.list.code'),
  }),
  bring: bringSheet,
  apply: applySheet,
  undo: undoSheet,
  get: getSheetImport,
  find: findSheetImports,
  rows: ({ rows }, { t, lang }) =>
    rows.map((row) =>
      shownRow(row, row.kind === 'changed' ? <a href={partyPath(lang, row)}>{row.code}</a> : <bdi>{row.code}</bdi>, {
        header: (column) => headerWord(t, column),
        sentence: (problem) => refusalSentence(t, problem),
      }),
    ),
  refused: (t, error) =>
    error instanceof Refusal ? { status: error.status, sentence: refusalSentence(t, error) } : null,
});
