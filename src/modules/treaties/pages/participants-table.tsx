import { DateText, Table, useFrame } from '../../../kernel/ui/index.js';
import { NameText, type Party } from '../../parties/index.js';
import { type Board, type InstrumentBoard, isState } from '../board.js';
import type { Status } from '../status.js';
import { instrumentName, standingWord } from '../words.js';
import { ConsentText, StatusNotes, statePath } from './parts.js';

/** Everybody who did something about an instrument. */
export function ParticipantsTable({
  board,
  one,
  parties,
}: {
  board: Board;
  one: InstrumentBoard;
  parties: readonly Party[];
}) {
  const { t, lang } = useFrame();
  const rows = parties.flatMap((party): { party: Party; status: Status }[] => {
    const status = one.statuses.get(party.id);
    return status === undefined ? [] : [{ party, status }];
  });
  if (rows.length === 0) return null;
  const lacking = ({ lacks }: Status) => {
    const needed = lacks === null ? undefined : board.byCode.get(lacks);
    return needed === undefined ? null : instrumentName(t, needed.instrument);
  };
  return (
    <section>
      <h2 id="participants">{t('treaties.instrument.participants')}</h2>
      <Table
        id="participants-table"
        caption={t('treaties.instrument.participants')}
        captionHidden
        rows={rows}
        columns={[
          {
            key: 'participant',
            label: t('treaties.column.participant'),
            heads: true,
            cell: ({ party }) => (
              <>
                <a href={statePath(lang, party)}>
                  <NameText party={party} />
                </a>
                {isState(party) ? null : <small class="below">{t('treaties.note.not-counted')}</small>}
              </>
            ),
          },
          {
            key: 'standing',
            label: t('treaties.column.standing'),
            cell: ({ status }) => standingWord(t, status.standing),
          },
          {
            key: 'signature',
            label: t('treaties.column.signature'),
            cell: ({ status: { signature } }) =>
              signature === null ? null : <DateText date={signature.date} style="short" />,
          },
          {
            key: 'consent',
            label: t('treaties.column.consent'),
            cell: ({ status }) => <ConsentText status={status} />,
          },
          {
            key: 'in-force',
            label: t('treaties.column.in-force'),
            cell: ({ status: { inForce } }) => (inForce === null ? null : <DateText date={inForce} style="short" />),
          },
          {
            key: 'notes',
            label: t('treaties.column.notes'),
            cell: ({ status }) => <StatusNotes status={status} lacking={lacking(status)} />,
          },
        ]}
      />
    </section>
  );
}
