import { sheetPages, shownRow } from '../../../kernel/bringing/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import {
  applyInstruments,
  bringInstruments,
  findInstrumentImports,
  getInstrumentImport,
  undoInstruments,
} from '../instruments/bring-instruments.js';
import { instrumentHeader } from '../instruments/columns.js';
import { TakeAlong } from './matrix.js';
import { refusalSentence, refusedHere } from './refused.js';

/** `/treaties/instruments/import`: instruments by spreadsheet. */
export const instrumentsByFile = sheetPages({
  permission: 'treaties.write',
  bringAt: '/treaties/instruments/import',
  importsAt: '/treaties/instruments/imports',
  style: 'treaties.css',
  above: ({ t, lang }) => [{ label: t('treaties.matrix.title'), href: pathIn(lang, '/treaties') }],
  says: (t) => ({
    title: t('treaties.instruments.bring'),
    intro: t('treaties.instruments.intro'),
    hint: t('treaties.instruments.file-hint'),
    states: {
      compared: t('treaties.instruments.says.compared'),
      applied: t('treaties.instruments.says.applied'),
      undone: t('treaties.instruments.says.undone'),
    },
    name: t('treaties.add.code'),
  }),
  before: ({ t, lang }) => (
    <TakeAlong
      path={pathIn(lang, '/treaties/instruments/export')}
      query={new URLSearchParams()}
      words={t('treaties.instruments.take')}
    />
  ),
  bring: bringInstruments,
  apply: applyInstruments,
  undo: undoInstruments,
  get: getInstrumentImport,
  find: findInstrumentImports,
  rows: ({ rows }, { t }) =>
    rows.map((row) =>
      shownRow(row, <bdi>{row.code}</bdi>, {
        header: (column) => instrumentHeader(t, column),
        sentence: (problem) => refusalSentence(t, problem),
      }),
    ),
  refused: refusedHere,
});
