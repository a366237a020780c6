import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import type { DateMention } from '../documents/index.js';
import { addCommitment } from './add-commitment.js';
import { EditShape, GivenShape, Key, Seen, versionOf } from './api-given.js';
import { PILLARS, SCHEMES, type Scheme, TARGETS, THEMES } from './commitment.js';
import { decideDifference } from './decide-difference.js';
import { decideFiling } from './decide-filing.js';
import { editCommitment } from './edit-commitment.js';
import { fileCommitment } from './file-commitment.js';
import { findDifferences, type ShownDifference } from './find-differences.js';
import { dayOf } from './timing/days.js';

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: { 'application/json': { schema } } });

const SchemeShape = z.enum(Object.keys(SCHEMES) as [Scheme, ...Scheme[]]);
const CodeShape = z.enum([...THEMES, ...PILLARS, ...TARGETS]);
const StandingShape = z.object({ standing: z.enum(['suggested', 'confirmed', 'rejected']).nullable() });

const DifferenceShape = z
  .object({
    id: z.uuid(),
    commitment: z.string().openapi({ example: 'a-res-64-293-an-7-1' }),
    what: z.enum(['act', 'addressees', 'dates', 'not-in-text', 'not-in-register']),
    stated: z.unknown().openapi({ description: 'What the register holds; null where one of the two is missing.' }),
    read: z.unknown().openapi({ description: 'What was read in the text.' }),
    text: z.object({ id: z.uuid(), lang: z.string(), words: z.string().nullable() }),
    decision: z.enum(['keep', 'take']).nullable(),
  })
  .openapi('CommitmentDifference');

function differenceOf({ held, commitment, text }: ShownDifference): z.infer<typeof DifferenceShape> {
  const { id, difference, decision } = held;
  return {
    id,
    commitment: commitment.key,
    what: difference.what,
    stated: difference.stated,
    read: difference.read,
    text: { id: text.id, lang: text.lang, words: text.words },
    decision,
  };
}

/** What a person does to commitments beside taking steps: writing them down, editing, filing, deciding differences. */
export function writingRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/commitments',
      tags: ['commitments'],
      summary: 'Write a commitment down by hand, where no text of its document is at hand',
      request: { body: body(GivenShape) },
      responses: { 201: json('Written', z.object({ key: z.string() })), ...problems(400, 403, 422) },
    }),
    async (c) => {
      const { dates, n, ...given } = c.req.valid('json');
      const whole = { ...given, n: String(n), dates: dates as DateMention[] };
      const { key } = await addCommitment(db, c.var.actor, {
        ...whole,
        titles: given.titles as Partial<Record<Lang, string>>,
      });
      c.header('Location', `/api/v1/commitments/${key}`);
      return c.json({ key }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'patch',
      path: '/commitments/{key}',
      tags: ['commitments'],
      summary: 'Set titles, act, addressees, dates, or whether it is shown; what is not named stays',
      request: { params: Key, headers: Seen, body: body(EditShape) },
      responses: {
        200: json('Set', z.object({ version: z.number().int() })),
        ...problems(400, 403, 404, 409, 412, 422),
      },
    }),
    async (c) => {
      const { titles, act, addressees, dates, shown } = c.req.valid('json');
      const edit = {
        version: versionOf(c.req.valid('header')['if-match']),
        ...(titles === undefined ? {} : { titles: titles as Partial<Record<Lang, string>> }),
        ...(act === undefined ? {} : { act }),
        ...(addressees === undefined ? {} : { addressees }),
        ...(dates === undefined ? {} : { dates: dates as DateMention[] }),
        ...(shown === undefined ? {} : { shown }),
      };
      return c.json(await editCommitment(db, c.var.actor, c.req.valid('param').key, edit), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/commitments/{key}/filings',
      tags: ['commitments'],
      summary: 'File it under a purpose of the Plan, a pillar or a target',
      request: { params: Key, headers: Seen, body: body(z.object({ scheme: SchemeShape, code: CodeShape })) },
      responses: { 201: json('Filed', StandingShape), ...problems(400, 403, 404, 409, 412, 422) },
    }),
    async (c) => {
      const version = versionOf(c.req.valid('header')['if-match']);
      await fileCommitment(db, c.var.actor, c.req.valid('param').key, { ...c.req.valid('json'), version });
      return c.json({ standing: 'confirmed' as const }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/commitments/{key}/filings/{scheme}/{code}',
      tags: ['commitments'],
      summary: 'Confirm a filing, reject it, or take either back',
      request: {
        params: Key.extend({
          scheme: SchemeShape.openapi({ param: { name: 'scheme', in: 'path' } }),
          code: CodeShape.openapi({ param: { name: 'code', in: 'path' } }),
        }),
        headers: Seen,
        body: body(z.object({ decision: z.enum(['confirm', 'reject', 'undo']) })),
      },
      responses: {
        200: json('Where it stands; null when it is gone', StandingShape),
        ...problems(400, 403, 404, 409, 412),
      },
    }),
    async (c) => {
      const { key, scheme, code } = c.req.valid('param');
      const version = versionOf(c.req.valid('header')['if-match']);
      const { decision } = c.req.valid('json');
      return c.json(await decideFiling(db, c.var.actor, key, { scheme, code, decision, version }), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/commitment-differences',
      tags: ['commitments'],
      summary: 'Where texts and the register do not agree, one page at a time, the newest first',
      request: {
        query: PageQuery.extend({
          decided: z.enum(['0', '1']).default('0').openapi({ description: '1: those that were decided.' }),
        }),
      },
      responses: {
        200: json('A page', z.object({ total: z.number().int(), differences: z.array(DifferenceShape) })),
        ...problems(400, 403),
      },
    }),
    async (c) => {
      const { page, size, decided } = c.req.valid('query');
      const part = { decided: decided === '1', offset: (page - 1) * size, limit: size };
      const scene = { today: dayOf(new Date()), lang: c.var.lang };
      const { total, rows } = await findDifferences(db, c.var.actor, part, scene);
      c.header('Link', pageLinks(c.var.url, page, size, total));
      return c.json({ total, differences: rows.map(differenceOf) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/commitment-differences/{id}',
      tags: ['commitments'],
      summary: 'Keep what the register holds, take what the text says, or undo that',
      description: 'A commitment that no longer says what the decision is about is refused with 409.',
      request: {
        params: z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) }),
        body: body(z.object({ decision: z.enum(['keep', 'take', 'undo']) })),
      },
      responses: { 204: { description: 'Decided' }, ...problems(400, 403, 404, 409, 412) },
    }),
    async (c) => {
      await decideDifference(db, c.var.actor, c.req.valid('param').id, c.req.valid('json').decision);
      return c.body(null, 204);
    },
  );
}
