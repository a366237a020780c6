import type { Context } from 'hono';
import type { Accounts } from '../../../kernel/access/index.js';
import { notFound, type PageEnv } from '../../../kernel/http/index.js';
import { directionOf, formatMoment, isLang } from '../../../kernel/i18n/index.js';
import { findOutbox, type KeptMail, markHandedOn } from '../../../kernel/mail/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Button, EmptyState, Form, Layout, PageHead, pathIn, Tag, useFrame } from '../../../kernel/ui/index.js';
import { mayHandOnMail } from '../policy.js';
import { DoneNotice, fieldsOf } from './parts.js';

/** `/people/outbox`: mail that did not go out by itself, to be handed on. */
export async function outboxPage(c: Context<PageEnv>, house: House): Promise<Response> {
  const { frame, t, lang, actor } = c.var;
  if (!mayHandOnMail(actor)) throw notFound();
  const mails = await findOutbox(house.db.connection, actor);
  return c.html(
    <Layout frame={frame} title={t('people.outbox.title')} styles={['people.css']}>
      <PageHead
        title={t('people.outbox.title')}
        above={[{ label: t('people.people.title'), href: pathIn(lang, '/people') }]}
        intro={house.config.mail === undefined ? t('people.outbox.no-server') : t('people.outbox.intro')}
      />
      <DoneNotice frame={frame} known={{ invited: t('people.outbox.invited') }} />
      {mails.length === 0 ? (
        <EmptyState title={t('people.outbox.empty')}>
          <p>{t('people.outbox.empty-next')}</p>
        </EmptyState>
      ) : (
        mails.map((mail) => <Waiting mail={mail} />)
      )}
    </Layout>,
    200,
    { 'Cache-Control': 'no-store' },
  );
}

function Waiting({ mail: { id, address, lang: language, subject, body, state, problem, made } }: { mail: KeptMail }) {
  const { t, lang } = useFrame();
  const its = isLang(language) ? language : 'en';
  return (
    <section class="mail" aria-labelledby={`mail-${id} mail-${id}-to`}>
      <h2 id={`mail-${id}`} lang={its} dir={directionOf(its)}>
        {subject}
      </h2>
      <p class="quiet" id={`mail-${id}-to`}>
        {t.rich('people.outbox.to', { address: <bdi>{address}</bdi>, moment: formatMoment(lang, made) })}{' '}
        {state === 'failed' ? <Tag kind="late">{t('people.outbox.failed', { code: problem ?? '' })}</Tag> : null}
        {state === 'waiting' ? <Tag kind="due">{t('people.outbox.waiting')}</Tag> : null}
      </p>
      {/* It takes the focus, or the keyboard could not scroll it. */}
      <pre lang={its} dir={directionOf(its)} tabindex={0}>
        {body}
      </pre>
      {state === 'waiting' ? null : (
        <Form action={pathIn(lang, '/people/outbox')}>
          <input type="hidden" name="id" value={id} />
          <Button kind="second">{t('people.outbox.handed-on')}</Button>
        </Form>
      )}
    </section>
  );
}

export async function handedOnSent(c: Context<PageEnv>, { db }: Accounts): Promise<Response> {
  const field = await fieldsOf(c);
  const id = field('id');
  if (!mayHandOnMail(c.var.actor) || !/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  await markHandedOn(db.connection, c.var.actor, id);
  return c.redirect(pathIn(c.var.lang, '/people/outbox'), 303);
}
