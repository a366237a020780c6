import type { Context } from 'hono';
import { dayOf } from '../../../kernel/calendar/index.js';
import { notFound, type PageEnv } from '../../../kernel/http/index.js';
import { directionOf, formatDate, formatMoment, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House, Work } from '../../../kernel/module/index.js';
import {
  Button,
  DateText,
  ErrorSummary,
  Facts,
  Form,
  type FormErrors,
  Layout,
  Notice,
  PageHead,
  pathIn,
  readListQuery,
  Table,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { REMINDERS } from '../notice.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { refusalErrors } from '../refused.js';
import { decideRound } from '../reminders/decide-round.js';
import type { RoundRef } from '../reminders/find-matters.js';
import { type PreviewedRound, previewRound, sentenceOf } from '../reminders/preview-round.js';
import { isOpen, isRound } from '../reminders/rounds.js';
import { sendRoundNow } from '../reminders/send-round.js';
import { fieldsOf, RecordTitle } from './parts.js';
import { roundWord, StateOfRound } from './reminders.js';

/** `/reminders/round?name=&matter=&days=`: who would get a round, in which language, and who would not and why. */
export async function roundPage(
  c: Context<PageEnv>,
  house: House,
  work: Work,
  { errors = {}, day }: { errors?: FormErrors; day?: string } = {},
) {
  const { actor, frame, t, lang, url } = c.var;
  if (!may(actor, 'read', 'reminder', { over: false })) throw notFound();
  const ref = refOf((name) => url.searchParams.get(name) ?? '');
  const previewed = await previewRound(house, work, actor, ref, t);
  const { matter, reminding, round, seen, recipients } = previewed;
  const record = seen.get(matter.about);
  const failed = Object.keys(errors).length > 0;
  return c.html(
    <Layout frame={frame} title={roundWord(t, round.days)} failed={failed} styles={['notices.css']}>
      <ErrorSummary errors={errors} />
      <PageHead
        title={roundWord(t, round.days)}
        above={[{ label: t('notices.reminders.title'), href: pathIn(lang, '/reminders') }]}
        meta={<StateOfRound state={round.state} sent={round.sent} />}
      />
      {url.searchParams.has('done') ? (
        <Notice kind="done">
          <p>{t('notices.round.done')}</p>
        </Notice>
      ) : null}
      <Facts
        facts={[
          {
            name: t(reminding.label),
            value:
              record === null ? (
                matter.key
              ) : (
                <a href={pathIn(lang, record.path)}>
                  <RecordTitle record={record} />
                </a>
              ),
          },
          { name: t('notices.waiting.due'), value: <DateText date={matter.due} /> },
          { name: t('notices.round.goes'), value: <DateText date={round.onDay} /> },
        ]}
      />
      {round.state === 'sent' ? <Log previewed={previewed} /> : null}
      {isOpen(round.state) || round.state === 'cancelled' ? (
        <Decide reference={ref} errors={errors} day={day ?? round.onDay} open={isOpen(round.state)} />
      ) : null}
      <Words previewed={previewed} />
      <Reminded previewed={previewed} />
      {recipients.leftOut.length === 0 ? null : <LeftOut previewed={previewed} />}
    </Layout>,
    failed ? 422 : 200,
  );
}

function refOf(field: (name: string) => string): RoundRef {
  const days = Number(field('days'));
  if (!isRound(days)) throw new Refusal('no-such-round');
  return { name: field('name').replaceAll('\0', ''), matter: field('matter').replaceAll('\0', ''), days };
}

interface DecideProps {
  reference: RoundRef;
  errors: FormErrors;
  day: string;
  open: boolean;
}

function Decide({ reference, errors, day, open }: DecideProps) {
  const { t, lang } = useFrame();
  const { name, matter, days } = reference;
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{t('notices.round.decide')}</h2>
      <Form action={`${pathIn(lang, '/reminders/round')}?${queryOf(reference)}`}>
        <input type="hidden" name="name" value={name} />
        <input type="hidden" name="matter" value={matter} />
        <input type="hidden" name="days" value={String(days)} />
        <TextField
          name="day"
          label={t('notices.round.day')}
          hint={t('notices.round.day-hint')}
          error={errors.day}
          value={day}
          width="short"
        />
        <div class="actions">
          <Button kind="second" name="act" value="schedule">
            {t('notices.round.schedule')}
          </Button>
          {open ? (
            <>
              <Button kind="second" name="act" value="send">
                {t('notices.round.send')}
              </Button>
              <Button kind="link" name="act" value="cancel">
                {t('notices.round.cancel')}
              </Button>
            </>
          ) : null}
        </div>
      </Form>
    </section>
  );
}

function queryOf({ name, matter, days }: RoundRef): string {
  return new URLSearchParams({ name, matter, days: String(days) }).toString();
}

