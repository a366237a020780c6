import type { Context } from 'hono';
import { requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { isLang, LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  Form,
  type Frame,
  Layout,
  PageHead,
  pathIn,
  Select,
  TextField,
} from '../../../kernel/ui/index.js';
import { CALL_KINDS } from '../calls/content.js';
import { createCall } from '../calls/create-call.js';
import { findCallsSeen } from '../calls/get-call.js';
import { Refusal } from '../refusal.js';
import type { Call } from '../store/calls.js';
import { callPath, callTitle } from './parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';

/** `/calls/new` */
export async function newPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  requirePermission(c.var.actor, 'calls.write');
  const calls = await findCallsSeen(house.db.connection, c.var.actor);
  return c.html(<New frame={c.var.frame} calls={calls.filter(({ version }) => version > 0)} refused={refused} />);
}

export async function newSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  return attempt(
    c,
    sent,
    async () => {
      const { key = '', title = '', again = '', lang } = sent;
      const kind = CALL_KINDS.find((known) => known === sent.kind);
      if (kind === undefined) throw new Refusal('not-in-list', { field: 'kind' });
      const written = lang !== undefined && isLang(lang) ? lang : c.var.lang;
      const call = await createCall(house.db, c.var.actor, {
        key: key.trim().toLowerCase(),
        kind,
        lang: written,
        title,
        again,
      });
      return callPath(c.var.t, call.key, '/questions');
    },
    (refused) => newPage(c, house, refused),
  );
}

function New({ frame, calls, refused }: { frame: Frame; calls: Call[]; refused: Refused }) {
  const { t, lang } = frame;
  const { errors, typed } = refused;
  const title = t('reporting.new.title');
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={Object.keys(errors).length > 0}>
      <PageHead title={title} above={[{ label: t('reporting.list.title'), href: pathIn(lang, '/calls') }]} />
      <ErrorSummary errors={errors} />
      <Form action={pathIn(lang, '/calls/new')}>
        <TextField name="title" label={t('reporting.call.title')} value={typed.title} error={errors.title} />
        <TextField
          name="key"
          label={t('reporting.new.key')}
          hint={t('reporting.new.key-hint')}
          width="short"
          value={typed.key}
          error={errors.key}
        />
        <Choices
          name="kind"
          kind="radio"
          legend={t('reporting.call.kind')}
          chosen={[typed.kind ?? 'questionnaire']}
          error={errors.kind}
          options={CALL_KINDS.map((kind) => ({ value: kind, label: t(`reporting.kind.${kind}`) }))}
        />
        <Select
          name="lang"
          label={t('reporting.call.lang')}
          value={typed.lang ?? lang}
          options={LANGS_IN_UN_ORDER.map((one) => ({ value: one, label: LANGUAGE_NAMES[one], lang: one }))}
        />
        {calls.length === 0 ? null : (
          <Select
            name="again"
            label={t('reporting.new.again')}
            hint={t('reporting.new.again-hint')}
            value={typed.again ?? ''}
            error={errors.again}
            options={[
              { value: '', label: t('reporting.new.anew') },
              ...calls.map((call) => ({ value: call.key, label: callTitle(t, call, call.content) })),
            ]}
          />
        )}
        <div class="actions">
          <Button>{t('reporting.new.begin')}</Button>
          <ButtonLink href={pathIn(lang, '/calls')}>{t('ui.decide.cancel')}</ButtonLink>
        </div>
      </Form>
    </Layout>
  );
}
