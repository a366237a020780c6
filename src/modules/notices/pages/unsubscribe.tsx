import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House, Work } from '../../../kernel/module/index.js';
import { Button, Form, Layout, Notice, PageHead, pathIn } from '../../../kernel/ui/index.js';
import { Refusal } from '../refusal.js';
import { topicsOf } from '../topics.js';
import { openUnsubscription, unsubscribe } from '../unsubscribe.js';

/** `/unsubscribe/:token`: asks before mails stop, because programs open links of mails too. Says nobody's name. */
export async function unsubscribePage(c: Context<PageEnv>, { db }: House, work: Work, done = false) {
  const { frame, t, lang } = c.var;
  const token = c.req.param('token') ?? '';
  const opened = await openUnsubscription(db, token);
  if (opened === null) throw new Refusal('no-such-link');
  const label = topicsOf(work).find(({ topic }) => topic === opened.topic)?.label;
  const topic = label === undefined ? t('notices.stop.everything') : t(label);
  return c.html(
    <Layout frame={frame} title={t('notices.stop.title')}>
      <PageHead title={t('notices.stop.title')} />
      {done ? (
        <Notice kind="done">
          <p>{t('notices.stop.done', { topic })}</p>
        </Notice>
      ) : (
        <Form action={pathIn(lang, `/unsubscribe/${token}`)}>
          <p>{t('notices.stop.ask', { topic })}</p>
          <Button>{t('notices.stop.button')}</Button>
        </Form>
      )}
      <p>
        <a href={pathIn(lang, '/notices/mail')}>{t('notices.stop.choose')}</a>
      </p>
    </Layout>,
    200,
    { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  );
}

export async function unsubscribeSent(c: Context<PageEnv>, house: House, work: Work) {
  const topics = topicsOf(work).map(({ topic }) => topic);
  if (!(await unsubscribe(house.db, c.req.param('token') ?? '', topics))) throw new Refusal('no-such-link');
  return unsubscribePage(c, house, work, true);
}
