import type { OpenAPIHono } from '@hono/zod-openapi';
import { NotAllowed } from '../../kernel/access/index.js';
import { findHead, findHeads, publicKeyPem } from '../../kernel/audit/index.js';
import type { Json } from '../../kernel/db/index.js';
import { type ApiEnv, createRoute, newApi, notFound, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { RETENTION, RETENTION_CLASSES } from '../../kernel/privacy/index.js';
import { readEntryFilter } from './entry-filter.js';
import { entryRecord } from './entry-record.js';
import { findEntries } from './find-entries.js';
import { houseHeadKey } from './head-key.js';
import { headRecord } from './head-record.js';

const AnyJson = z.custom<Json>().openapi({
  // Named, or the description of the API could not be made of it.
  type: ['object', 'array', 'string', 'number', 'boolean', 'null'],
  description: 'Any JSON value.',
});

const EntryShape = z
  .object({
    position: z.number().int().openapi({ description: 'From 1, without a gap.' }),
    id: z.string(),
    moment: z.string().openapi({ description: 'UTC, to the millisecond.' }),
    actor: z.object({ kind: z.string(), id: z.string().nullable() }),
    party: z.string().nullable().openapi({ description: 'Id of the party for which it was done.' }),
    onBehalfOf: z.string().nullable().openapi({ description: 'Id of the party that asked for it.' }),
    place: z.string().nullable().openapi({ description: '"here", "job", "command line", or a network.' }),
    verb: z.string().openapi({ example: 'documents.confirm-text' }),
    subject: z.object({ type: z.string(), id: z.string() }),
    details: z.record(z.string(), AnyJson),
    changes: z.record(z.string(), z.object({ before: AnyJson, after: AnyJson })).nullable(),
  })
  .openapi('ActionLogEntry');

const HeadShape = z
  .object({
    schema: z.literal('concordance.head/1'),
    day: z.string(),
    position: z.number().int(),
    hash: z.string(),
    publicKey: z.string().openapi({ description: 'Raw Ed25519 key, base64url.' }),
    signature: z.string().openapi({
      description: 'Ed25519 over {"day":…,"hash":…,"position":…,"schema":…} without white space, base64url.',
    }),
    signed: z.string(),
  })
  .openapi('SignedHead');

const KeptShape = z
  .object({ class: z.string(), days: z.number().int().nullable(), since: z.enum(['end', 'arrival']) })
  .openapi('RetentionPeriod');

const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
});
const size = z.coerce.number().int().min(1).max(500).default(100);

/** What oversight answers to programs, below `/api/v1`, under the same policy as its pages. */
export function auditApi({ db }: House): OpenAPIHono<ApiEnv> {
  const api = newApi();
  api.onError((error) => {
    throw error instanceof NotAllowed ? notFound() : error;
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/audit/entries',
      tags: ['audit'],
      summary: 'The action log, newest first; for who may read it',
      request: {
        query: z.object({
          who: z.string().optional(),
          kind: z
            .enum(['reads', 'acts'])
            .optional()
            .openapi({ description: 'Only reads of sensitive records, or only what is none.' }),
          verb: z.string().optional(),
          subject: z.string().optional().openapi({ description: 'An id, a type, or type:id.' }),
          party: z.string().optional(),
          from: z.iso.date().optional(),
          to: z.iso.date().optional(),
          before: z.coerce.number().int().min(1).optional().openapi({ description: '`older` of the page before.' }),
          size,
        }),
      },
      responses: {
        200: json('A page', z.object({ entries: z.array(EntryShape), older: z.number().int().nullable() })),
        ...problems(400, 404),
      },
    }),
    async (c) => {
      const query = c.req.valid('query');
      const { filter } = readEntryFilter(c.var.url.searchParams);
      const { entries, older } = await findEntries(db.connection, c.var.actor, {
        filter,
        before: query.before,
        limit: query.size,
      });
      return c.json({ entries: entries.map(entryRecord), older }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/audit/heads',
      tags: ['audit'],
      summary: 'Signed heads of the action log, newest day first',
      request: { query: z.object({ before: z.iso.date().optional(), size }) },
      responses: { 200: json('A page', z.object({ heads: z.array(HeadShape) })), ...problems(400) },
    }),
    async (c) => {
      const { before, size: limit } = c.req.valid('query');
      const heads = await findHeads(db.connection, { before, limit });
      return c.json({ heads: heads.map(headRecord) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/audit/heads/{day}',
      tags: ['audit'],
      summary: 'The signed head of a day',
      request: { params: z.object({ day: z.iso.date() }) },
      responses: { 200: json('The head', HeadShape), ...problems(400, 404) },
    }),
    async (c) => {
      const head = await findHead(db.connection, c.req.valid('param').day);
      if (head === null) throw notFound();
      return c.json(headRecord(head), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/audit/key',
      tags: ['audit'],
      summary: 'The public key that signs the heads',
      responses: { 200: json('The key', z.object({ publicKey: z.string(), pem: z.string() })) },
    }),
    async (c) => {
      const { publicKey } = await houseHeadKey(db.forHouse('head-key').connection);
      return c.json({ publicKey, pem: publicKeyPem(publicKey) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/privacy',
      tags: ['audit'],
      summary: 'What is kept how long',
      responses: { 200: json('The table', z.object({ kept: z.array(KeptShape) })) },
    }),
    (c) => c.json({ kept: RETENTION_CLASSES.map((kind) => ({ class: kind, ...RETENTION[kind] })) }, 200),
  );
  return api;
}
