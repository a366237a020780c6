import type { Context } from 'hono';
import { NotAllowed } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment, isLang, LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  Facts,
  Form,
  type Frame,
  Layout,
  Notice,
  PageHead,
  Select,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { partyName } from '../../parties/index.js';
import { noteBounce, removeParty, setAddress } from '../calls/choose-parties.js';
import { decideExtension } from '../calls/extension.js';
import { type AskedPartyLine, findAskedParties } from '../calls/find-recipients.js';
import type { CallInView } from '../calls/get-call.js';
import { remindParties } from '../calls/remind.js';
import { Refusal } from '../refusal.js';
import { findRecipientEntries } from '../store/recipients.js';
import { writableCall } from './build.js';
import { LetterState } from './parties.js';
import { answerPath, callCrumbs, callPath, Day, RefusedNotice, SubmissionTag } from './parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';

type Entries = Awaited<ReturnType<typeof findRecipientEntries>>;

/** `/calls/:key/parties/:party`: letters to one party, where they go, more time. */
export async function onePartyPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const { view, line } = await lineOf(c, house);
  const entries = await findRecipientEntries(house.db.connection, view.call.id, line.party.id);
  return c.html(<OneParty frame={c.var.frame} view={view} line={line} entries={entries} refused={refused} />);
}

export async function onePartySent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const { view, line } = await lineOf(c, house);
  const { actor, t } = c.var;
  const { db } = house;
  const place = { key: view.call.key, partyId: line.party.id };
  return attempt(
    c,
    sent,
    async () => {
      const { lang = '', address = '', reason = '', until = '' } = sent;
      if (sent.do === 'address') await setAddress(db, actor, place, { address, lang: isLang(lang) ? lang : null });
      else if (sent.do === 'bounce') await noteBounce(db, actor, place, reason);
      else if (sent.do === 'grant') await decideExtension(db, actor, place, { until: until.trim() });
      else if (sent.do === 'refuse') await decideExtension(db, actor, place, { reason });
      else if (sent.do === 'remind') await remindParties(house, actor, place.key, [place.partyId], dayOf(new Date()));
      else if (sent.do === 'remove') {
        await removeParty(db, actor, place);
        return callPath(t, place.key, '/parties');
      } else throw new Refusal('not-in-list');
      return callPath(t, place.key, `/parties/${line.party.code}`);
    },
    (refused) => onePartyPage(c, house, refused),
  );
}

async function lineOf(c: Context<PageEnv>, house: House): Promise<{ view: CallInView; line: AskedPartyLine }> {
  const view = await writableCall(c, house);
  if (!view.rights.writesParties) throw new NotAllowed();
  const lines = await findAskedParties(house.db, c.var.actor, view.call, c.var.lang);
  const code = (c.req.param('party') ?? '').toUpperCase();
  const line = lines.find(({ party }) => party.code === code);
  if (line === undefined) throw new Refusal('no-such-party', { values: { code } });
  return { view, line };
}

interface Props {
  frame: Frame;
  view: CallInView;
  line: AskedPartyLine;
  entries: Entries;
  refused: Refused;
}

