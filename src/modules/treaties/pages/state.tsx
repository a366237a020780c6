import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House, Statement, StatementProvider } from '../../../kernel/module/index.js';
import { ButtonLink, DateText, type Frame, Layout, PageHead, pathIn, Table } from '../../../kernel/ui/index.js';
import { Disclaimer, findParty, NameText, type Party, partyName, partyPath } from '../../parties/index.js';
import type { Board, InstrumentBoard } from '../board.js';
import { findLaws, mayStateLaw } from '../laws/find-laws.js';
import type { Law } from '../laws/law.js';
import { subjectsOf } from '../laws/laws-as-statements.js';
import { openBoard } from '../open-board.js';
import { findEveryParty, mayTakePart } from '../participants.js';
import { mayWrite } from '../policy.js';
import { Refusal } from '../refusal.js';
import { NO_STATUS, type Status } from '../status.js';
import { readHistory } from '../store/actions.js';
import { instrumentName, standingWord } from '../words.js';
import { ImplementationSection } from './implementation.js';
import { AsOf, ConsentText, InstrumentLink, StatusNotes, statePath } from './parts.js';
import { HistorySection, type PastAction, WordedSection } from './state-actions.js';

/** Statements, and laws, of one State that a page shows. */
const MOST_STATEMENTS = 200;

/** `/treaties/states/:party`: what a participant did about every instrument, and how it implements them. */
export async function statePage(c: Context<PageEnv>, house: House, statements: StatementProvider) {
  const { actor, frame, lang } = c.var;
  const { db } = house;
  const party = await findParty(db, actor, { code: c.req.param('party') ?? '' });
  if (party === null || !mayTakePart(party)) throw new Refusal('no-such-participant');
  const board = await openBoard(db);
  const about = board.instruments.flatMap(({ instrument }) =>
    subjectsOf(instrument.code).map(({ subject }) => subject),
  );
  const [every, history, { laws }, said] = await Promise.all([
    findEveryParty(db, lang),
    readHistory(db.connection, { partyId: party.id }),
    findLaws(db, actor, { partyIds: [party.id], offset: 0, limit: MOST_STATEMENTS }),
    statements.find(actor, { about, partyIds: [party.id], limit: MOST_STATEMENTS }, lang),
  ]);
  const view = {
    ...{ party, board, history, laws, parties: new Map(every.map((one) => [one.id, one])) },
    // Laws are told with all that belongs to them.
    statements: said.filter(({ id }) => !id.startsWith('law-')),
    rights: { actions: mayWrite(actor), laws: mayStateLaw(actor, party.id) },
  };
  return c.html(<StateView frame={frame} {...view} />);
}

interface ViewProps {
  frame: Frame;
  party: Party;
  board: Board;
  parties: ReadonlyMap<string, Party>;
  history: readonly PastAction[];
  laws: readonly Law[];
  statements: readonly Statement[];
  rights: { actions: boolean; laws: boolean };
}

function StateView({ frame, party, board, parties, history, laws, statements, rights }: ViewProps) {
  const { t, lang } = frame;
  const title = t('treaties.state.title', { party: partyName(t, party) });
  const path = statePath(lang, party);
  return (
    <Layout frame={frame} title={title} styles={['treaties.css']}>
      <PageHead
        title={t.rich('treaties.state.title', { party: <NameText party={party} /> })}
        above={[
          { label: t('treaties.matrix.title'), href: pathIn(lang, '/treaties') },
          { label: partyName(t, party), href: partyPath(lang, party) },
        ]}
      >
        {rights.actions || rights.laws ? (
          <p class="actions">
            {rights.laws ? <ButtonLink href={`${path}/laws/add`}>{t('treaties.law.add')}</ButtonLink> : null}
            {rights.laws ? (
              <ButtonLink href={pathIn(lang, '/treaties/laws/import')}>{t('treaties.laws.bring')}</ButtonLink>
            ) : null}
            {rights.actions ? <ButtonLink href={`${path}/add`}>{t('treaties.action.add')}</ButtonLink> : null}
          </p>
        ) : null}
      </PageHead>
      <div class="treaty">
        <StatusTable frame={frame} board={board} party={party} />
        <WordedSection frame={frame} board={board} party={party} parties={parties} writes={rights.actions} />
        <ImplementationSection frame={frame} board={board} laws={laws} statements={statements} />
        <HistorySection frame={frame} board={board} history={history} writes={rights.actions} />
        <Disclaimer />
      </div>
    </Layout>
  );
}

/** Where a participant stands with every instrument; also on the page of the party. */
export function StatusTable({ frame: { t }, board, party }: Pick<ViewProps, 'frame' | 'board' | 'party'>) {
  const rows = board.instruments.map((one) => ({ one, status: one.statuses.get(party.id) ?? NO_STATUS }));
  const unknown = ({ one, status }: { one: InstrumentBoard; status: Status }) =>
    !one.known && status.standing === 'none';
  const lacking = ({ lacks }: Status) => {
    const needed = lacks === null ? undefined : board.byCode.get(lacks);
    return needed === undefined ? null : instrumentName(t, needed.instrument);
  };
  return (
    <Table
      id="status-table"
      caption={t('treaties.state.table')}
      captionHidden
      stacks
      rows={rows}
      columns={[
        {
          key: 'instrument',
          label: t('treaties.column.instrument'),
          heads: true,
          cell: ({ one }) => (
            <>
              <InstrumentLink instrument={one.instrument} />
              <small class="below">
                <AsOf board={one} />
              </small>
            </>
          ),
        },
        {
          key: 'standing',
          label: t('treaties.column.standing'),
          cell: (row) => (unknown(row) ? t('treaties.standing.unknown') : standingWord(t, row.status.standing)),
        },
        {
          key: 'signature',
          label: t('treaties.column.signature'),
          named: true,
          cell: ({ status: { signature } }) =>
            signature === null ? null : <DateText date={signature.date} style="short" />,
        },
        { key: 'consent', label: t('treaties.column.consent'), cell: ({ status }) => <ConsentText status={status} /> },
        {
          key: 'in-force',
          label: t('treaties.column.in-force'),
          named: true,
          cell: ({ status: { inForce } }) => (inForce === null ? null : <DateText date={inForce} style="short" />),
        },
        {
          key: 'notes',
          label: t('treaties.column.notes'),
          cell: ({ status }) => <StatusNotes status={status} lacking={lacking(status)} />,
        },
      ]}
    />
  );
}
