import { sheetPages, shownRow } from '../../../kernel/bringing/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { applySheet, bringSheet, findSheetImports, getSheetImport, undoSheet } from '../bring-sheet.js';
import { Refusal } from '../refusal.js';
import { headerWord } from '../sheet/columns.js';
import { concretePath } from './parts.js';
import { refusalSentence } from './refused.js';

/** `/plan/concrete/import`: takes a list of concrete measures in. */
export const measuresByFile = sheetPages({
  permission: 'plan.propose',
  bringAt: '/plan/concrete/import',
  importsAt: '/plan/imports',
  style: 'plan.css',
  above: ({ t, lang }) => [{ label: t('plan.concrete.title'), href: pathIn(lang, '/plan/concrete') }],
  says: (t) => ({
    title: t('plan.import.title'),
    intro: t('plan.import.intro'),
    hint: t('plan.import.file-hint'),
    states: {
      compared: t('plan.import.says.compared'),
      applied: t('plan.import.says.applied'),
      undone: t('plan.import.says.undone'),
    },
    name: t('plan.field.key'),
    apply: (n) => t('plan.import.apply', { n }),
    done: (n) => t('plan.import.done', { n }),
  }),
  bring: bringSheet,
  apply: applySheet,
  undo: undoSheet,
  get: getSheetImport,
  find: findSheetImports,
  rows: ({ rows }, { t, lang }) =>
    rows.map((row) =>
      shownRow(row, isHere(row) ? <a href={concretePath(lang, row.key)}>{row.key}</a> : <bdi>{row.key}</bdi>, {
        header: (column) => headerWord(t, column),
        sentence: (problem) => refusalSentence(t, problem),
      }),
    ),
  refused: (t, error) =>
    error instanceof Refusal ? { status: error.status, sentence: refusalSentence(t, error) } : null,
});

/** Whether its measure is in the list, so that it can be looked at. */
function isHere({ applied, version }: { applied: object | null; version: number | null }): boolean {
  return applied !== null || version !== null;
}
