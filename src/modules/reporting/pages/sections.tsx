import type { CommitmentSection, PartySection } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Table, useFrame } from '../../../kernel/ui/index.js';
import { findPartiesById, NameText } from '../../parties/index.js';
import { maker, may, seesAnswer } from '../policy.js';
import { type Call, findCalls } from '../store/calls.js';
import { findSaid } from '../store/said.js';
import { listSubmissions, type SubmissionHead } from '../store/submissions.js';
import { answerPath, CallText, Day, SubmissionTag } from './parts.js';

/** On the page of a party: the calls that it answered; to its own people also those that it is answering. */
export function callsOfParty({ db }: House): PartySection[] {
  return [
    {
      order: 30,
      async render(c, party) {
        const { actor } = c.var;
        const own = may(actor, 'read', 'draft', { party: party.id, madeBy: maker(actor) });
        const heads = (await listSubmissions(db.connection, { partyIds: [party.id] })).filter(
          ({ version }) => own || version > 0,
        );
        if (heads.length === 0) return null;
        const calls = await findCalls(
          db.connection,
          heads.map(({ callId }) => callId),
        );
        const rows = heads.flatMap((head) => {
          const call = calls.find(({ id }) => id === head.callId);
          return call === undefined ? [] : [{ head, call }];
        });
        return <Answered code={party.code} rows={rows} own={own} />;
      },
    },
  ];
}

function Answered({ code, rows, own }: { code: string; rows: { head: SubmissionHead; call: Call }[]; own: boolean }) {
  const { t } = useFrame();
  return (
    <section aria-labelledby="calls-answered">
      <h2 id="calls-answered">{t('reporting.party.title')}</h2>
      <Table
        id="calls-answered-table"
        caption={t('reporting.party.title')}
        captionHidden
        stacks
        columns={[
          {
            key: 'call',
            label: t('reporting.tabs.call'),
            heads: true,
            cell: ({ call }) => (
              <a href={answerPath(t, call.key, code)}>
                <CallText content={call.content} place="title" />
              </a>
            ),
          },
          {
            key: 'sent',
            label: t('reporting.call.sent-on'),
            cell: ({ head }) => (head.sentAt === null ? '' : <Day day={head.sentAt.toISOString().slice(0, 10)} />),
          },
          {
            key: 'state',
            label: t('reporting.call.state'),
            cell: ({ head }) => <SubmissionTag state={own ? head.state : 'sent'} />,
          },
        ]}
        rows={rows}
      />
    </section>
  );
}

const MOST = 20;

/** On the page of a commitment: which parties answered to calls about it. */
export function callsOnCommitment({ db }: House): CommitmentSection[] {
  return [
    {
      order: 40,
      async render(c, commitment) {
        const { actor } = c.var;
        const said = (await findSaid(db.connection, { about: [`commitment/${commitment.id}`] })).filter((one) =>
          seesAnswer(actor, one),
        );
        const places = [...new Map(said.map((one) => [`${one.partyId} ${one.callId}`, one])).values()].slice(0, MOST);
        if (places.length === 0) return null;
        const calls = await findCalls(
          db.connection,
          places.map(({ callId }) => callId),
        );
        const parties = await findPartiesById(
          db,
          actor,
          places.map(({ partyId }) => partyId),
        );
        const rows = places.map((one) => ({
          one,
          call: calls.find(({ id }) => id === one.callId),
          party: parties.get(one.partyId),
        }));
        const { t } = c.var;
        return (
          <section aria-labelledby="calls-on">
            <h2 id="calls-on">{t('reporting.commitment.title')}</h2>
            <ul>
              {rows.map(({ one, call, party }) =>
                call === undefined || party === undefined ? null : (
                  <li>
                    <a href={`${answerPath(t, call.key, party.code)}#q-${one.questionId}`}>
                      <NameText party={party} />
                    </a>{' '}
                    <CallText content={call.content} place="title" />
                  </li>
                ),
              )}
            </ul>
          </section>
        );
      },
    },
  ];
}
