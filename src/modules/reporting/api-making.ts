import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { dayOf } from '../../kernel/calendar/index.js';
import { type ApiEnv, createRoute, problems, z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { body, CallShape, callShape, json, Key, seenIn, told } from './api-parts.js';
import { addSection, removeQuestion, removeSection } from './calls/arrange-call.js';
import { askAbout, findInParagraphs } from './calls/ask-from-register.js';
import { CALL_KINDS } from './calls/content.js';
import { createCall } from './calls/create-call.js';
import { describeCall } from './calls/describe-call.js';
import { closeCall, dropCall, recordCall, reopenCall } from './calls/end-call.js';
import { getCall } from './calls/get-call.js';
import { putQuestion } from './calls/put-question.js';
import { sendCall } from './calls/send-call.js';
import { TRANSLATION_STATES } from './calls/texts.js';
import { translateCall, translationCounts } from './calls/translate-call.js';
import type { Call } from './store/calls.js';

const Place = z.object({ key: Key });
const Id = { id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) };
const IfMatch = z.object({
  'if-match': z.string().max(40).openapi({ description: 'The ETag of the call as you saw it: "12"' }),
});
const CHANGED = { 200: json('As it stands now', CallShape), ...problems(400, 403, 404, 409, 412, 422) };
const Labelled = z.array(z.object({ id: z.uuid().nullable().default(null), text: z.string() }));

const AskedShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), limit: z.number().int().min(1).nullable().default(null) }),
  z.object({
    ...{ kind: z.literal('choice'), many: z.boolean().default(false), other: z.boolean().default(false) },
    options: Labelled,
  }),
  z.object({
    ...{ kind: z.literal('number'), decimals: z.number().int().min(0).max(6).default(0), unit: z.string().default('') },
    ...{ least: z.number().nullable().default(null), most: z.number().nullable().default(null) },
    persons: z.boolean().default(false).openapi({ description: 'Persons are counted: small numbers are protected' }),
  }),
  z.object({ kind: z.literal('date') }),
  z.object({ kind: z.literal('table'), rows: z.number().int(), columns: Labelled }),
  z.object({ kind: z.literal('file') }),
  z.object({ kind: z.literal('as-last-time') }),
]);

const QuestionGivenShape = z
  .object({
    section: z.uuid().nullable().default(null),
    asked: AskedShape,
    title: z.string().openapi({ description: 'In the language of the call, like all words here' }),
    help: z.string().default(''),
    required: z.boolean().default(false),
    subjects: z
      .array(z.string())
      .default([])
      .openapi({ example: ['measure/12', 'target/16.2'] }),
    follows: z.uuid().nullable().default(null),
  })
  .openapi('CallQuestionGiven');

const WordingShape = z.object({
  place: z.string().openapi({ description: '"title", "intro", "question/<id>" ... as GET translations names them' }),
  lang: z.enum(LANGS),
  text: z.string(),
  state: z.enum(['machine', 'draft', 'reviewed']),
});

