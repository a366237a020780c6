import { Hono } from 'hono';
import type { Sessions } from '../access/index.js';
import { Button, Form, type Frame, Layout, Notice, PageHead, pathIn } from '../ui/index.js';
import type { PageEnv } from './context.js';
import { dropSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.js';

/**
 * Coming in by the link that the program printed, and going out. Opening the link shows a page with one button; only the button
 * uses it up, so that the preview of a message or a careful mail server does not.
 */
export function entryPages(sessions: Sessions): Hono<PageEnv> {
  return new Hono<PageEnv>()
    .use('/enter/:token', async (c, next) => {
      await next();
      c.header('Cache-Control', 'no-store');
    })
    .get('/enter/:token', async (c) => {
      const open = await sessions.isOpen(c.req.param('token'));
      return c.html(<EntryPage frame={c.var.frame} open={open} />, open ? 200 : 410);
    })
    .post('/enter/:token', async (c) => {
      const token = await sessions.enter(c.req.param('token'));
      if (token === null) return c.html(<EntryPage frame={c.var.frame} open={false} />, 410);
      setSessionCookie(c, token);
      return c.redirect(pathIn(c.var.lang, '/'), 303);
    })
    .post('/leave', async (c) => {
      const token = readSessionCookie(c);
      if (token !== undefined) await sessions.leave(token);
      dropSessionCookie(c);
      return c.redirect(pathIn(c.var.lang, '/'), 303);
    });
}

function EntryPage({ frame, open }: { frame: Frame; open: boolean }) {
  const { t, url } = frame;
  return (
    <Layout frame={frame} title={t('http.enter.title')}>
      <PageHead title={t('http.enter.title')} intro={open ? t('http.enter.intro') : undefined}>
        {open ? (
          <Form action={url.pathname}>
            <Button>{t('http.enter.button')}</Button>
          </Form>
        ) : (
          <Notice kind="late" title={t('http.enter.closed')}>
            <p>{t.rich('http.enter.again', { command: <code>concordance admin link</code> })}</p>
          </Notice>
        )}
      </PageHead>
    </Layout>
  );
}
