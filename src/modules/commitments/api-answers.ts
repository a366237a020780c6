import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, problems, z } from '../../kernel/http/index.js';
import { LANGS, translatorFor } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { ANSWER_STANDINGS, ANSWER_STATES, type AnswerVersion, AUDIENCES } from './answers/answer.js';
import { findAnswers } from './answers/find-answers.js';
import { getAnswer, type WholeAnswer } from './answers/get-answer.js';
import { REVIEW_DECISIONS, reviewAnswer } from './answers/review-answer.js';
import { stateAnswer } from './answers/state-answer.js';
import { dayOf } from './timing/days.js';

const Key = z
  .string()
  .max(200)
  .openapi({ param: { name: 'key', in: 'path' } });
const Place = z.object({
  key: Key,
  party: z
    .string()
    .max(40)
    .openapi({ param: { name: 'party', in: 'path' }, description: 'Code of the party: "BY"' }),
});
const IfMatch = z.object({
  'if-match': z.string().max(40).openapi({
    description: 'The version that was seen, as the answer to GET names it: "3"; "0" where there is none yet',
  }),
});
const Count = z.number().int().nonnegative();
const StandingShape = z.enum(ANSWER_STANDINGS);

const AnswersShape = z
  .object({
    asked: Count,
    answered: Count.openapi({ description: 'Reviewed and public' }),
    byStanding: z.object({ 'not-begun': Count, 'under-way': Count, done: Count, 'does-not-apply': Count }),
    answers: z.array(z.object({ party: z.string(), region: z.string().nullable(), standing: StandingShape })),
    narrowedBy: z
      .array(
        z.object({
          says: z.string(),
          sources: z.array(z.object({ name: z.string(), path: z.string(), asOf: z.string(), source: z.string() })),
        }),
      )
      .openapi({
        description: 'By what those who are asked were narrowed to whom the words mean today, and as of when',
      }),
  })
  .openapi('Answers');

const SaidShape = z.object({
  standing: StandingShape.nullable(),
  words: z.string(),
  lang: z.enum(LANGS),
  happened: z.string().nullable(),
  link: z.string().nullable(),
  file: z.string().nullable(),
  audience: z.enum(AUDIENCES),
});

const AnswerShape = z
  .object({
    commitment: z.string(),
    party: z.string(),
    published: SaidShape.extend({ reviewed: z.iso.datetime() }).nullable(),
    latest: SaidShape.extend({ state: z.enum(ANSWER_STATES), version: z.number().int(), note: z.string() })
      .nullable()
      .openapi({ description: 'To the party and the secretariat only' }),
  })
  .openapi('Answer');

const GivenShape = z
  .object({
    state: z.enum(['draft', 'stated']),
    standing: StandingShape.nullable().default(null),
    words: z.string().default(''),
    lang: z.enum(LANGS),
    happened: z.string().default(''),
    link: z.string().default(''),
    audience: z.enum(AUDIENCES),
  })
  .openapi('AnswerGiven');

const ReviewShape = z
  .object({ decision: z.enum(REVIEW_DECISIONS), note: z.string().default('') })
  .openapi('AnswerReview');

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: { 'application/json': { schema } } });

/** What parties state of themselves, and its review. */
export function answerRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  const today = () => dayOf(new Date());

  api.openapi(
    createRoute({
      method: 'get',
      path: '/commitments/{key}/answers',
      tags: ['commitments'],
      summary: 'What each party that is asked says of itself: what is reviewed and public, whoever asks',
      request: { params: z.object({ key: Key }) },
      responses: { 200: json('Counts and lines', AnswersShape), ...problems(404) },
    }),
    async (c) => {
      const found = await findAnswers(db, c.var.actor, c.req.valid('param').key, c.var.lang);
      const answers = found.lines.flatMap(({ party, publicStanding: standing }) =>
        standing === null ? [] : [{ party: party.code, region: party.region, standing }],
      );
      const t = translatorFor(c.var.lang);
      const narrowedBy = found.narrowedBy.map(({ sentence, sources }) => ({
        says: sentence(t),
        sources: sources.map(({ name, path, asOf, source }) => ({ name: name(t), path, asOf, source })),
      }));
      return c.json({ ...found.counts, answers, narrowedBy }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/commitments/{key}/answers/{party}',
      tags: ['commitments'],
      summary: 'What one party says; its drafts and what waits for review to the party and the secretariat only',
      request: { params: Place },
      responses: { 200: json('The answer', AnswerShape), ...problems(404) },
    }),
    async (c) => {
      const { key, party } = c.req.valid('param');
      const whole = await getAnswer(db, c.var.actor, { key, code: party }, { today: today(), lang: c.var.lang });
      // Others are told by the bytes of the answer: a number would say how often a draft was kept.
      if (whole.full !== null || whole.published === null) c.header('ETag', `"${whole.full?.held.version ?? 0}"`);
      return c.json(shapeOf(whole), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/commitments/{key}/answers/{party}',
      tags: ['commitments'],
      summary: 'State what a party did, or keep a draft of it',
      request: { params: Place, headers: IfMatch, body: body(GivenShape) },
      responses: { 200: json('As it is kept now', AnswerShape), ...problems(400, 403, 404, 409, 412, 422) },
    }),
    async (c) => {
      const { key, party } = c.req.valid('param');
      const given = c.req.valid('json');
      const version = versionOf(c.req.valid('header')['if-match']);
      const place = { key, code: party };
      await stateAnswer(
        db,
        c.var.actor,
        place,
        { ...given, file: null, keepsFile: given.link === '', version },
        today(),
      );
      const whole = await getAnswer(db, c.var.actor, place, { today: today(), lang: c.var.lang });
      c.header('ETag', `"${whole.full?.held.version ?? 0}"`);
      return c.json(shapeOf(whole), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/commitments/{key}/answers/{party}/review',
      tags: ['commitments'],
      summary: 'Pass what a party stated, or return it with a note',
      request: { params: Place, headers: IfMatch, body: body(ReviewShape) },
      responses: { 200: json('As it is kept now', AnswerShape), ...problems(400, 403, 404, 409, 412, 422) },
    }),
    async (c) => {
      const { key, party } = c.req.valid('param');
      const version = versionOf(c.req.valid('header')['if-match']);
      const place = { key, code: party };
      await reviewAnswer(db, c.var.actor, place, { ...c.req.valid('json'), version });
      const whole = await getAnswer(db, c.var.actor, place, { today: today(), lang: c.var.lang });
      return c.json(shapeOf(whole), 200);
    },
  );
}

/** "3" or W/"3"; a tag that is none of ours is the version of nobody, for 0 says that there is none yet. */
function versionOf(tag: string): number {
  return Number(/^(?:W\/)?"(\d{1,9})"$/u.exec(tag.trim())?.[1] ?? -1);
}

/** Field by field: what is not named here is not said. */
function shapeOf({ party, listed, published, full }: WholeAnswer): z.infer<typeof AnswerShape> {
  return {
    commitment: listed.key,
    party: party.code,
    published: published === null ? null : { ...saidIn(published), reviewed: published.madeAt.toISOString() },
    latest:
      full === null
        ? null
        : { ...saidIn(full.last), state: full.held.state, version: full.held.version, note: full.last.note },
  };
}

function saidIn({ standing, words, lang, happened, evidence, audience }: AnswerVersion): z.infer<typeof SaidShape> {
  return {
    standing,
    words,
    lang,
    happened,
    link: evidence?.kind === 'link' ? evidence.href : null,
    file: evidence?.kind === 'file' ? evidence.name : null,
    audience,
  };
}
