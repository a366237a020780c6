import { formatNumber, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import { EmptyState, Table, useFrame } from '../../../kernel/ui/index.js';
import { codeWords } from '../questionnaire/code-words.js';
import { type ColumnCode, headerWord, wordColumn } from '../questionnaire/columns.js';
import type { QuestionnaireChange } from '../questionnaire/compare.js';
import type { QuestionnaireFault } from '../questionnaire/fault.js';

/** Rows that a page shows; the counts say how many there are. */
const MOST_SHOWN = 200;

/** What a file would change of a questionnaire, text by text. @param lang of the call. */
export function QuestionnaireChanges({ changes, lang }: { changes: readonly QuestionnaireChange[]; lang: Lang }) {
  const { t } = useFrame();
  return (
    <>
      <Table
        id="changes"
        caption={t('reporting.questionnaire.changes', { n: changes.length })}
        stacks
        columns={[
          {
            key: 'sort',
            label: t('reporting.questionnaire.row'),
            cell: ({ sort }) => t(`reporting.questionnaire.row.${sort}`),
          },
          {
            key: 'words',
            label: t('reporting.questionnaire.text'),
            heads: true,
            cell: ({ words }) => <bdi lang={lang}>{words}</bdi>,
          },
          {
            key: 'kind',
            label: t('reporting.questionnaire.kind'),
            cell: ({ kind }) => t(`reporting.questionnaire.kind.${kind}`),
          },
          {
            key: 'differs',
            label: t('reporting.questionnaire.differs'),
            cell: ({ columns }) => <Differences columns={columns} />,
          },
        ]}
        rows={changes.slice(0, MOST_SHOWN)}
        empty={
          <EmptyState title={t('reporting.questionnaire.same')}>
            <p>{t('reporting.questionnaire.same-next')}</p>
          </EmptyState>
        }
      />
      <More n={changes.length} />
    </>
  );
}

function Differences({ columns }: Pick<QuestionnaireChange, 'columns'>) {
  const { t } = useFrame();
  if (columns.length === 0) return null;
  return (
    <ul role="list" class="lines">
      {columns.map(({ column, before, after }) => (
        <li>
          <span class="quiet">{headerWord(t, column)}</span> <Cell as="del" t={t} column={column} text={before} />{' '}
          <Cell as="ins" t={t} column={column} text={after} />
        </li>
      ))}
    </ul>
  );
}

interface CellProps {
  as: 'del' | 'ins';
  t: Translator;
  column: ColumnCode;
  text: string;
}

/** What stood or will stand in a cell, in the reader's words where it is a code. */
function Cell({ as, t, column, text }: CellProps) {
  if (text === '') return null;
  const words = wordColumn(column);
  const shown = codeWords(column)?.label(t, text) ?? text;
  const marked = <bdi lang={words?.what === 'text' ? words.lang : undefined}>{shown}</bdi>;
  return as === 'del' ? <del>{marked}</del> : <ins>{marked}</ins>;
}

/** What must be mended in a file, by its cells. */
export function QuestionnaireFaults({ faults }: { faults: readonly QuestionnaireFault[] }) {
  const { t, lang } = useFrame();
  return (
    <>
      <Table
        id="faults"
        caption={t('reporting.questionnaire.faults', { n: faults.length })}
        columns={[
          {
            key: 'place',
            label: t('reporting.offline.place'),
            heads: true,
            cell: ({ place }) => <bdi>{/^\d+$/u.test(place) ? formatNumber(lang, Number(place)) : place}</bdi>,
          },
          {
            key: 'fault',
            label: t('reporting.questionnaire.fault'),
            cell: ({ code, values }) => t(`reporting.refusal.${code}`, values),
          },
        ]}
        rows={faults.slice(0, MOST_SHOWN)}
      />
      <More n={faults.length} />
    </>
  );
}

function More({ n }: { n: number }) {
  const { t } = useFrame();
  return n > MOST_SHOWN ? <p class="quiet">{t('reporting.questionnaire.more', { n: n - MOST_SHOWN })}</p> : null;
}