function Words({ previewed }: { previewed: PreviewedRound }) {
  const { t } = useFrame();
  const { langs, matter } = previewed;
  if (langs.length === 0) return null;
  const today = dayOf(new Date());
  return (
    <section aria-labelledby="words">
      <h2 id="words">{t('notices.round.words')}</h2>
      <dl class="facts">
        {langs.map((lang) => (
          <>
            <dt lang={lang}>{LANGUAGE_NAMES[lang]}</dt>
            <dd lang={lang} dir={directionOf(lang)}>
              {sentenceOf(lang, previewed, formatDate(lang, matter.due), today)}
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}

function PartyName({ previewed: { seen }, id }: { previewed: PreviewedRound; id: string }) {
  const record = seen.get({ type: 'party', id });
  return record === null ? <>—</> : <RecordTitle record={record} />;
}

/** One of several lists on the page, each with pages of its own: rounds go to thousands. */
function usePage<Row>(rows: readonly Row[], pageParam: string) {
  const query = readListQuery(useFrame().url, { sortable: ['as-planned'], pageParam });
  const whole = rows.length <= query.size;
  return whole
    ? { rows }
    : { rows: rows.slice(query.offset, query.offset + query.size), list: { query, total: rows.length } };
}

function Reminded({ previewed }: { previewed: PreviewedRound }) {
  const { t } = useFrame();
  const { recipients, wishes } = previewed;
  return (
    <section aria-labelledby="reminded">
      <h2 id="reminded">{t('notices.round.reminded', { n: recipients.reminded.length })}</h2>
      <Table
        id="reminded-table"
        caption={t('notices.round.person')}
        captionHidden
        stacks
        {...usePage(recipients.reminded, 'reminded')}
        empty={<p class="quiet">{t('notices.round.nobody')}</p>}
        columns={[
          {
            key: 'person',
            label: t('notices.round.person'),
            heads: true,
            cell: ({ person }) => <bdi>{person.name}</bdi>,
          },
          {
            key: 'party',
            label: t('notices.round.party'),
            cell: ({ asked }) => <PartyName previewed={previewed} id={asked.party} />,
          },
          {
            key: 'lang',
            label: t('notices.round.lang'),
            cell: ({ lang }) => <bdi lang={lang}>{LANGUAGE_NAMES[lang]}</bdi>,
          },
          {
            key: 'mail',
            label: t('notices.round.mail'),
            cell: ({ person }) => t(`notices.wish.${wishes(person.id).of(REMINDERS)}`),
          },
        ]}
      />
    </section>
  );
}

function LeftOut({ previewed }: { previewed: PreviewedRound }) {
  const { t, url } = useFrame();
  const { leftOut } = previewed.recipients;
  const open = leftOut.length <= 20 || url.searchParams.has('left');
  return (
    <section aria-labelledby="left-out">
      <h2 id="left-out">{t('notices.round.left-out', { n: leftOut.length })}</h2>
      {/* Most of a long list is States for which nobody has an account yet. */}
      <details open={open}>
        <summary>{t('notices.round.why')}</summary>
        <Table
          id="left-out-table"
          caption={t('notices.round.party')}
          captionHidden
          stacks
          {...usePage(leftOut, 'left')}
          columns={[
            {
              key: 'party',
              label: t('notices.round.party'),
              heads: true,
              cell: ({ asked }) => <PartyName previewed={previewed} id={asked.party} />,
            },
            {
              key: 'person',
              label: t('notices.round.person'),
              cell: ({ person }) =>
                person === null ? (
                  <span class="quiet">{t('notices.round.whole-party')}</span>
                ) : (
                  <bdi>{person.name}</bdi>
                ),
            },
            { key: 'why', label: t('notices.round.why'), cell: ({ why }) => t(`notices.left-out.${why}`) },
          ]}
        />
      </details>
    </section>
  );
}

function Log({ previewed }: { previewed: PreviewedRound }) {
  const { t, lang } = useFrame();
  const { log } = previewed;
  return (
    <section aria-labelledby="log">
      <h2 id="log">{t('notices.round.log')}</h2>
      <Table
        id="log-table"
        caption={t('notices.round.sent')}
        captionHidden
        stacks
        {...usePage(log, 'sent')}
        empty={<p class="quiet">{t('notices.round.nobody')}</p>}
        columns={[
          {
            key: 'party',
            label: t('notices.round.party'),
            heads: true,
            cell: (row) => <PartyName previewed={previewed} id={row.party_id} />,
          },
          { key: 'lang', label: t('notices.round.lang'), cell: (row) => <bdi>{row.lang}</bdi> },
          { key: 'sent', label: t('notices.round.sent'), cell: (row) => <bdi>{formatMoment(lang, row.sent)}</bdi> },
        ]}
      />
    </section>
  );
}

/** Sends a round now, sets its day, or cancels it. */
export async function roundSent(c: Context<PageEnv>, house: House, work: Work) {
  const { actor, t, lang } = c.var;
  if (!may(actor, 'write', 'reminder', { over: false })) throw notFound();
  const field = await fieldsOf(c);
  const ref = refOf(field);
  const day = field('day').trim();
  try {
    if (field('act') === 'send') await sendRoundNow(house, work, actor, ref);
    else await decideRound(house, work, actor, ref, field('act') === 'cancel' ? { cancel: true } : { onDay: day });
  } catch (error) {
    if (!(error instanceof Refusal) || error.field === null) throw error;
    return roundPage(c, house, work, { errors: refusalErrors(t, error, 'day'), day });
  }
  return c.redirect(`${pathIn(lang, '/reminders/round')}?${queryOf(ref)}&done=1`, 303);
}
