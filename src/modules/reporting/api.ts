import { dayOf } from '../../kernel/calendar/index.js';
import { createRoute, newApi, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { makingRoutes } from './api-making.js';
import { CallShape, callShape, json, Key, Party, seenIn, told, Wordings } from './api-parts.js';
import { questionnaireRoutes } from './api-questionnaire.js';
import { recipientRoutes } from './api-recipients.js';
import { findCallPage, getCall } from './calls/get-call.js';
import { QUESTION_KINDS } from './calls/question.js';
import { numbered } from './pages/questions-view.js';
import { Refusal } from './refusal.js';
import { AnsweredMeanwhile, answerQuestion } from './submissions/answer-question.js';
import { ANSWER_AUDIENCES } from './submissions/answer-value.js';
import { getSubmission, type WholeSubmission } from './submissions/get-submission.js';

const QuestionShape = z
  .object({
    id: z.uuid(),
    number: z.number().int(),
    section: z.uuid().nullable(),
    kind: z.enum(QUESTION_KINDS),
    required: z.boolean(),
    subjects: z.array(z.string()),
    follows: z.uuid().nullable(),
    words: Wordings,
    help: Wordings,
    options: z.array(z.object({ id: z.uuid(), words: Wordings })),
  })
  .openapi('CallQuestion');

/** By kind of question: what `submissions/answer-value.ts` says. */
const ValueShape = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('choice'), chosen: z.array(z.uuid()), other: z.string().default('') }),
    z.object({ kind: z.literal('number'), amount: z.string() }),
    z.object({ kind: z.literal('date'), date: z.string() }),
    z.object({ kind: z.literal('table'), rows: z.array(z.array(z.string())) }),
    z.object({ kind: z.literal('as-last-time'), holds: z.boolean(), words: z.string().default('') }),
  ])
  .openapi('CallAnswerValue');

const SubmissionShape = z
  .object({
    call: z.string(),
    party: z.string(),
    receipts: z.array(
      z.object({
        number: z.string(),
        version: z.number().int(),
        sha256: z.string().openapi({ description: 'Empty where you do not see every answer' }),
        sentAt: z.iso.datetime(),
      }),
    ),
    answers: z
      .array(
        z.object({
          question: z.uuid(),
          value: z.unknown(),
          lang: z.enum(LANGS),
          audience: z.enum(ANSWER_AUDIENCES),
          sha256: z.string(),
        }),
      )
      .openapi({ description: 'Of the version that counts, as far as you may see them' }),
    draft: z
      .object({
        state: z.string(),
        answers: z.array(z.object({ question: z.uuid(), version: z.number().int(), value: z.unknown() })),
      })
      .nullable()
      .openapi({ description: 'To the party’s own people only' }),
  })
  .openapi('Submission');

const GivenShape = z
  .object({ value: ValueShape.nullable(), lang: z.enum(LANGS), audience: z.enum(ANSWER_AUDIENCES) })
  .openapi('CallAnswerGiven');
const IfMatch = z.object({
  'if-match': z
    .string()
    .max(40)
    .openapi({ description: 'How often the answer had been written when you saw it: "2"; "0" for none' }),
});

/** Calls, their questions, and what parties answer. */
export function reportingApi(house: House) {
  const { db } = house;
  const api = newApi();
  makingRoutes(api, house);
  questionnaireRoutes(api, house);
  recipientRoutes(api, house);
  api.openapi(
    createRoute({
      method: 'get',
      path: '/calls',
      tags: ['reporting'],
      summary: 'Calls for input, the newest first',
      request: { query: PageQuery },
      responses: {
        200: json('A page of the calls', z.object({ total: z.number().int(), calls: z.array(CallShape) })),
        ...problems(400),
      },
    }),
    async (c) => {
      const { page, size } = c.req.valid('query');
      const { calls, total } = await findCallPage(db.connection, c.var.actor, {
        ...{ offset: (page - 1) * size, limit: size },
      });
      c.header('Link', pageLinks(c.var.url, page, size, total));
      return c.json({ total, calls: calls.map(callShape) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/calls/{key}',
      tags: ['reporting'],
      summary: 'A call with its questions in all languages',
      request: { params: z.object({ key: Key }) },
      responses: { 200: json('The call', CallShape.extend({ questions: z.array(QuestionShape) })), ...problems(404) },
    }),
    async (c) => {
      const { call, content, rights } = await told(() => getCall(db.connection, c.var.actor, c.req.valid('param').key));
      // A number of its own says how often a draft was changed: to those who change it.
      if (rights.write) c.header('ETag', `"${call.revision}"`);
      const words = (place: string) => content.texts[place] ?? {};
      const questions = numbered(content).map(({ id, section, asked, required, subjects, follows }, at) => ({
        ...{ id, number: at + 1, section, kind: asked.kind, required, subjects: [...subjects], follows },
        words: words(`question/${id}`),
        help: words(`help/${id}`),
        options:
          asked.kind === 'choice'
            ? asked.options.map((option) => ({ id: option, words: words(`option/${id}/${option}`) }))
            : [],
      }));
      return c.json({ ...callShape({ ...call, content }), questions }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/calls/{key}/answers/{party}',
      tags: ['reporting'],
      summary: 'What a party answered, with its receipts; its draft to its own people only',
      request: { params: z.object({ key: Key, party: Party }) },
      responses: { 200: json('The submission', SubmissionShape), ...problems(404) },
    }),
    async (c) => {
      const { key, party } = c.req.valid('param');
      const whole = await told(() => getSubmission(db, c.var.actor, { key, code: party }, dayOf(new Date())));
      return c.json(submissionShape(whole), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/calls/{key}/answers/{party}/{question}',
      tags: ['reporting'],
      summary: 'Keep an answer in the draft of a party',
      request: {
        params: z.object({
          key: Key,
          party: Party,
          question: z.uuid().openapi({ param: { name: 'question', in: 'path' } }),
        }),
        headers: IfMatch,
        body: { required: true, content: { 'application/json': { schema: GivenShape } } },
      },
      responses: {
        200: json('Kept', z.object({ version: z.number().int() })),
        ...problems(400, 403, 404, 409, 412, 422),
      },
    }),
    async (c) => {
      const { key, party, question } = c.req.valid('param');
      const tag = c.req.valid('header')['if-match'];
      const given = { question, seen: seenIn(tag), source: null, ...c.req.valid('json') };
      const kept = () => answerQuestion(db, c.var.actor, { key, code: party }, given);
      return c.json(await told(() => kept().catch(overtaken)), 200);
    },
  );

  return api;
}

/** Who saw another count than there is now. */
function overtaken(error: unknown): never {
  throw error instanceof AnsweredMeanwhile ? new Refusal('changed-meanwhile') : error;
}

function submissionShape({ call, party, versions, sent, draft }: WholeSubmission) {
  return {
    call: call.key,
    party: party.code,
    receipts: versions.map(({ number, n, sha256, sentAt }) => ({
      number,
      version: n,
      sha256,
      sentAt: sentAt.toISOString(),
    })),
    answers: sent.map(({ questionId, value, lang, audience, sha256 }) => ({
      question: questionId,
      value,
      lang,
      audience,
      sha256,
    })),
    draft:
      draft === null
        ? null
        : {
            state: draft.state,
            answers: [...draft.answers.values()].map(({ questionId, version, value }) => ({
              question: questionId,
              version,
              value,
            })),
          },
  };
}
