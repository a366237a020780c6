import type { OpenAPIHono } from '@hono/zod-openapi';
import { type Actor, hasAccount, NotAllowed, type PersonActor } from '../../kernel/access/index.js';
import { type ApiEnv, createRoute, newApi, problems, z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import type { Records } from '../../kernel/work/index.js';
import { addComment, replyTo } from './add-comment.js';
import { editComment, takeBackComment } from './change-comment.js';
import { LONGEST_WORDS } from './comment.js';
import { findComments, type ShownComment } from './find-comments.js';
import { Refusal } from './refusal.js';
import { refusalProblem } from './refused.js';

const About = z.object({
  type: z
    .string()
    .max(40)
    .openapi({ param: { name: 'type', in: 'path' }, description: '"commitment", "document", "answer" ...' }),
  id: z
    .string()
    .max(60)
    .openapi({ param: { name: 'id', in: 'path' } }),
});
const Id = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) });

const CommentShape = z.object({
  id: z.uuid(),
  author: z.string().nullable().openapi({ description: 'Null where the account is gone' }),
  to: z.enum(['all', 'person', 'party']),
  words: z.string().nullable().openapi({ description: 'Null where it was taken back' }),
  lang: z.enum(LANGS),
  made: z.iso.datetime(),
  version: z.number().int(),
  takenBack: z.iso.datetime().nullable(),
});
const ThreadShape = CommentShape.extend({ replies: z.array(CommentShape) }).openapi('CommentThread');

const WordsShape = z.object({ words: z.string().max(4 * LONGEST_WORDS), lang: z.enum(LANGS) });
const GivenShape = WordsShape.extend({
  person: z.string().max(60).default('').openapi({ description: 'Id of a person; empty for all' }),
  party: z.string().max(40).default('').openapi({ description: 'Code of a party; empty for all' }),
}).openapi('CommentGiven');

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: { 'application/json': { schema } } });
const Made = json('Its id', z.object({ id: z.uuid() }));

/** What people said about records: the same use cases and policy as the pages. */
export function commentsApi({ db }: House, records: Records): OpenAPIHono<ApiEnv> {
  const api = newApi();
  const rooms = { db, records };
  api.onError((error) => {
    throw error instanceof Refusal ? refusalProblem(error) : error;
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/comments/on/{type}/{id}',
      tags: ['comments'],
      summary: 'What was said about a record, as far as it reaches whoever asks',
      request: { params: About },
      responses: { 200: json('Threads', z.object({ threads: z.array(ThreadShape) })), ...problems(403, 404) },
    }),
    async (c) => {
      const { threads } = await findComments(rooms, personHere(c.var.actor), c.req.valid('param'), c.var.t);
      const shown = threads.map(({ first, replies }) => ({ ...shapeOf(first), replies: replies.map(shapeOf) }));
      return c.json({ threads: shown }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/comments/on/{type}/{id}',
      tags: ['comments'],
      summary: 'Comment on a record',
      request: { params: About, body: body(GivenShape) },
      responses: { 201: Made, ...problems(400, 403, 404, 422) },
    }),
    async (c) => {
      const id = await addComment(rooms, c.var.actor, c.req.valid('param'), c.req.valid('json'));
      return c.json({ id }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/comments/{id}/replies',
      tags: ['comments'],
      summary: 'Answer a comment; the answer reaches whom its thread reaches',
      request: { params: Id, body: body(WordsShape) },
      responses: { 201: Made, ...problems(400, 403, 404, 422) },
    }),
    async (c) => {
      const id = await replyTo(rooms, c.var.actor, c.req.valid('param').id, c.req.valid('json'));
      return c.json({ id }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'patch',
      path: '/comments/{id}',
      tags: ['comments'],
      summary: 'Change the words of one’s own comment, within a day; the earlier ones stay',
      request: { params: Id, body: body(WordsShape.pick({ words: true })) },
      responses: { 204: { description: 'Changed' }, ...problems(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      await editComment(rooms, c.var.actor, c.req.valid('param').id, c.req.valid('json').words);
      return c.body(null, 204);
    },
  );

  api.openapi(
    createRoute({
      method: 'delete',
      path: '/comments/{id}',
      tags: ['comments'],
      summary: 'Take a comment back; that it was there stays to be seen',
      request: { params: Id },
      responses: { 204: { description: 'Taken back' }, ...problems(400, 403, 404, 409) },
    }),
    async (c) => {
      await takeBackComment(rooms, c.var.actor, c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
  return api;
}

function personHere(actor: Actor): PersonActor {
  if (!hasAccount(actor)) throw new NotAllowed();
  return actor;
}

function shapeOf({ id, author, to, words, lang, made, version, takenBack }: ShownComment) {
  return {
    id,
    author,
    to: to.kind,
    words,
    lang,
    made: made.toISOString(),
    version,
    takenBack: takenBack?.at.toISOString() ?? null,
  };
}
