import { formatMoment } from '../../../kernel/i18n/index.js';
import { Button, DateText, Form, type Frame, pathIn, Table } from '../../../kernel/ui/index.js';
import type { Party } from '../../parties/index.js';
import type { Action } from '../action.js';
import type { Board } from '../board.js';
import { kindWord, shortInstrumentName } from '../words.js';
import { InstrumentLink } from './parts.js';

export interface PastAction extends Action {
  struck: boolean;
  importId: string | null;
}

/** Reservations, declarations, objections and territorial notes, in their words. */
export function WordedSection({
  frame,
  board,
  party,
  writes,
}: {
  frame: Frame;
  board: Board;
  party: Party;
  writes: boolean;
}) {
  const { t, lang } = frame;
  const worded = board.instruments.flatMap(({ instrument, statuses }) =>
    (statuses.get(party.id)?.worded ?? []).map((action) => ({ instrument, action })),
  );
  if (worded.length === 0) return null;
  return (
    <section aria-labelledby="worded">
      <h2 id="worded">{t('treaties.state.worded')}</h2>
      {worded.map(({ instrument, action }) => (
        <article class="worded">
          <h3>
            {kindWord(t, action.kind)} · <InstrumentLink instrument={instrument} />
          </h3>
          <p class="quiet">
            <DateText date={action.date} />
            {action.source === '' ? null : (
              <>
                {' · '}
                <bdi>{action.source}</bdi>
              </>
            )}
          </p>
          <p lang={action.lang ?? undefined} dir="auto" class="words">
            {action.words}
          </p>
          {writes ? (
            <p>
              <a href={pathIn(lang, `/treaties/actions/${action.id}/correct`)}>{t('treaties.action.correct')}</a>
            </p>
          ) : null}
        </article>
      ))}
    </section>
  );
}

/** Everything that was ever said of it, what was corrected or struck included. */
export function HistorySection({
  frame,
  board,
  history,
  writes,
}: {
  frame: Frame;
  board: Board;
  history: readonly PastAction[];
  writes: boolean;
}) {
  const { t, lang } = frame;
  if (history.length === 0) return null;
  const replaced = new Set(history.flatMap(({ corrects }) => corrects ?? []));
  const became = ({ id, struck, corrects }: PastAction) => {
    if (struck) return t('treaties.history.strikes');
    if (replaced.has(id)) return t('treaties.history.replaced');
    return corrects === null ? t('treaties.history.holds') : t('treaties.history.corrects');
  };
  return (
    <details class="history">
      <summary>{t('treaties.history.title', { n: history.length })}</summary>
      <Table
        id="history-table"
        caption={t('treaties.history.how')}
        rows={history}
        columns={[
          {
            key: 'what',
            label: t('treaties.column.kind'),
            heads: true,
            cell: ({ kind, instrumentId }) => {
              const instrument = board.byId.get(instrumentId)?.instrument;
              return `${kindWord(t, kind)}${instrument === undefined ? '' : ` · ${shortInstrumentName(t, instrument)}`}`;
            },
          },
          { key: 'date', label: t('treaties.column.date'), cell: ({ date }) => <DateText date={date} style="short" /> },
          {
            key: 'said',
            label: t('treaties.history.said'),
            cell: ({ madeAt }) => <bdi>{formatMoment(lang, madeAt)}</bdi>,
          },
          { key: 'became', label: t('treaties.history.became'), cell: became },
          { key: 'source', label: t('treaties.column.source'), cell: ({ source }) => <bdi>{source}</bdi> },
          ...(writes
            ? [
                {
                  key: 'acts',
                  label: t('treaties.history.acts'),
                  cell: (action: PastAction) =>
                    action.struck || replaced.has(action.id) ? null : <Acts frame={frame} action={action} />,
                },
              ]
            : []),
        ]}
      />
    </details>
  );
}

function Acts({ frame: { t, lang }, action }: { frame: Frame; action: Action }) {
  const path = pathIn(lang, `/treaties/actions/${action.id}`);
  return (
    <div class="row-acts">
      <a href={`${path}/correct`}>{t('treaties.action.correct')}</a>
      <Form action={`${path}/strike`}>
        <Button kind="second">{t('treaties.action.strike')}</Button>
      </Form>
    </div>
  );
}
