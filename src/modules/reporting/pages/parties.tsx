import type { Context } from 'hono';
import { NotAllowed } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  Choices,
  EmptyState,
  ErrorSummary,
  Form,
  type Frame,
  Layout,
  PageHead,
  Select,
  Table,
  Tag,
  TextArea,
  useFrame,
} from '../../../kernel/ui/index.js';
import { PARTY_KINDS, PartyLink, partyKindWord, REGIONS, regionWord } from '../../parties/index.js';
import { chooseParties } from '../calls/choose-parties.js';
import { type AskedPartyLine, findAskedParties } from '../calls/find-recipients.js';
import { type CallInView, findCallsSeen } from '../calls/get-call.js';
import { remindParties } from '../calls/remind.js';
import { LETTER_FORMATS } from '../letters/all-letters.js';
import type { Call } from '../store/calls.js';
import { writableCall } from './build.js';
import { CallTabs } from './call-tabs.js';
import { callCrumbs, callPath, callTitle, Day, RefusedNotice, SubmissionTag } from './parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn, valuesIn } from './refused.js';

/** `/calls/:key/parties`: whom the call asks, what became of letters, who has answered. */
export async function partiesPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const view = await writableCall(c, house);
  if (!view.rights.writesParties) throw new NotAllowed();
  const { actor, frame, lang } = c.var;
  const lines = await findAskedParties(house.db, actor, view.call, lang);
  const calls = (await findCallsSeen(house.db.connection, actor)).filter(
    ({ id, version }) => id !== view.call.id && version > 0,
  );
  return c.html(<Parties frame={frame} view={view} lines={lines} calls={calls} refused={refused} />);
}

/** Chooses parties, or reminds those who are silent. */
export async function partiesSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const [kinds, regions] = [await valuesIn(c, 'kind'), await valuesIn(c, 'region')];
  const key = c.req.param('key') ?? '';
  const { actor, lang, t } = c.var;
  return attempt(
    c,
    sent,
    async () => {
      if (sent.do === 'remind') await remindParties(house, actor, key, null, dayOf(new Date()));
      else {
        const { codes = '', unanswered = '' } = sent;
        await chooseParties(house.db, actor, key, { codes, kinds, regions, unanswered }, lang);
      }
      return callPath(t, key, '/parties');
    },
    (refused) => partiesPage(c, house, refused),
  );
}

interface Props {
  frame: Frame;
  view: CallInView;
  lines: AskedPartyLine[];
  calls: Call[];
  refused: Refused;
}

function Parties({ frame, view, lines, calls, refused }: Props) {
  const { t } = frame;
  const { call, content } = view;
  const silent = lines.filter(({ recipient, submission }) => recipient.told > 0 && (submission?.version ?? 0) === 0);
  const title = t('reporting.parties.title');
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={Object.keys(refused.errors).length > 0}>
      <PageHead title={title} above={callCrumbs(t, call, content)} />
      <CallTabs view={view} current="parties" />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      <Lines call={call} lines={lines} />
      {lines.length === 0 ? null : (
        <p class="quiet take">
          {t('reporting.letter.take-all')}{' '}
          {LETTER_FORMATS.map((format) => (
            <>
              <a href={callPath(t, call.key, `/letters-${format}.zip`)}>{format}</a>{' '}
            </>
          ))}
        </p>
      )}
      {call.state === 'open' && silent.length > 0 ? (
        <Form action={callPath(t, call.key, '/parties')}>
          <div class="actions">
            <Button kind="second" name="do" value="remind">
              {t('reporting.parties.remind', { n: silent.length })}
            </Button>
          </div>
        </Form>
      ) : null}
      <h2>{t('reporting.parties.add')}</h2>
      <Choose call={call} calls={calls} refused={refused} />
    </Layout>
  );
}

