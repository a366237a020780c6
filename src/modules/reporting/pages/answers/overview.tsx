import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { findActors, permits } from '../../../../kernel/access/index.js';
import { dayOf } from '../../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../../kernel/http/index.js';
import { formatMoment } from '../../../../kernel/i18n/index.js';
import type { House } from '../../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Facts,
  Form,
  type Frame,
  Layout,
  Notice,
  PageHead,
  TextField,
  useFrame,
} from '../../../../kernel/ui/index.js';
import { partyName } from '../../../parties/index.js';
import { askExtension } from '../../calls/extension.js';
import { Refusal } from '../../refusal.js';
import { findTimeRefused } from '../../store/recipients.js';
import { getSubmission, type WholeSubmission } from '../../submissions/get-submission.js';
import { assemble, beginCorrection, giveSection, reopenSubmission } from '../../submissions/steps.js';
import { answerPath, CallProse, callCrumbs, callTitle, Day, RefusedNotice, SubmissionTag } from '../parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from '../refused.js';
import { SentView } from './sent-view.js';
import { type SectionWriter, TaskList } from './task-list.js';

/** `/calls/:key/answers/:party`: how far the answer is, section by section; to others what was sent. */
export async function overviewPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const { key = '', party = '' } = c.req.param();
  const { actor, frame } = c.var;
  const whole = await getSubmission(house.db, actor, { key, code: party }, dayOf(new Date()));
  const people = whole.rights.giveSections ? await writersFor(house, whole.party.id) : [];
  const subject = whole.draft?.id ?? whole.versions[0]?.submissionId;
  const sections = subject === undefined ? [] : await c.var.sectionsOf({ type: 'submission', id: subject });
  const noTime = whole.rights.own ? await findTimeRefused(house.db.connection, whole.call.id, whole.party.id) : null;
  return c.html(
    <Overview frame={frame} whole={whole} people={people} refused={refused} noTime={noTime}>
      {sections}
    </Overview>,
  );
}

async function writersFor(house: House, party: string): Promise<SectionWriter[]> {
  const acting = await findActors(house.db.connection, { parties: [party] }, new Date());
  return acting
    .filter(({ actor }) => {
      const about = { party, madeBy: actor.id };
      return permits(actor, 'calls.contribute', about) || permits(actor, 'calls.answer', about);
    })
    .map(({ actor }) => ({ id: actor.id, name: actor.name }));
}

/** Takes whatever one of its buttons asks for. */
export async function overviewSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const { actor, t } = c.var;
  const { db } = house;
  const { key = '', party = '' } = c.req.param();
  const place = { key, code: party.toUpperCase() };
  return attempt(
    c,
    sent,
    async () => {
      const [what = '', section = ''] = (sent.do ?? '').split(' ');
      if (what === 'assemble') await assemble(db, actor, place);
      else if (what === 'reopen') await reopenSubmission(db, actor, place);
      else if (what === 'correct') await beginCorrection(db, actor, place, sent.reason ?? '');
      else if (what === 'section') {
        const chosen = sent[`person-${section}`] ?? '';
        const person = chosen === '' ? null : chosen;
        const whole = await getSubmission(db, actor, place, dayOf(new Date()));
        const people = await writersFor(house, whole.party.id);
        if (person !== null && !people.some(({ id }) => id === person)) throw new Refusal('not-in-list');
        await giveSection(db, actor, place, { section, person, ministry: sent[`ministry-${section}`] ?? '' });
      } else if (what === 'time') {
        const whole = await getSubmission(db, actor, place, dayOf(new Date()));
        const given = { until: (sent.until ?? '').trim(), reason: sent.why ?? '' };
        await askExtension(db, actor, { key, partyId: whole.party.id }, given, dayOf(new Date()));
      } else throw new Refusal('not-in-list');
      return answerPath(t, key, place.code);
    },
    (refused) => overviewPage(c, house, refused),
  );
}

interface Props {
  frame: Frame;
  whole: WholeSubmission;
  people: SectionWriter[];
  refused: Refused;
  /** Why more time was refused, where that was decided last. */
  noTime: string | null;
  children?: Child;
}

function Overview({ frame, whole, people, refused, noTime, children }: Props) {
  const { t } = frame;
  const { call, content, party, draft, versions, rights, recipient } = whole;
  const name = partyName(t, party);
  const title = t('reporting.overview.title', { party: name });
  const written = draft !== null && (draft.state !== 'sent' || versions.length === 0);
  return (
    <Layout
      frame={frame}
      title={title}
      styles={['reporting.css']}
      failed={Object.keys(refused.errors).length > 0 || refused.notice !== null}
    >
      <PageHead
        title={title}
        above={callCrumbs(t, call, content)}
        intro={callTitle(t, call, content)}
        meta={rights.own ? <SubmissionTag state={draft?.state ?? 'none'} /> : undefined}
      />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      {rights.own && recipient !== null && recipient.deadline !== null ? (
        <Facts facts={[{ name: t('reporting.call.deadline'), value: <Day day={recipient.deadline} /> }]} />
      ) : null}
      {rights.own && rights.late ? (
        <Notice kind="late" title={t('reporting.overview.late-title')}>
          <p>{t('reporting.overview.late')}</p>
        </Notice>
      ) : null}
      {noTime === null ? null : (
        <Notice kind="due" title={t('reporting.entry.extension-refused')}>
          <p dir="auto">{noTime}</p>
        </Notice>
      )}
      {draft !== null && draft.reason !== '' ? (
        <Notice kind="due" title={t('reporting.overview.correcting')}>
          <p dir="auto">{draft.reason}</p>
        </Notice>
      ) : null}
      {rights.own && draft === null ? <CallProse content={content} place="intro" /> : null}
      {rights.own && (written || draft === null) ? <TaskList whole={whole} people={people} /> : null}
      {rights.own ? <Acts whole={whole} refused={refused} /> : null}
      {versions.length === 0 ? null : <Receipts whole={whole} />}
      {versions.length > 0 ? <SentView whole={whole} /> : null}
      {rights.own ? <Copies whole={whole} /> : null}
      {children}
    </Layout>
  );
}

