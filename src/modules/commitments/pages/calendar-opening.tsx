import type { Context } from 'hono';
import { OF_THE_HOUSE, requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  Form,
  type FormErrors,
  Layout,
  PageHead,
  pathIn,
  TextField,
} from '../../../kernel/ui/index.js';
import { findOpenings } from '../find-openings.js';
import { Refusal } from '../refusal.js';
import { setOpening, undoOpening } from '../set-opening.js';
import { findSessionOpening } from '../store/session-openings.js';
import { openingOf } from '../timing/sessions.js';
import { sessionWord } from '../timing/words.js';
import { sessionPath } from './calendar-parts.js';
import { sessionAsked } from './calendar-session.js';
import { refusalErrors } from './refused.js';

interface Given {
  opens: string;
  standing: 'confirmed' | 'expected';
  source: string;
}

/** `/calendar/sessions/82/edit`: says when a session opens. */
export async function openingPage(c: Context<PageEnv>, house: House) {
  requirePermission(c.var.actor, 'register.write', OF_THE_HOUSE);
  const session = sessionAsked(c.req.param('session'));
  const connection = house.db.connection;
  const now = (await findSessionOpening(connection, session)) ?? openingOf(session, await findOpenings(connection));
  if (now === null) throw new Refusal('no-such-session', { values: { session } });
  const source = 'source' in now && typeof now.source === 'string' ? now.source : '';
  return c.html(<OpeningForm c={c} session={session} given={{ ...now, source }} errors={{}} />);
}

export async function openingSent(c: Context<PageEnv>, house: House) {
  const session = sessionAsked(c.req.param('session'));
  const form = await c.req.parseBody();
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
  const given: Given = {
    opens: text('opens').trim(),
    standing: text('standing') === 'confirmed' ? 'confirmed' : 'expected',
    source: text('source'),
  };
  try {
    await setOpening(house.db, c.var.actor, session, given);
  } catch (error) {
    if (!(error instanceof Refusal) || error.field === null) throw error;
    const errors = refusalErrors(c.var.frame.t, error, 'opens');
    return c.html(<OpeningForm c={c} session={session} given={given} errors={errors} />, error.status);
  }
  return c.redirect(pathIn(c.var.lang, `/calendar/sessions?changed=${session}`), 303);
}

export async function openingUndone(c: Context<PageEnv>, house: House) {
  const session = sessionAsked(c.req.param('session'));
  await undoOpening(house.db, c.var.actor, session);
  return c.redirect(pathIn(c.var.lang, '/calendar/sessions'), 303);
}

interface OpeningFormProps {
  c: Context<PageEnv>;
  session: number;
  given: Given;
  errors: FormErrors;
}

function OpeningForm({ c, session, given, errors }: OpeningFormProps) {
  const { frame, lang } = c.var;
  const { t } = frame;
  const title = t('commitments.sessions.edit-title', { session: sessionWord(t, session) });
  const list = pathIn(lang, '/calendar/sessions');
  return (
    <Layout frame={frame} title={title} failed={Object.keys(errors).length > 0}>
      <PageHead
        title={title}
        above={[{ label: t('commitments.sessions.title'), href: list }]}
        intro={t('commitments.sessions.edit-intro')}
      />
      <Form action={`${sessionPath(t, session)}/edit`}>
        <ErrorSummary errors={errors} />
        <TextField
          name="opens"
          label={t('commitments.calendar.opens')}
          hint={t('commitments.sessions.opens-hint')}
          width="short"
          value={given.opens}
          error={errors.opens}
        />
        <Choices
          name="standing"
          kind="radio"
          legend={t('commitments.sessions.standing')}
          chosen={[given.standing]}
          options={(['expected', 'confirmed'] as const).map((value) => ({
            value,
            label: t(`commitments.sessions.standing-${value}`),
          }))}
        />
        <TextField
          name="source"
          label={t('commitments.sessions.source')}
          hint={t('commitments.sessions.source-hint')}
          value={given.source}
          error={errors.source}
        />
        <div class="actions">
          <Button>{t('commitments.sessions.save')}</Button>
          <ButtonLink href={list}>{t('commitments.sessions.cancel')}</ButtonLink>
        </div>
      </Form>
    </Layout>
  );
}
