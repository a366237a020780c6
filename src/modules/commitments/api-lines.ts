import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, problems, z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { decideLink, LINK_DECISIONS } from './decide-link.js';
import { getLine, type Line } from './get-line.js';
import { linkCommitments } from './link-commitments.js';
import type { Link } from './store/line.js';

const Key = z.object({
  key: z
    .string()
    .max(200)
    .openapi({ param: { name: 'key', in: 'path' } }),
});
const StandingShape = z.enum(['suggested', 'confirmed', 'rejected']);

const PairShape = z.object({
  id: z.uuid(),
  earlier: z.string(),
  later: z.string(),
  standing: StandingShape,
  similarity: z.number().nullable(),
  suggestedBy: z.string().nullable(),
});

const DateChangeShape = z.object({ change: z.string(), old: z.unknown(), new: z.unknown() });

const LinkShape = PairShape.extend({
  force: z.enum(['stronger', 'weaker', 'kept', 'mixed', 'other']),
  act: z.enum(['same', 'stronger', 'weaker', 'different']),
  softening: z.object({ lang: z.enum(LANGS), gone: z.array(z.string()), new: z.array(z.string()) }).nullable(),
  addressees: z.object({ gone: z.array(z.string()), new: z.array(z.string()) }),
  dates: z.array(DateChangeShape),
  words: z
    .object({
      lang: z.enum(LANGS),
      runs: z.array(z.object({ change: z.enum(['same', 'gone', 'new']), text: z.string() })),
    })
    .nullable(),
});

export const LineShape = z
  .object({
    line: z.uuid(),
    firstSaid: z.object({ key: z.string(), year: z.number().int().nullable() }),
    saidIn: z.array(z.string()).openapi({ description: 'Slugs of documents, drafts left out' }),
    silentIn: z
      .array(z.string())
      .openapi({ description: 'Documents between the first and the last whose text does not say it' }),
    droppedIn: z.array(z.string()).openapi({ description: 'Later documents whose text does not say it' }),
    members: z.array(
      z.object({
        key: z.string(),
        document: z.string(),
        year: z.number().int().nullable(),
        draft: z.boolean(),
        act: z.string(),
        addressees: z.array(z.string()),
        row: z.number().int(),
        column: z.number().int(),
      }),
    ),
    links: z.array(LinkShape),
    twins: z.array(PairShape),
  })
  .openapi('Line');

/** Lines: who said the same before and after, and what a person decides about it. */
export function lineRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/commitments/{key}/line',
      tags: ['commitments'],
      summary: 'The same request in earlier and later resolutions, with the words that changed',
      request: { params: Key },
      responses: {
        200: { description: 'The line', content: { 'application/json': { schema: LineShape } } },
        ...problems(404),
      },
    }),
    async (c) => c.json(lineBody(await getLine(db, c.var.actor, c.req.valid('param').key, c.var.lang)), 200),
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/commitments/{key}/links',
      tags: ['commitments'],
      summary: 'Say that another commitment is the same request',
      request: {
        params: Key,
        body: {
          content: { 'application/json': { schema: z.object({ other: z.string().min(1).max(2000) }) } },
          required: true,
        },
      },
      responses: {
        201: { description: 'Joined', content: { 'application/json': { schema: z.object({ id: z.uuid() }) } } },
        ...problems(403, 404, 409, 422),
      },
    }),
    async (c) => {
      const { linkId } = await linkCommitments(db, c.var.actor, c.req.valid('param').key, c.req.valid('json').other);
      return c.json({ id: linkId }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/commitments/{key}/links/{link}',
      tags: ['commitments'],
      summary: 'Confirm a link, reject it, or take either back',
      request: {
        params: Key.extend({ link: z.uuid().openapi({ param: { name: 'link', in: 'path' } }) }),
        body: {
          content: { 'application/json': { schema: z.object({ decision: z.enum(LINK_DECISIONS) }) } },
          required: true,
        },
      },
      responses: {
        200: {
          description: 'Decided',
          content: { 'application/json': { schema: z.object({ standing: StandingShape }) } },
        },
        ...problems(403, 404, 409),
      },
    }),
    async (c) => {
      const { key, link } = c.req.valid('param');
      return c.json(await decideLink(db, c.var.actor, key, link, c.req.valid('json').decision), 200);
    },
  );
}

/** Keys and slugs in place of ids: what a program can ask for again. */
export function lineBody(line: Line): z.infer<typeof LineShape> {
  const { story } = line;
  const keys = new Map([
    ...line.members.map(({ id, key }) => [id, key] as const),
    ...line.twins.flatMap(({ first, second }) => [first, second].map(({ id, key }) => [id, key] as const)),
  ]);
  const nodes = new Map(story.tree.nodes.map((node) => [node.id, node]));
  const keyOf = (id: string) => keys.get(id) ?? '';
  const slugs = (ids: readonly string[]) => ids.flatMap((id) => line.documents.get(id)?.slug ?? []);
  const pair = ({ id, earlierId, laterId, standing, similarity, suggestedBy }: Link) => ({
    id,
    earlier: keyOf(earlierId),
    later: keyOf(laterId),
    standing,
    similarity,
    suggestedBy,
  });
  return {
    line: line.id,
    firstSaid: { key: keyOf(story.first.memberId), year: story.first.year },
    saidIn: slugs(story.saidIn),
    silentIn: slugs(story.silentIn),
    droppedIn: slugs(story.droppedIn),
    members: line.members.map(({ id, key, document, act, addressees }) => ({
      key,
      document: document.slug,
      year: document.year,
      draft: document.draftOf !== null,
      act,
      addressees,
      row: nodes.get(id)?.row ?? 0,
      column: nodes.get(id)?.column ?? 0,
    })),
    links: line.links.map((link) => {
      const { force, act, softening, addressees, dates } = link.step;
      return { ...pair(link), force, act, softening, addressees, dates, words: link.words };
    }),
    twins: line.twins.map(({ link }) => pair(link)),
  };
}