function Acts({ whole, refused }: { whole: WholeSubmission; refused: Refused }) {
  const { t } = useFrame();
  const { call, party, rights, recipient } = whole;
  const { errors, typed } = refused;
  const here = answerPath(t, call.key, party.code);
  const offers = rights.assemble || rights.reopen || rights.sign;
  return (
    <>
      {offers ? (
        <Form action={here}>
          <div class="actions">
            {rights.sign ? (
              <ButtonLink kind="first" href={`${here}/sign`}>
                {t('reporting.overview.sign')}
              </ButtonLink>
            ) : null}
            {rights.assemble ? (
              <Button name="do" value="assemble">
                {t('reporting.overview.assemble')}
              </Button>
            ) : null}
            {rights.reopen ? (
              <Button kind="second" name="do" value="reopen">
                {t('reporting.overview.reopen')}
              </Button>
            ) : null}
          </div>
        </Form>
      ) : null}
      {rights.correct ? (
        <details open={errors.reason !== undefined || undefined}>
          <summary>{t('reporting.overview.correct')}</summary>
          <p>{t('reporting.overview.correct-hint')}</p>
          <Form action={here}>
            <TextField
              name="reason"
              label={t('reporting.overview.reason')}
              value={typed.reason}
              error={errors.reason}
            />
            <div class="actions">
              <Button kind="second" name="do" value="correct">
                {t('reporting.overview.correct')}
              </Button>
            </div>
          </Form>
        </details>
      ) : null}
      {rights.askExtension ? (
        <details open={errors.until !== undefined || errors.why !== undefined || undefined}>
          <summary>{t('reporting.overview.time')}</summary>
          {recipient?.askedUntil ? (
            <p>{t.rich('reporting.overview.time-asked', { date: <Day day={recipient.askedUntil} /> })}</p>
          ) : null}
          <Form action={here}>
            <TextField
              name="until"
              label={t('reporting.overview.until')}
              hint={t('reporting.call.day-hint')}
              width="short"
              value={typed.until}
              error={errors.until}
            />
            <TextField name="why" label={t('reporting.overview.why')} value={typed.why} error={errors.why} />
            <div class="actions">
              <Button kind="second" name="do" value="time">
                {t('reporting.overview.ask-time')}
              </Button>
            </div>
          </Form>
        </details>
      ) : null}
    </>
  );
}

/** Every version that was sent, with its number and time, and its hash to whoever sees all of it. */
function Receipts({ whole: { versions } }: { whole: WholeSubmission }) {
  const { t, lang } = useFrame();
  return (
    <section aria-labelledby="receipts">
      <h2 id="receipts">{t('reporting.overview.receipts')}</h2>
      {versions.map((version) => (
        <Facts
          facts={[
            { name: t('reporting.receipt.number'), value: <bdi>{version.number}</bdi> },
            { name: t('reporting.receipt.time'), value: <bdi>{formatMoment(lang, version.sentAt)}</bdi> },
            ...(version.sha256 === ''
              ? []
              : [
                  {
                    name: t('reporting.receipt.hash'),
                    value: (
                      <code dir="ltr" class="hash">
                        {version.sha256}
                      </code>
                    ),
                  },
                ]),
            ...(version.reason === ''
              ? []
              : [{ name: t('reporting.receipt.reason'), value: <bdi>{version.reason}</bdi> }]),
          ]}
        />
      ))}
    </section>
  );
}

/** The answer and the questionnaire as files. */
function Copies({ whole: { call, party, rights } }: { whole: WholeSubmission }) {
  const { t } = useFrame();
  const here = answerPath(t, call.key, party.code);
  return (
    <section aria-labelledby="files">
      <h2 id="files">{t('reporting.overview.files')}</h2>
      <ul>
        <li>
          {t('reporting.overview.copy')}{' '}
          {(['docx', 'pdf', 'html'] as const).map((format) => (
            <>
              <a href={`${here}/copy.${format}`}>{format}</a>{' '}
            </>
          ))}
        </li>
        <li>
          {t('reporting.overview.offline')}{' '}
          {(['xlsx', 'docx'] as const).map((format) => (
            <>
              <a href={`${here}/questionnaire.${format}`}>{format}</a>{' '}
            </>
          ))}
        </li>
        {rights.giveSections ? (
          <li>
            <a href={`${here}/bring-back`}>{t('reporting.offline.title')}</a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
