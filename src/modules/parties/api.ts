import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, newApi, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { ContentShape, code } from './api-shapes.js';
import { SORTS } from './directory/directory.js';
import { GROUP_NAMES, readFilter } from './directory/filter.js';
import { addParty, changedBy, editParty, undoParty } from './edit-party.js';
import { findParties, getParty } from './find-parties.js';
import { refusalProblem } from './pages/refused.js';
import { NO_CODES, PARTY_KINDS, PARTY_STATES, type Party, type PartyContent } from './party.js';
import { Refusal } from './refusal.js';

const PartyShape = ContentShape.extend({
  code,
  origin: z.enum(['fact', 'registered', 'import']),
  version: z.number().int(),
}).openapi('Party');

const NewPartyShape = ContentShape.partial().required({ kind: true, names: true }).extend({ code }).openapi('NewParty');
const ChangeShape = ContentShape.partial().extend({ version: z.number().int() }).openapi('PartyChange');

const CodeParam = z.object({ code: code.openapi({ param: { name: 'code', in: 'path' } }) });

const many = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.enum(values), z.array(z.enum(values))])
    .optional()
    .openapi({ description: 'May be given several times.' });

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: { 'application/json': { schema } } });

/** The register of parties to programs, below `/api/v1`. The same use cases and policy as the pages. */
export function partiesApi({ db }: House): OpenAPIHono<ApiEnv> {
  const api = newApi();
  api.onError((error) => {
    throw error instanceof Refusal ? refusalProblem(error) : error;
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/parties',
      tags: ['parties'],
      summary: 'Parties by name, kind, group and region, one page at a time',
      request: {
        query: PageQuery.extend({
          q: z.string().optional().openapi({ description: 'Begin of words of any name, or a code.' }),
          kind: many(PARTY_KINDS),
          group: many(GROUP_NAMES),
          region: z.union([z.string(), z.array(z.string())]).optional(),
          state: many(PARTY_STATES),
          sort: z.enum(SORTS).default('name').openapi({ description: '`name` as the language of the answer sorts.' }),
        }),
      },
      responses: {
        200: json('A page', z.object({ total: z.number().int(), parties: z.array(PartyShape) })),
        ...problems(400),
      },
    }),
    async (c) => {
      const { page, size, sort } = c.req.valid('query');
      const { actor, lang, url } = c.var;
      const part = { sort, descending: false, offset: (page - 1) * size, limit: size };
      const { total, rows } = await findParties(db, actor, readFilter(url.searchParams), part, lang);
      c.header('Link', pageLinks(url, page, size, total));
      return c.json({ total, parties: rows.map(shapeOf) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/parties/{code}',
      tags: ['parties'],
      summary: 'A party: its names, codes, groups and memberships',
      request: { params: CodeParam },
      responses: { 200: json('The party', PartyShape), ...problems(404) },
    }),
    async (c) => c.json(shapeOf(await getParty(db, c.var.actor, c.req.valid('param').code)), 200),
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/parties',
      tags: ['parties'],
      summary: 'Register a party',
      request: { body: body(NewPartyShape) },
      responses: { 201: json('As it is kept now', PartyShape), ...problems(400, 403, 409, 422) },
    }),
    async (c) => {
      const { code: named, kind, names, ...given } = c.req.valid('json');
      const bare: PartyContent = {
        ...{ ...NO_CODES, code: named, kind, names, website: null, state: 'active', addressees: [], memberships: [] },
      };
      const added = await addParty(db, c.var.actor, changedBy(bare, given));
      c.header('Location', `/api/v1/parties/${added.code}`);
      return c.json(shapeOf(await getParty(db, c.var.actor, added.code)), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'patch',
      path: '/parties/{code}',
      tags: ['parties'],
      summary: 'Change what is named; names and memberships are given whole',
      request: { params: CodeParam, body: body(ChangeShape) },
      responses: { 200: json('As it is kept now', PartyShape), ...problems(400, 403, 404, 409, 412, 422) },
    }),
    async (c) => {
      const { version, ...change } = c.req.valid('json');
      const party = c.req.valid('param').code;
      await editParty(db, c.var.actor, party, { version, change });
      return c.json(shapeOf(await getParty(db, c.var.actor, party)), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/parties/{code}/undo',
      tags: ['parties'],
      summary: 'Take the last change back',
      request: { params: CodeParam },
      responses: { 200: json('As it is kept now', PartyShape), ...problems(403, 404, 409) },
    }),
    async (c) => {
      const party = c.req.valid('param').code;
      await undoParty(db, c.var.actor, party);
      return c.json(shapeOf(await getParty(db, c.var.actor, party)), 200);
    },
  );
  return api;
}

function shapeOf({ id: _, undoable: __, ...party }: Party): z.infer<typeof PartyShape> {
  return {
    ...party,
    addressees: [...party.addressees],
    names: [...party.names],
    memberships: [...party.memberships],
  };
}