function Lines({ call, lines }: { call: Call; lines: AskedPartyLine[] }) {
  const { t } = useFrame();
  return (
    <Table
      id="asked"
      caption={t('reporting.parties.asked', { n: lines.length })}
      stacks
      columns={[
        {
          key: 'party',
          label: t('reporting.parties.party'),
          heads: true,
          cell: ({ party }) => <PartyLink party={party} />,
        },
        { key: 'letter', label: t('reporting.parties.letter'), cell: (line) => <LetterState line={line} /> },
        {
          key: 'deadline',
          label: t('reporting.call.deadline'),
          cell: ({ recipient }) => (
            <>
              {recipient.deadline === null ? null : <Day day={recipient.deadline} />}
              {recipient.askedUntil === null ? null : (
                <>
                  {' '}
                  <Tag kind="due">{t('reporting.parties.asks-time')}</Tag>
                </>
              )}
            </>
          ),
        },
        {
          key: 'answer',
          label: t('reporting.parties.answer'),
          cell: ({ submission }) => <SubmissionTag state={submission?.state ?? 'none'} />,
        },
        {
          key: 'acts',
          label: t('reporting.build.acts'),
          cell: ({ party }) => (
            <a href={callPath(t, call.key, `/parties/${party.code}`)}>{t('reporting.parties.open')}</a>
          ),
        },
      ]}
      rows={lines}
      empty={
        <EmptyState title={t('reporting.parties.none')}>
          <p>{t('reporting.parties.none-next')}</p>
        </EmptyState>
      }
    />
  );
}

/** What became of the letter, in a word; where it did not arrive, what to do is said on the party's page. */
export function LetterState({ line: { recipient, mail } }: { line: Pick<AskedPartyLine, 'recipient' | 'mail'> }) {
  const { t } = useFrame();
  if (recipient.state === 'chosen') return <Tag kind="plain">{t('reporting.letter-state.chosen')}</Tag>;
  if (recipient.bounce !== '') return <Tag kind="late">{t('reporting.letter-state.bounced')}</Tag>;
  if (recipient.state === 'undeliverable') return <Tag kind="late">{t('reporting.letter-state.nobody')}</Tag>;
  if (mail === 'failed') return <Tag kind="late">{t('reporting.letter-state.failed')}</Tag>;
  if (mail === 'kept') return <Tag kind="due">{t('reporting.letter-state.kept')}</Tag>;
  if (mail === 'waiting') return <Tag kind="due">{t('reporting.letter-state.waiting')}</Tag>;
  return <Tag kind="done">{t('reporting.letter-state.sent')}</Tag>;
}

function Choose({ call, calls, refused }: { call: Call; calls: Call[]; refused: Refused }) {
  const { t } = useFrame();
  const { errors, typed } = refused;
  return (
    <Form action={callPath(t, call.key, '/parties')}>
      <TextArea
        name="codes"
        label={t('reporting.parties.codes')}
        hint={t('reporting.parties.codes-hint')}
        rows={2}
        value={typed.codes}
        error={errors.codes}
      />
      <div class="columns">
        <Choices
          name="kind"
          kind="checkbox"
          legend={t('reporting.parties.kinds')}
          chosen={[]}
          options={PARTY_KINDS.map((kind) => ({ value: kind, label: partyKindWord(t, kind) }))}
        />
        <Choices
          name="region"
          kind="checkbox"
          legend={t('reporting.parties.regions')}
          hint={t('reporting.parties.regions-hint')}
          chosen={[]}
          options={Object.keys(REGIONS).map((code) => ({ value: code, label: regionWord(t, code) }))}
        />
      </div>
      {calls.length === 0 ? null : (
        <Select
          name="unanswered"
          label={t('reporting.parties.unanswered')}
          value={typed.unanswered ?? ''}
          error={errors.unanswered}
          options={[
            { value: '', label: t('reporting.parties.no-call') },
            ...calls.map((one) => ({ value: one.key, label: callTitle(t, one, one.content) })),
          ]}
        />
      )}
      <div class="actions">
        <Button kind="second" name="do" value="choose">
          {t('reporting.parties.choose')}
        </Button>
      </div>
    </Form>
  );
}
