import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, newApi, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import type { House, Others } from '../../kernel/module/index.js';
import { EVERY_PARTY, findParties, findParty } from '../parties/index.js';
import { addIndicator } from './api-indicator.js';
import {
  AddressShape,
  CountsShape,
  FormatParam,
  MOST_BY,
  ReleaseShape,
  readCountQuery,
  shapeOfRelease,
} from './api-shapes.js';
import { writeConcepts } from './concepts/write-concepts.js';
import { whole } from './formats/whole.js';
import { writeRelease } from './formats/write-release.js';
import { HouseRefusal } from './house-refusal.js';
import { houseProblem } from './pages/refused.js';
import { openGround, openPublished } from './published/open-published.js';
import { count } from './published/published-table.js';
import { findReleases, getRelease } from './releases/get-release.js';
import { writeReleasesFeed } from './releases/releases-feed.js';
import './words.js';

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
const CodeShape = z.object({ code: z.string(), titles: z.record(z.string(), z.string()) });
const ConceptShape = CodeShape.extend({
  form: z.string(),
  columns: z.record(z.string(), z.array(z.string())).openapi({ description: 'Names of columns, by list of codes.' }),
  codes: z.array(CodeShape.extend({ values: z.record(z.string(), z.array(z.string())) })),
}).openapi('EvidenceConcept');

/**
 * What evidence answers to programs, below `/api/v1`. Counts are sums of what a release shows, and of nothing else: whatever is asked, the rule
 * of protection of the release holds.
 */
export function evidenceApi(house: House, { figures }: Pick<Others, 'figures'>): OpenAPIHono<ApiEnv> {
  const { db } = house;
  const api = newApi();
  api.onError((error) => {
    throw error instanceof HouseRefusal ? houseProblem(error) : error;
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/evidence/releases',
      tags: ['evidence'],
      summary: 'Released tables and synthetic records, the latest first',
      request: { query: PageQuery.extend({ party: z.string().max(40).optional() }) },
      responses: {
        200: json('A page', z.object({ total: z.number().int(), releases: z.array(ReleaseShape) })),
        ...problems(400),
      },
    }),
    async (c) => {
      const { page, size, party: code } = c.req.valid('query');
      const { actor, url, lang } = c.var;
      const party = code === undefined ? null : await findParty(db, actor, { code });
      if (code !== undefined && party === null) return c.json({ total: 0, releases: [] }, 200);
      const asked = { offset: (page - 1) * size, limit: size, ...(party === null ? {} : { partyId: party.id }) };
      const found = await findReleases(db.connection, actor, asked);
      const all = { sort: 'name', descending: false, offset: 0, limit: 100_000 } as const;
      const codes = new Map(
        (await findParties(db, actor, EVERY_PARTY, all, lang)).rows.map((one) => [one.id, one.code]),
      );
      c.header('Link', pageLinks(url, page, size, found.total));
      const releases = found.rows.map((one) => shapeOfRelease(one, codes.get(one.partyId) ?? ''));
      return c.json({ total: found.total, releases }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/evidence/releases.atom',
      tags: ['evidence'],
      summary: 'What was published and withdrawn, as Atom, in the language of the request',
      responses: { 200: { description: 'Atom', content: { 'application/atom+xml': { schema: z.string() } } } },
    }),
    async (c) =>
      c.body(await writeReleasesFeed(house, c.var.lang), 200, {
        'Content-Type': 'application/atom+xml; charset=utf-8',
      }),
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/evidence/releases/{slug}/{version}',
      tags: ['evidence'],
      summary: 'A release: what it is, how it was protected, what it does not show',
      request: { params: AddressShape },
      responses: { 200: json('The release', ReleaseShape), ...problems(404) },
    }),
    async (c) => {
      const release = await getRelease(db.connection, c.var.actor, c.req.valid('param'));
      const party = await findParty(db, c.var.actor, { id: release.partyId });
      return c.json(shapeOfRelease(release, party?.code ?? ''), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/evidence/releases/{slug}/{version}/counts',
      tags: ['evidence'],
      summary: 'Counts of a release by concepts, narrowed by concepts',
      description:
        'Every other parameter is a concept that the release speaks of, with codes of it: `?by=sex,age&year=2020,2021`. Figures that the release ' +
        'does not show stay hidden in every sum; `hidden` says how many.',
      request: {
        params: AddressShape,
        query: z.looseObject({
          by: z
            .union([z.string(), z.array(z.string())])
            .optional()
            .openapi({ description: `Codes of concepts, at most ${MOST_BY}, with commas between.` }),
        }),
      },
      responses: { 200: json('Each combination that occurs', CountsShape), ...problems(404, 410, 422) },
    }),
    async (c) => {
      const { actor, url } = c.var;
      const release = await getRelease(db.connection, actor, c.req.valid('param'));
      const table = await openPublished(db, actor, release, await openGround(db, actor));
      const { by, where } = readCountQuery(url.searchParams, table);
      const cells = count(table, by, where).map(({ codes, value, hidden }) => ({ codes: [...codes], value, hidden }));
      return c.json({ by, cells }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/evidence/releases/{slug}/{version}/files/{format}',
      tags: ['evidence'],
      summary: 'A release as a file: csv, Excel, JSON, Data Package, SDMX-CSV 2.0, or its structure and codes',
      request: { params: FormatParam },
      responses: {
        200: {
          description: 'The file',
          content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
        },
        ...problems(404, 410),
      },
    }),
    async (c) => {
      const { actor, t, url } = c.var;
      const { slug, version, format } = c.req.valid('param');
      const release = await getRelease(db.connection, actor, { slug, version });
      const { bytes, mediaType, fileName } = await writeRelease(
        house,
        { actor, t, origin: url.origin },
        release,
        format,
      );
      const headers = { 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${fileName}"` };
      return c.body(new Uint8Array(bytes), 200, headers);
    },
  );

  addIndicator(api, house, figures);

  api.openapi(
    createRoute({
      method: 'get',
      path: '/evidence/concepts',
      tags: ['evidence'],
      summary: 'The registry of concepts and codes, in six languages, with what other lists call them',
      responses: { 200: json('All', z.object({ concepts: z.array(ConceptShape) })) },
    }),
    async (c) => {
      const { registry } = await openGround(db, c.var.actor);
      const concepts = [...registry.concepts.values()].map(({ code, form, titles, words, codes }) => ({
        ...{ code, form, titles: Object.fromEntries(Object.entries(titles)), columns: copied(words) },
        codes: codes.map((one) => ({
          code: one.code,
          titles: Object.fromEntries(Object.entries(one.titles)),
          values: copied(one.words),
        })),
      }));
      return c.json({ concepts }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/evidence/concepts.csv',
      tags: ['evidence'],
      summary: 'The registry as a table that can be loaded again',
      responses: { 200: { description: 'csv', content: { 'text/csv': { schema: z.string() } } } },
    }),
    async (c) => {
      const { registry } = await openGround(db, c.var.actor);
      return c.body(new Uint8Array(await whole(writeConcepts(registry, 'csv'))), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
      });
    },
  );
  return api;
}

const copied = (words: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(words).map(([list, said]) => [list, [...said]]));
