import { sheetPages, shownRow } from '../../../kernel/bringing/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { applyLaws, bringLaws, findLawImports, getLawImport, undoLaws } from '../laws/bring-laws.js';
import { AREA_WORDS, LANG_WORDS, type LawColumn, lawHeader } from '../laws/sheet/columns.js';
import type { StagedLaw } from '../laws/sheet/staged-law.js';
import { TakeAlong } from './matrix.js';
import { refusalSentence, refusedHere } from './refused.js';

/** `/treaties/laws/import`: laws by spreadsheet. */
export const lawsByFile = sheetPages({
  permission: 'legislation.write',
  bringAt: '/treaties/laws/import',
  importsAt: '/treaties/laws/imports',
  style: 'treaties.css',
  above: ({ t, lang }) => [{ label: t('treaties.matrix.title'), href: pathIn(lang, '/treaties') }],
  says: (t) => ({
    title: t('treaties.laws.bring'),
    intro: t('treaties.laws.intro'),
    hint: t('treaties.laws.file-hint'),
    states: {
      compared: t('treaties.laws.says.compared'),
      applied: t('treaties.laws.says.applied'),
      undone: t('treaties.laws.says.undone'),
    },
    name: t('treaties.law.title'),
  }),
  before: ({ t, lang }) => (
    <TakeAlong
      path={pathIn(lang, '/treaties/laws/export')}
      query={new URLSearchParams()}
      words={t('treaties.laws.take')}
    />
  ),
  bring: bringLaws,
  apply: applyLaws,
  undo: undoLaws,
  get: getLawImport,
  find: findLawImports,
  rows: ({ rows }, { t, lang }) =>
    rows.map((row) =>
      shownRow(row, <Name row={row} lang={lang} />, {
        header: (column) => lawHeader(t, column),
        sentence: (problem) => refusalSentence(t, problem),
        cell: (column, text) => codeLabel(t, column, text),
      }),
    ),
  refused: refusedHere,
});

function codeLabel(t: Translator, column: LawColumn, text: string): string {
  if (column === 'area') return AREA_WORDS.label(t, text);
  return column === 'lang' ? LANG_WORDS.label(t, text) : text;
}

/** Whose law it is, and which; a link to what is there. */
function Name({ row: { party, key, content, held, applied }, lang }: { row: StagedLaw; lang: string }) {
  const id = applied?.id ?? held?.id;
  const title = <bdi lang={content?.lang}>{content?.title ?? key}</bdi>;
  return (
    <>
      <bdi>{party}</bdi> {id === undefined ? title : <a href={`/${lang}/treaties/laws/${id}`}>{title}</a>}
    </>
  );
}
