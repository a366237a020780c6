import type { Context } from 'hono';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { LANGS, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  Facts,
  Form,
  type Frame,
  Layout,
  Notice,
  PageHead,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { closeCall, dropCall, recordCall, reopenCall } from '../calls/end-call.js';
import { type AskedPartyLine, findAskedParties } from '../calls/find-recipients.js';
import type { CallInView } from '../calls/get-call.js';
import { sendCall } from '../calls/send-call.js';
import { translationCounts } from '../calls/translate-call.js';
import { Refusal } from '../refusal.js';
import { writableCall } from './build.js';
import { CallTabs } from './call-tabs.js';
import { CallStateTag, callCrumbs, callPath, Day, RefusedNotice } from './parts.js';
import { attempt, countIn, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';

/** `/calls/:key/send`: what will be sent, to whom, and what is missing; afterwards closing and opening again. */
export async function sendPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const view = await writableCall(c, house);
  const lines = await findAskedParties(house.db, c.var.actor, view.call, c.var.lang);
  return c.html(<Send frame={c.var.frame} view={view} lines={lines} refused={refused} />);
}

export async function sendSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const { actor, t } = c.var;
  const { db } = house;
  const key = c.req.param('key') ?? '';
  const place = { key, seen: countIn(sent.seen) };
  return attempt(
    c,
    sent,
    async () => {
      const today = dayOf(new Date());
      if (sent.do === 'send') {
        await sendCall(house, actor, place, today);
        return callPath(t, key, '/parties');
      }
      if (sent.do === 'close') await closeCall(db, actor, place);
      else if (sent.do === 'reopen') await reopenCall(db, actor, place);
      else if (sent.do === 'record') await recordCall(db, actor, place, (sent.on ?? '').trim(), today);
      else if (sent.do === 'drop') {
        await dropCall(db, actor, place);
        return callPath(t, '').replace(/\/$/u, '');
      } else throw new Refusal('not-in-list');
      return callPath(t, key);
    },
    (refused) => sendPage(c, house, refused),
  );
}

interface Props {
  frame: Frame;
  view: CallInView;
  lines: AskedPartyLine[];
  refused: Refused;
}

function Send({ frame, view, lines, refused }: Props) {
  const { t } = frame;
  const { call, content } = view;
  const title = t('reporting.send.title');
  const fresh = lines.filter(({ recipient }) => recipient.told === 0);
  const again = call.state === 'open' && call.changed;
  const sends = call.state === 'draft' || (call.state === 'open' && (again || fresh.length > 0));
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={Object.keys(refused.errors).length > 0}>
      <PageHead title={title} above={callCrumbs(t, call, content)} />
      <CallTabs view={view} current="send" />
      <RefusedNotice refused={refused} />
      <Facts
        facts={[
          { name: t('reporting.call.state'), value: <CallStateTag state={call.state} /> },
          { name: t('reporting.call.questions'), value: String(content.questions.length) },
          {
            name: t('reporting.call.deadline'),
            value: call.deadline === null ? t('reporting.send.no-deadline') : <Day day={call.deadline} />,
          },
          { name: t('reporting.send.to'), value: t('reporting.send.parties', { n: fresh.length }) },
        ]}
      />
      <Missing view={view} />
      <Form action={callPath(t, call.key, '/send')}>
        <input type="hidden" name="seen" value={String(call.revision)} />
        {again ? <p>{t('reporting.send.again-told', { n: lines.length - fresh.length })}</p> : null}
        <div class="actions">
          {sends ? (
            <Button name="do" value="send">
              {call.version === 0
                ? t('reporting.send.send')
                : again
                  ? t('reporting.send.version', { version: call.version + 1 })
                  : t('reporting.send.letters')}
            </Button>
          ) : null}
          {call.state === 'open' ? (
            <Button kind="second" name="do" value="close">
              {t('reporting.send.close')}
            </Button>
          ) : null}
          {call.state === 'closed' ? (
            <Button kind="second" name="do" value="reopen">
              {t('reporting.send.reopen')}
            </Button>
          ) : null}
          {call.state === 'draft' ? (
            <Button kind="second" name="do" value="drop">
              {t('reporting.send.drop')}
            </Button>
          ) : null}
        </div>
        {call.state === 'draft' ? (
          <details open={refused.errors.on !== undefined || undefined}>
            <summary>{t('reporting.send.past')}</summary>
            <p>{t('reporting.send.past-hint')}</p>
            <TextField
              name="on"
              label={t('reporting.call.sent-on')}
              hint={t('reporting.call.day-hint')}
              width="short"
              value={refused.typed.on}
              error={refused.errors.on}
            />
            <div class="actions">
              <Button kind="second" name="do" value="record">
                {t('reporting.send.record')}
              </Button>
            </div>
          </details>
        ) : null}
      </Form>
    </Layout>
  );
}

/** Which languages are not whole: their readers will see the words of the language in which the call was written. */
function Missing({ view: { content, call } }: { view: CallInView }) {
  const { t } = useFrame();
  const counts = translationCounts(content);
  const missing = LANGS.filter((lang) => counts[lang].none + counts[lang].machine + counts[lang].draft > 0);
  if (missing.length === 0 || content.questions.length === 0) return null;
  return (
    <Notice kind="due" title={t('reporting.send.missing')}>
      <ul>
        {missing.map((lang) => (
          <li>
            <a href={callPath(t, call.key, `/translations/${lang}`)}>
              <bdi lang={lang}>{LANGUAGE_NAMES[lang]}</bdi>
            </a>{' '}
            {t('reporting.send.missing-of', {
              none: counts[lang].none,
              unsure: counts[lang].machine + counts[lang].draft,
            })}
          </li>
        ))}
      </ul>
      <p>{t('reporting.send.missing-shown', { language: LANGUAGE_NAMES[content.lang] })}</p>
    </Notice>
  );
}