/** Making a call, translating it, sending it, ending it; the same use cases and policy as the pages. */
export function makingRoutes(api: OpenAPIHono<ApiEnv>, house: House): void {
  const { db } = house;
  const today = () => dayOf(new Date());
  const tagged = (c: Context<ApiEnv>, call: Call) => {
    c.header('ETag', `"${call.revision}"`);
    return callShape(call);
  };

  api.openapi(
    createRoute({
      method: 'post',
      path: '/calls',
      tags: ['reporting'],
      summary: 'Begin a call as a draft',
      request: {
        body: body(
          z
            .object({
              key: z.string().openapi({ example: '2026-global-report' }),
              kind: z.enum(CALL_KINDS),
              lang: z.enum(LANGS).openapi({ description: 'In which it is written first' }),
              title: z.string(),
              again: z.string().default('').openapi({ description: 'Key of a call whose questions are asked again' }),
            })
            .openapi('NewCall'),
        ),
      },
      responses: { 201: json('The draft', CallShape), ...problems(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const call = await told(() => createCall(db, c.var.actor, c.req.valid('json')));
      c.header('Location', `/api/v1/calls/${call.key}`);
      return c.json(tagged(c, call), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/calls/{key}',
      tags: ['reporting'],
      summary: 'Its kind, title, introduction and deadline',
      request: {
        params: Place,
        headers: IfMatch,
        body: body(
          z.object({
            ...{ kind: z.enum(CALL_KINDS), title: z.string(), intro: z.string().default('') },
            deadline: z.string().default('').openapi({ description: 'YYYY-MM-DD; empty while it is not known' }),
          }),
        ),
      },
      responses: CHANGED,
    }),
    async (c) => {
      const place = placeIn(c.req.valid('param'), c.req.valid('header'));
      const given = c.req.valid('json');
      return c.json(tagged(c, await told(() => describeCall(db, c.var.actor, place, given, today()))), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/calls/{key}/sections',
      tags: ['reporting'],
      summary: 'A section at the end',
      request: { params: Place, headers: IfMatch, body: body(z.object({ title: z.string() })) },
      responses: {
        201: json('Made', z.object({ id: z.uuid() })),
        ...problems(400, 403, 404, 409, 412, 422),
      },
    }),
    async (c) => {
      const place = placeIn(c.req.valid('param'), c.req.valid('header'));
      const call = await told(() => addSection(db, c.var.actor, place, c.req.valid('json').title));
      tagged(c, call);
      return c.json({ id: call.content.sections.at(-1) ?? '' }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/calls/{key}/questions',
      tags: ['reporting'],
      summary: 'Ask one more question',
      request: { params: Place, headers: IfMatch, body: body(QuestionGivenShape) },
      responses: { 201: json('Made', z.object({ id: z.uuid() })), ...problems(400, 403, 404, 409, 412, 422) },
    }),
    async (c) => {
      const place = placeIn(c.req.valid('param'), c.req.valid('header'));
      const { call, id } = await told(() => putQuestion(db, c.var.actor, place, null, c.req.valid('json')));
      tagged(c, call);
      return c.json({ id }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/calls/{key}/questions/{id}',
      tags: ['reporting'],
      summary: 'Write a question anew',
      request: { params: Place.extend(Id), headers: IfMatch, body: body(QuestionGivenShape) },
      responses: CHANGED,
    }),
    async (c) => {
      const { id, ...params } = c.req.valid('param');
      const place = placeIn(params, c.req.valid('header'));
      const { call } = await told(() => putQuestion(db, c.var.actor, place, id, c.req.valid('json')));
      return c.json(tagged(c, call), 200);
    },
  );

  for (const [what, remove, summary] of [
    ['questions', removeQuestion, 'Ask it no longer; answers to earlier versions stay'],
    ['sections', removeSection, 'Take a section away; its questions stay, before all sections'],
  ] as const)
    api.openapi(
      createRoute({
        method: 'delete',
        path: `/calls/{key}/${what}/{id}`,
        tags: ['reporting'],
        summary,
        request: { params: Place.extend(Id), headers: IfMatch },
        responses: CHANGED,
      }),
      async (c) => {
        const { id, ...params } = c.req.valid('param');
        const place = placeIn(params, c.req.valid('header'));
        return c.json(tagged(c, await told(() => remove(db, c.var.actor, place, id))), 200);
      },
    );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/calls/{key}/from-register',
      tags: ['reporting'],
      summary: 'Propose questions about paragraphs of a resolution',
      request: {
        params: Place,
        headers: IfMatch,
        body: body(
          z.object({
            symbol: z.string().openapi({ example: 'A/RES/70/179' }),
            numbers: z.string().default('').openapi({ example: '13, 14, 17', description: 'Empty for all' }),
          }),
        ),
      },
      responses: CHANGED,
    }),
    async (c) => {
      const { actor, lang } = c.var;
      const place = placeIn(c.req.valid('param'), c.req.valid('header'));
      const call = await told(async () => {
        const found = await findInParagraphs(db, actor, c.req.valid('json'), { today: today(), lang });
        return askAbout(db, actor, place, found);
      });
      return c.json(tagged(c, call), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/calls/{key}/translations',
      tags: ['reporting'],
      summary: 'How far each language is, and every text with the state of its translation',
      request: { params: Place },
      responses: {
        200: json(
          'By language',
          z.object({
            counts: z.record(z.enum(LANGS), z.record(z.enum(TRANSLATION_STATES), z.number().int())),
            texts: z.record(
              z.string(),
              z.partialRecord(z.enum(LANGS), z.object({ text: z.string(), state: z.enum(TRANSLATION_STATES) })),
            ),
          }),
        ),
        ...problems(404),
      },
    }),
    async (c) => {
      const { content } = await told(() => getCall(db.connection, c.var.actor, c.req.valid('param').key));
      return c.json({ counts: translationCounts(content), texts: { ...content.texts } }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/calls/{key}/translations',
      tags: ['reporting'],
      summary: 'Words of a call in any languages; what is not named stays',
      request: { params: Place, headers: IfMatch, body: body(z.object({ wordings: z.array(WordingShape).max(2000) })) },
      responses: CHANGED,
    }),
    async (c) => {
      const place = placeIn(c.req.valid('param'), c.req.valid('header'));
      const call = await told(() => translateCall(db, c.var.actor, place, c.req.valid('json').wordings));
      return c.json(tagged(c, call), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/calls/{key}/send',
      tags: ['reporting'],
      summary: 'Freeze a version and write to the parties, each in its language',
      request: { params: Place, headers: IfMatch },
      responses: {
        200: json(
          'What was sent',
          z.object({ version: z.number().int(), sent: z.number().int(), undeliverable: z.number().int() }),
        ),
        ...problems(403, 404, 409, 412, 422),
      },
    }),
    async (c) => {
      const place = placeIn(c.req.valid('param'), c.req.valid('header'));
      return c.json(await told(() => sendCall(house, c.var.actor, place, today())), 200);
    },
  );

  for (const [act, work, summary] of [
    ['close', closeCall, 'Nobody sends answers any more but those who were given more time'],
    ['reopen', reopenCall, 'Open it again'],
    ['drop', dropCall, 'Give up a draft that will not be sent'],
  ] as const)
    api.openapi(
      createRoute({
        method: 'post',
        path: `/calls/{key}/${act}`,
        tags: ['reporting'],
        summary,
        request: { params: Place, headers: IfMatch },
        responses: CHANGED,
      }),
      async (c) => {
        const place = placeIn(c.req.valid('param'), c.req.valid('header'));
        return c.json(tagged(c, await told(() => work(db, c.var.actor, place))), 200);
      },
    );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/calls/{key}/record',
      tags: ['reporting'],
      summary: 'Keep a draft as a call of the past, to which old answers are brought in',
      request: { params: Place, headers: IfMatch, body: body(z.object({ on: z.string() })) },
      responses: CHANGED,
    }),
    async (c) => {
      const place = placeIn(c.req.valid('param'), c.req.valid('header'));
      const { on } = c.req.valid('json');
      return c.json(tagged(c, await told(() => recordCall(db, c.var.actor, place, on, today()))), 200);
    },
  );
}

/** A tag that is none was seen by nobody. */
function placeIn({ key }: { key: string }, headers: z.infer<typeof IfMatch>): { key: string; seen: number } {
  return { key, seen: seenIn(headers['if-match']) };
}