function OneParty({ frame, view, line, entries, refused }: Props) {
  const { t } = frame;
  const { call, content } = view;
  const { party, recipient, submission } = line;
  const name = partyName(t, party);
  const above = [
    ...callCrumbs(t, call, content),
    { label: t('reporting.parties.title'), href: callPath(t, call.key, '/parties') },
  ];
  const here = callPath(t, call.key, `/parties/${party.code}`);
  return (
    <Layout frame={frame} title={name} styles={['reporting.css']} failed={Object.keys(refused.errors).length > 0}>
      <PageHead title={name} above={above} />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      <Facts
        facts={[
          { name: t('reporting.parties.letter'), value: <LetterState line={line} /> },
          {
            name: t('reporting.call.deadline'),
            value: recipient.deadline === null ? t('reporting.parties.not-yet') : <Day day={recipient.deadline} />,
          },
          {
            name: t('reporting.parties.answer'),
            value: (
              <>
                <SubmissionTag state={submission?.state ?? 'none'} />{' '}
                {(submission?.version ?? 0) > 0 ? (
                  <a href={answerPath(t, call.key, party.code)}>{t('reporting.parties.read')}</a>
                ) : null}
              </>
            ),
          },
        ]}
      />
      <p class="take">
        {t('reporting.letter.take')}{' '}
        {(['docx', 'pdf'] as const).map((format) => (
          <>
            <a href={`${here}/letter.${format}`}>{format}</a>{' '}
          </>
        ))}
      </p>
      {line.recipient.state === 'undeliverable' || line.mail === 'failed' ? (
        <Notice kind="late" title={t('reporting.parties.undeliverable')}>
          <p>{recipient.bounce === '' ? t('reporting.parties.mend') : recipient.bounce}</p>
          <p>{t('reporting.parties.mend-how')}</p>
        </Notice>
      ) : null}
      {recipient.askedUntil === null ? null : <AsksTime here={here} line={line} refused={refused} />}
      <Address here={here} line={line} refused={refused} />
      <Others here={here} line={line} refused={refused} />
      <h2>{t('reporting.parties.history')}</h2>
      <ol class="history">
        {entries.map(({ entry, madeAt }) => (
          <li>
            <bdi class="quiet">{formatMoment(t.lang, madeAt)}</bdi> {t(`reporting.entry.${entry.did}`)}
            {entry.did === 'written-to' ? ` (${t(`reporting.letter-kind.${entry.about}`)})` : null}
            {'reason' in entry && entry.reason !== '' ? (
              <>
                {': '}
                <bdi>{entry.reason}</bdi>
              </>
            ) : null}
          </li>
        ))}
      </ol>
    </Layout>
  );
}

interface PartProps {
  here: string;
  line: AskedPartyLine;
  refused: Refused;
}

function AsksTime({ here, line, refused: { errors, typed } }: PartProps) {
  const { t } = useFrame();
  const { recipient } = line;
  const until = recipient.askedUntil ?? '';
  return (
    <section aria-labelledby="time">
      <h2 id="time">{t('reporting.parties.asks-time')}</h2>
      <p>
        <Day day={until} />
      </p>
      <blockquote dir="auto">{recipient.askedWhy}</blockquote>
      <Form action={here}>
        <TextField
          name="until"
          label={t('reporting.parties.grant-until')}
          width="short"
          value={typed.until ?? until}
          error={errors.until}
        />
        <TextField name="reason" label={t('reporting.parties.refuse-why')} value={typed.reason} error={errors.reason} />
        <div class="actions">
          <Button name="do" value="grant">
            {t('reporting.parties.grant')}
          </Button>
          <Button kind="second" name="do" value="refuse">
            {t('reporting.parties.refuse')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function Address({ here, line, refused: { errors, typed } }: PartProps) {
  const { t } = useFrame();
  const { recipient } = line;
  return (
    <section aria-labelledby="where">
      <h2 id="where">{t('reporting.parties.where')}</h2>
      <Form action={here}>
        <TextField
          name="address"
          type="email"
          label={t('reporting.parties.address')}
          hint={t('reporting.parties.address-hint')}
          value={typed.address ?? recipient.address ?? ''}
          error={errors.address}
        />
        <Select
          name="lang"
          label={t('reporting.parties.lang')}
          value={typed.lang ?? recipient.lang ?? ''}
          options={[
            { value: '', label: t('reporting.parties.own-lang') },
            ...LANGS_IN_UN_ORDER.map((one) => ({ value: one, label: LANGUAGE_NAMES[one], lang: one })),
          ]}
        />
        <div class="actions">
          <Button kind="second" name="do" value="address">
            {t('reporting.build.save')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function Others({ here, line, refused: { errors, typed } }: PartProps) {
  const { t } = useFrame();
  const { recipient, submission } = line;
  const silent = recipient.told > 0 && (submission?.version ?? 0) === 0;
  return (
    <Form action={here}>
      {recipient.state === 'chosen' || recipient.askedUntil !== null ? null : (
        <TextField
          name="reason"
          label={t('reporting.parties.bounce-why')}
          hint={t('reporting.parties.bounce-hint')}
          value={typed.reason}
          error={errors.reason}
        />
      )}
      <div class="actions">
        {recipient.state === 'chosen' || recipient.askedUntil !== null ? null : (
          <Button kind="second" name="do" value="bounce">
            {t('reporting.parties.bounce')}
          </Button>
        )}
        {silent ? (
          <Button kind="second" name="do" value="remind">
            {t('reporting.parties.remind-one')}
          </Button>
        ) : null}
        {recipient.state === 'chosen' ? (
          <Button kind="second" name="do" value="remove">
            {t('reporting.parties.remove')}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
