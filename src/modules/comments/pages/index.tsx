import { type Context, Hono } from 'hono';
import { hasAccount, NotAllowed, type PersonActor } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { isLang } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  Confirm,
  ErrorSummary,
  Form,
  type FormErrors,
  Layout,
  PageHead,
  pathIn,
} from '../../../kernel/ui/index.js';
import type { Records } from '../../../kernel/work/index.js';
import { addComment, replyTo } from '../add-comment.js';
import { editComment, takeBackComment } from '../change-comment.js';
import { findAddressable } from '../find-addressable.js';
import { readableComment, seenRecord } from '../find-comments.js';
import { Refusal } from '../refusal.js';
import { refusalErrors, refusalProblem } from '../refused.js';
import { AddresseeFields, type Typed, WordsFields } from './form-parts.js';
import { Words } from './words.js';

type Page = (c: Context<PageEnv>) => Response | Promise<Response>;

/** Where comments are written, changed and taken back; they are read on the pages of their records. */
export function commentsPages({ db }: House, records: Records): Hono<PageEnv> {
  const rooms = { db, records };
  const routes: readonly [method: 'get' | 'post', path: string, page: Page][] = [
    ['post', '/comments/on/:type/:id', addSent],
    ['get', '/comments/:id', goToComment],
    ['get', '/comments/:id/reply', (c) => replyPage(c)],
    ['post', '/comments/:id/reply', replySent],
    ['get', '/comments/:id/edit', (c) => editPage(c)],
    ['post', '/comments/:id/edit', editSent],
    ['get', '/comments/:id/take-back', takeBackPage],
    ['post', '/comments/:id/take-back', takeBackSent],
  ];
  const app = new Hono<PageEnv>();
  for (const [method, path, page] of routes) app[method](path, answer(page));
  return app;

  /** Leads to a comment on the page of its record. */
  async function goToComment(c: Context<PageEnv>) {
    const { record } = await readableComment(rooms, readerHere(c), idOf(c), c.var.t);
    return back(c, record.path, idOf(c));
  }

  async function addSent(c: Context<PageEnv>) {
    const about = { type: c.req.param('type') ?? '', id: idOf(c) };
    const reader = readerHere(c);
    const record = await seenRecord(records, reader, about, c.var.t);
    const typed = await typedIn(c);
    try {
      return back(c, record.path, await addComment(rooms, reader, about, typed));
    } catch (error) {
      if (!(error instanceof Refusal) || error.field === null) throw error;
      const { t, lang } = c.var;
      const errors = refusalErrors(t, error, 'words');
      return shown(
        c,
        t('comments.add'),
        errors,
        record,
        <Form action={pathIn(lang, `/comments/on/${about.type}/${about.id}`)}>
          <WordsFields label={t('comments.form.words')} errors={errors} typed={typed} />
          <AddresseeFields people={await findAddressable(rooms, reader, about)} errors={errors} typed={typed} />
          <Button>{t('comments.form.send')}</Button>
        </Form>,
      );
    }
  }

  async function replyPage(c: Context<PageEnv>, errors: FormErrors = {}, typed?: Typed) {
    const { t, lang } = c.var;
    const { first, record } = await readableComment(rooms, readerHere(c), idOf(c), t);
    return shown(
      c,
      t('comments.reply'),
      errors,
      record,
      <>
        <blockquote>
          {first.takenBack === null && first.words !== null ? <Words words={first.words} lang={first.lang} /> : null}
        </blockquote>
        <Form action={pathIn(lang, `/comments/${first.id}/reply`)}>
          <WordsFields label={t('comments.form.answer')} errors={errors} typed={typed} />
          <Button>{t('comments.form.send')}</Button>
        </Form>
      </>,
    );
  }

  async function replySent(c: Context<PageEnv>) {
    const reader = readerHere(c);
    const { record } = await readableComment(rooms, reader, idOf(c), c.var.t);
    const typed = await typedIn(c);
    try {
      return back(c, record.path, await replyTo(rooms, reader, idOf(c), typed));
    } catch (error) {
      if (!(error instanceof Refusal) || error.field === null) throw error;
      return replyPage(c, refusalErrors(c.var.t, error, 'words'), typed);
    }
  }

  async function editPage(c: Context<PageEnv>, errors: FormErrors = {}, typed?: Typed) {
    const { t, lang } = c.var;
    const reader = readerHere(c);
    const { comment, record } = await readableComment(rooms, reader, idOf(c), t);
    if (comment.authorId !== reader.id) throw new NotAllowed();
    const given = typed ?? { words: comment.words ?? '', lang: comment.lang };
    return shown(
      c,
      t('comments.edit'),
      errors,
      record,
      <Form action={pathIn(lang, `/comments/${comment.id}/edit`)}>
        <WordsFields label={t('comments.form.words')} errors={errors} typed={given} />
        <Button>{t('comments.form.keep')}</Button>
      </Form>,
    );
  }

  async function editSent(c: Context<PageEnv>) {
    const reader = readerHere(c);
    const { record } = await readableComment(rooms, reader, idOf(c), c.var.t);
    const typed = await typedIn(c);
    try {
      await editComment(rooms, reader, idOf(c), typed.words);
    } catch (error) {
      if (!(error instanceof Refusal) || error.field === null) throw error;
      return editPage(c, refusalErrors(c.var.t, error, 'words'), typed);
    }
    return back(c, record.path, idOf(c));
  }

  async function takeBackPage(c: Context<PageEnv>) {
    const { t, lang } = c.var;
    const { comment, record } = await readableComment(rooms, readerHere(c), idOf(c), t);
    return shown(
      c,
      t('comments.take-back'),
      {},
      record,
      <Confirm
        action={pathIn(lang, `/comments/${comment.id}/take-back`)}
        label={t('comments.take-back')}
        back={`${pathIn(lang, record.path)}#comment-${comment.id}`}
      >
        <p>{t('comments.take-back-text')}</p>
      </Confirm>,
    );
  }

  async function takeBackSent(c: Context<PageEnv>) {
    const reader = readerHere(c);
    const { record } = await readableComment(rooms, reader, idOf(c), c.var.t);
    await takeBackComment(rooms, reader, idOf(c));
    return back(c, record.path, idOf(c));
  }
}

