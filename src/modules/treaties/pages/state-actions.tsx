import { formatMoment } from '../../../kernel/i18n/index.js';
import { Button, DateText, Form, type Frame, pathIn, Table, useFrame } from '../../../kernel/ui/index.js';
import { NameText, type Party } from '../../parties/index.js';
import { type Action, objectsTo } from '../action.js';
import type { Board } from '../board.js';
import { kindWord, shortInstrumentName } from '../words.js';
import { moreWords } from './more-words.js';
import { InstrumentLink, statePath } from './parts.js';

export interface PastAction extends Action {
  struck: boolean;
  importId: string | null;
}

/** Reservations, declarations, objections and territorial notes, in their words. */
export function WordedSection({
  frame,
  board,
  party,
  parties,
  writes,
}: {
  frame: Frame;
  board: Board;
  party: Party;
  /** Everybody, by id. */
  parties: ReadonlyMap<string, Party>;
  writes: boolean;
}) {
  const { t, lang } = frame;
  const worded = board.instruments.flatMap(({ instrument, statuses }) => {
    const objections = [...statuses.values()].flatMap((one) => one.worded.filter(({ kind }) => kind === 'objection'));
    return (statuses.get(party.id)?.worded ?? []).map((action) => ({
      ...{ instrument, action },
      objections: objections.filter((one) => objectsTo(one, action)),
      // An objection may have come before the reservation was entered here.
      lost:
        action.targetParty !== null &&
        !(statuses.get(action.targetParty)?.worded ?? []).some((one) => objectsTo(action, one)),
    }));
  });
  if (worded.length === 0) return null;
  return (
    <section aria-labelledby="worded">
      <h2 id="worded">{t('treaties.state.worded')}</h2>
      {worded.map(({ instrument, action, objections, lost }) => (
        <article class="worded" id={`act-${action.id}`}>
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
          <Of frame={frame} action={action} parties={parties} lost={lost} />
          {action.words === '' ? null : (
            <p lang={action.lang ?? undefined} dir="auto" class="words">
              {action.words}
            </p>
          )}
          <Objections objections={objections} parties={parties} />
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

/** To what it objects, with the way there; or of which territories it speaks. */
function Of({
  frame: { t, lang },
  action,
  parties,
  lost,
}: {
  frame: Frame;
  action: Action;
  parties: ReadonlyMap<string, Party>;
  lost: boolean;
}) {
  const words = moreWords(t, action, parties);
  if (words === null) return null;
  const target = action.targetParty === null ? undefined : parties.get(action.targetParty);
  return (
    <p>
      {target === undefined ? words : <a href={`${statePath(lang, target)}#worded`}>{words}</a>}
      {lost ? <small class="below">{t('treaties.objection.lost')}</small> : null}
    </p>
  );
}

/** Who objected to it. */
function Objections({ objections, parties }: { objections: readonly Action[]; parties: ReadonlyMap<string, Party> }) {
  const { t, lang } = useFrame();
  if (objections.length === 0) return null;
  return (
    <p>
      {t('treaties.objection.by', { n: objections.length })}{' '}
      {objections.map(({ id, partyId, date }, at) => {
        const party = parties.get(partyId);
        return party === undefined ? null : (
          <>
            {at === 0 ? '' : t('documents.comma')}
            <a href={`${statePath(lang, party)}#act-${id}`}>
              <NameText party={party} />
            </a>{' '}
            <span class="quiet">
              <DateText date={date} style="short" />
            </span>
          </>
        );
      })}
    </p>
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
