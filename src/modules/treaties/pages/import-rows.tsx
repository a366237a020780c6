import { formatDate, formatNumber, type Translator } from '../../../kernel/i18n/index.js';
import { type Frame, Table } from '../../../kernel/ui/index.js';
import { type Party, partyName } from '../../parties/index.js';
import type { ActionContent } from '../action.js';
import type { Board } from '../board.js';
import type { RowKind, StagedFact, StagedRow } from '../sheet/staged-row.js';
import { kindWord, shortInstrumentName } from '../words.js';
import { moreWords } from './more-words.js';
import { refusalSentence } from './refused.js';

/** Rows of one kind that a page shows; the counts say how many there are. */
const MOST_SHOWN = 250;

export interface StagedRowsProps {
  frame: Frame;
  kind: RowKind;
  rows: readonly StagedRow[];
  board: Board;
  parties: ReadonlyMap<string, Party>;
}

/** What the rows of one kind come to. */
export function StagedRows({ frame, kind, rows, board, parties }: StagedRowsProps) {
  const { t, lang } = frame;
  if (rows.length === 0) return null;
  return (
    <section class="recent">
      <Table
        id={`rows-${kind}`}
        caption={
          <>
            {t(`treaties.import.kind.${kind}`)} <small>{formatNumber(lang, rows.length)}</small>
          </>
        }
        rows={rows.slice(0, MOST_SHOWN)}
        columns={[
          {
            key: 'line',
            label: t('treaties.import.line'),
            numeric: true,
            cell: ({ line }) => (line === 0 ? null : <bdi>{line}</bdi>),
          },
          {
            key: 'participant',
            label: t('treaties.column.participant'),
            heads: true,
            cell: ({ partyId, participant }) => {
              const party = partyId === null ? undefined : parties.get(partyId);
              return <bdi>{party === undefined ? participant : partyName(t, party)}</bdi>;
            },
          },
          {
            key: 'instrument',
            label: t('treaties.column.instrument'),
            cell: ({ instrumentId }) => {
              const one = instrumentId === null ? undefined : board.byId.get(instrumentId);
              return one === undefined ? null : shortInstrumentName(t, one.instrument);
            },
          },
          {
            key: 'what',
            label: kind === 'refused' ? t('treaties.import.why') : t('treaties.import.what'),
            cell: (row) =>
              row.problem === null ? (
                <Facts frame={frame} row={row} parties={parties} />
              ) : (
                <Why frame={frame} row={row} />
              ),
          },
        ]}
      />
    </section>
  );
}

function Why({ frame, row: { problem } }: { frame: Frame; row: StagedRow }) {
  if (problem === null) return null;
  return (
    <>
      <bdi class="sym">{problem.place}</bdi> {refusalSentence(frame.t, problem)}
    </>
  );
}

function Facts({ frame: { t }, row, parties }: Pick<StagedRowsProps, 'frame' | 'parties'> & { row: StagedRow }) {
  if (row.kind === 'absent') return <>{t('treaties.import.absent')}</>;
  return (
    <ul role="list" class="changes">
      {row.facts
        .filter(({ same }) => !same)
        .map((fact) => (
          <li>
            {fact.before === null ? null : (
              <>
                <del>{factWords(t, fact, fact.before, parties)}</del>{' '}
              </>
            )}
            <ins>{factWords(t, fact, fact.content, parties)}</ins>
          </li>
        ))}
    </ul>
  );
}

/** Kind and day, and what else differs. */
function factWords(
  t: Translator,
  { before, content: after }: StagedFact,
  content: ActionContent,
  parties: StagedRowsProps['parties'],
): string {
  const more = (['words', 'namedAs', 'source'] as const)
    .filter((part) => content[part] !== '' && (before === null ? part !== 'source' : before[part] !== after[part]))
    .map((part) => content[part]);
  const effective =
    content.effective === null
      ? []
      : [`${t('treaties.column.effective')} ${formatDate(t.lang, content.effective, 'short')}`];
  const of = moreWords(t, content, parties);
  return [
    `${kindWord(t, content.kind)} ${formatDate(t.lang, content.date, 'short')}`,
    ...(of === null ? [] : [of]),
    ...effective,
    ...more,
  ].join(' · ');
}