const idOf = (c: Context<PageEnv>): string => c.req.param('id') ?? '';

/** Whoever has no account finds nothing here: that there is a comment is said to nobody else. */
function readerHere(c: Context<PageEnv>): PersonActor {
  const { actor } = c.var;
  if (!hasAccount(actor)) throw new Refusal('no-such-comment');
  return actor;
}

function back(c: Context<PageEnv>, path: string, id: string): Response {
  return c.redirect(`${pathIn(c.var.lang, path)}#comment-${id}`, 303);
}

async function typedIn(c: Context<PageEnv>): Promise<Typed> {
  const form = await c.req.parseBody({ all: true });
  const field = (name: string): string => {
    const value = [form[`comment-${name}`]].flat()[0];
    return typeof value === 'string' ? value : '';
  };
  const lang = field('lang');
  return {
    words: field('words'),
    lang: isLang(lang) ? lang : c.var.lang,
    person: field('person'),
    party: field('party'),
  };
}

function shown(
  c: Context<PageEnv>,
  title: string,
  errors: FormErrors,
  record: { title: string; path: string },
  children: Parameters<typeof Layout>[0]['children'],
) {
  const { frame, lang } = c.var;
  const failed = Object.keys(errors).length > 0;
  return c.html(
    <Layout frame={frame} title={title} failed={failed}>
      <ErrorSummary errors={errors} />
      <PageHead title={title} above={[{ label: record.title, href: pathIn(lang, record.path) }]} />
      {children}
    </Layout>,
    failed ? 422 : 200,
  );
}

/** Refusals that no form has taken become the answer to the request. */
function answer(page: Page): Page {
  return async (c) => {
    try {
      return await page(c);
    } catch (error) {
      throw error instanceof Refusal ? refusalProblem(error) : error;
    }
  };
}
