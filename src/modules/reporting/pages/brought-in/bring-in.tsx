import type { Context } from 'hono';
import { dayOf } from '../../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../../kernel/http/index.js';
import { isLang, LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../../kernel/i18n/index.js';
import type { House } from '../../../../kernel/module/index.js';
import {
  Button,
  Choices,
  ErrorSummary,
  FileField,
  Form,
  type Frame,
  Layout,
  PageHead,
  Select,
  Table,
  TextField,
  useFrame,
} from '../../../../kernel/ui/index.js';
import { problemWord } from '../../../documents/index.js';
import { findParty, type Party, PartyLink } from '../../../parties/index.js';
import { bringIn, LARGEST_DOCUMENT, UnreadableDocument } from '../../brought-in/bring-in.js';
import { getCallToBringIn } from '../../brought-in/get-document.js';
import type { CallInView } from '../../calls/get-call.js';
import { Refusal } from '../../refusal.js';
import { listSubmissions, type SubmissionHead } from '../../store/submissions.js';
import { ANSWER_AUDIENCES } from '../../submissions/answer-value.js';
import { callCrumbs, callPath, Day, RefusedNotice, SubmissionTag } from '../parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from '../refused.js';

interface BroughtLine {
  party: Party;
  submission: SubmissionHead;
}

/** `/calls/:key/bring-in`: old answers in Word or PDF, and what was brought in before. */
export async function bringInPage(c: Context<PageEnv>, { db }: House, refused: Refused = NOTHING_REFUSED) {
  const { actor, frame } = c.var;
  const view = await getCallToBringIn(db, actor, c.req.param('key') ?? '');
  const brought: BroughtLine[] = [];
  for (const submission of await listSubmissions(db.connection, { callId: view.call.id })) {
    if (submission.origin !== 'brought-in') continue;
    const party = await findParty(db, actor, { id: submission.partyId });
    if (party !== null) brought.push({ party, submission });
  }
  return c.html(<BringIn frame={frame} view={view} brought={brought} refused={refused} />);
}

export async function bringInSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const { file } = await c.req.parseBody();
  const key = c.req.param('key') ?? '';
  const { actor, t } = c.var;
  const { party = '', lang = '', sentOn = '', origin = '' } = sent;
  const code = party.trim().toUpperCase();
  return attempt(
    c,
    sent,
    async () => {
      const audience = ANSWER_AUDIENCES.find((one) => one === sent.audience);
      if (!isLang(lang)) throw new Refusal('not-in-list', { field: 'lang' });
      if (audience === undefined) throw new Refusal('not-in-list', { field: 'audience' });
      const held = file instanceof File ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name } : null;
      const given = { file: held, lang, audience, sentOn: sentOn.trim(), origin };
      try {
        await bringIn(house.db, actor, { key, code }, given, dayOf(new Date()));
      } catch (error) {
        if (error instanceof UnreadableDocument) {
          const why = problemWord(t, { code: error.problem, message: error.problem });
          throw new Refusal('unreadable-file', { field: 'file', values: { why } });
        }
        if (error instanceof Refusal && error.code === 'no-such-party')
          throw new Refusal('unknown-party', { field: 'party', values: { code } });
        throw error;
      }
      return callPath(t, key, `/bring-in/${code}`);
    },
    (refused) => bringInPage(c, house, refused),
  );
}

interface Props {
  frame: Frame;
  view: CallInView;
  brought: BroughtLine[];
  refused: Refused;
}

function BringIn({ frame, view, brought, refused }: Props) {
  const { t } = frame;
  const { call, content } = view;
  const title = t('reporting.brought-in.title');
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={Object.keys(refused.errors).length > 0}>
      <PageHead title={title} above={callCrumbs(t, call, content)} intro={t('reporting.brought-in.intro')} />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      {brought.length === 0 ? null : <Brought callKey={call.key} brought={brought} />}
      <Form action={callPath(t, call.key, '/bring-in')} files>
        <Fields view={view} refused={refused} />
        <div class="actions">
          <Button>{t('reporting.brought-in.read')}</Button>
        </div>
      </Form>
    </Layout>
  );
}

function Fields({ view, refused: { typed, errors } }: Pick<Props, 'view' | 'refused'>) {
  const { t } = useFrame();
  return (
    <>
      <TextField
        name="party"
        label={t('reporting.brought-in.party')}
        hint={t('reporting.brought-in.party-hint')}
        width="short"
        value={typed.party}
        error={errors.party}
      />
      <TextField
        name="sentOn"
        label={t('reporting.brought-in.sent-on')}
        hint={t('reporting.call.day-hint')}
        width="short"
        value={typed.sentOn ?? view.call.sentOn ?? ''}
        error={errors.sentOn}
      />
      <TextField
        name="origin"
        label={t('reporting.brought-in.origin')}
        hint={t('reporting.brought-in.origin-hint')}
        value={typed.origin}
        error={errors.origin}
      />
      <Select
        name="lang"
        label={t('reporting.reading.lang')}
        value={typed.lang ?? view.content.lang}
        error={errors.lang}
        options={LANGS_IN_UN_ORDER.map((lang) => ({ value: lang, label: LANGUAGE_NAMES[lang], lang }))}
      />
      <Choices
        name="audience"
        kind="radio"
        legend={t('reporting.beside.column.audience')}
        error={errors.audience}
        chosen={[typed.audience ?? 'parties']}
        options={ANSWER_AUDIENCES.map((one) => ({ value: one, label: t(`reporting.audience.${one}`) }))}
      />
      <FileField
        name="file"
        label={t('reporting.brought-in.file')}
        hint={t('reporting.brought-in.file-hint', { most: LARGEST_DOCUMENT / 2 ** 20 })}
        accept=".docx,.pdf,.html,.htm,.txt"
        error={errors.file}
      />
    </>
  );
}

function Brought({ callKey, brought }: { callKey: string; brought: BroughtLine[] }) {
  const { t } = useFrame();
  return (
    <Table
      id="brought"
      caption={t('reporting.brought-in.brought')}
      stacks
      columns={[
        {
          key: 'party',
          label: t('reporting.parties.party'),
          heads: true,
          cell: ({ party }) => <PartyLink party={party} />,
        },
        {
          key: 'file',
          label: t('reporting.brought-in.file'),
          cell: ({ party, submission }) => (
            <a href={callPath(t, callKey, `/bring-in/${party.code}`)}>
              <bdi>{submission.source?.name}</bdi>
            </a>
          ),
        },
        {
          key: 'sent',
          label: t('reporting.brought-in.sent-on'),
          cell: ({ submission }) =>
            submission.sentAt === null ? null : <Day day={submission.sentAt.toISOString().slice(0, 10)} />,
        },
        {
          key: 'state',
          label: t('reporting.answered.standing'),
          cell: ({ submission }) => <SubmissionTag state={submission.state} />,
        },
      ]}
      rows={brought}
    />
  );
}
