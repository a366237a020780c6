import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from '../../kernel/http/index.js';
import { createRoute, newApi, PageQuery, Problem, pageLinks, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { citationRoutes } from './api-citations.js';
import {
  ComparisonShape,
  CorrectionShape,
  LangShape,
  ListedDocumentShape,
  ParagraphShape,
  ReadingShape,
  StatusShape,
  TextShape,
  WholeDocumentShape,
} from './api-shapes.js';
import { writingRoutes } from './api-writing.js';
import { compareTexts } from './compare-texts.js';
import { findDocuments } from './find-documents.js';
import { getDocument } from './get-document.js';
import { getText, getTextCorrections } from './get-text.js';
import { joinPieces } from './prepared.js';
import type { ReaderPool } from './reader-pool.js';
import { Refusal } from './refusal.js';

const several = <T extends z.ZodType>(shape: T) =>
  z.preprocess((value) => (value === undefined ? undefined : [value].flat()), z.array(shape).optional());
const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
const Id = z.object({
  id: z.string().openapi({ param: { name: 'id', in: 'path' }, description: 'Slug, id or symbol with "-" for "/".' }),
});
const TextId = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) });

/** Everything that documents answer to programs, below `/api/v1`. The same use cases and policy as the pages. */
export function documentsApi(house: House, pool: ReaderPool): OpenAPIHono<ApiEnv> {
  const api = newApi();
  const { db } = house;
  api.onError((error) => {
    throw error instanceof Refusal ? problemOf(error) : error;
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/documents',
      tags: ['documents'],
      summary: 'Documents, one page at a time',
      request: {
        query: PageQuery.extend({
          lang: several(LangShape),
          status: several(StatusShape),
          organ: several(z.string()),
          year: several(z.coerce.number().int()),
          thread: z.enum(['true', 'false']).optional().openapi({ description: 'Only the thread of resolutions.' }),
          sort: z.enum(['adopted', '-adopted', 'symbol', '-symbol', 'status', '-status']).default('-adopted'),
        }),
      },
      responses: {
        200: json('A page', z.object({ total: z.number().int(), documents: z.array(ListedDocumentShape) })),
        ...problems(400),
      },
    }),
    async (c) => {
      const { page, size, sort, thread, lang, status, organ, year } = c.req.valid('query');
      const filter = {
        ...(lang && { lang }),
        ...(status && { status }),
        ...(organ && { organ }),
        ...(year && { year }),
        ...(thread === 'true' && { thread: true }),
      };
      const key = sort.replace('-', '') as 'adopted' | 'symbol' | 'status';
      const found = await findDocuments(db, c.var.actor, filter, {
        sort: key,
        descending: sort.startsWith('-'),
        limit: size,
        offset: (page - 1) * size,
      });
      c.header('Link', pageLinks(c.var.url, page, size, found.total));
      return c.json({ total: found.total, documents: found.rows.map(({ shown: _, ...row }) => row) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/documents/{id}',
      tags: ['documents'],
      summary: 'A document with its texts, citations and drafts',
      request: { params: Id },
      responses: { 200: json('The document', WholeDocumentShape), ...problems(404) },
    }),
    async (c) => {
      const { shown: _, ...document } = await getDocument(db, c.var.actor, c.req.valid('param').id);
      return c.json(document, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/texts/{id}',
      tags: ['texts'],
      summary: 'A text, without what is read in it',
      request: { params: TextId },
      responses: {
        200: json(
          'The text',
          TextShape.extend({
            documentId: z.uuid(),
            sha256: z.string(),
            mediaType: z.string(),
            readerVersion: z.string(),
          }),
        ),
        ...problems(404),
      },
    }),
    async (c) => {
      const text = await getText(db, c.var.actor, c.req.valid('param').id);
      const {
        id,
        documentId,
        lang,
        state,
        revision,
        fileName,
        fileSha256,
        mediaType,
        readerVersion,
        broughtAt,
        confirmedAt,
      } = text;
      const moments = { broughtAt: broughtAt.toISOString(), confirmedAt: confirmedAt?.toISOString() ?? null };
      return c.json(
        { id, documentId, lang, state, revision, fileName, sha256: fileSha256, mediaType, readerVersion, ...moments },
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/texts/{id}/reading',
      tags: ['texts'],
      summary: 'What is read in a text (concordance.read/1), corrections applied',
      request: { params: TextId },
      responses: { 200: json('The reading', ReadingShape), ...problems(404) },
    }),
    async (c) => {
      const text = await getText(db, c.var.actor, c.req.valid('param').id);
      c.header('ETag', `"${text.id}.${text.revision}"`);
      return c.json({ ...text.reading }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/texts/{id}/paragraphs',
      tags: ['texts'],
      summary: 'The paragraphs of a text, one page at a time',
      request: { params: TextId, query: PageQuery },
      responses: {
        200: json('A page', z.object({ total: z.number().int(), paragraphs: z.array(ParagraphShape) })),
        ...problems(404),
      },
    }),
    async (c) => {
      const { page, size } = c.req.valid('query');
      const { prepared } = await getText(db, c.var.actor, c.req.valid('param').id);
      const all = prepared.paragraphs;
      c.header('Link', pageLinks(c.var.url, page, size, all.length));
      const paragraphs = all.slice((page - 1) * size, page * size).map((paragraph) => {
        const { eId, section, part, n, acts, dates, citations, by, version } = paragraph;
        return {
          eId,
          section,
          part,
          n,
          text: joinPieces(paragraph),
          acts,
          dates,
          citations,
          by,
          version,
        };
      });
      return c.json({ total: all.length, paragraphs }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/texts/{id}/corrections',
      tags: ['texts'],
      summary: 'What people said against the rules, undone ones included',
      request: { params: TextId },
      responses: {
        200: json('All corrections', z.object({ corrections: z.array(CorrectionShape) })),
        ...problems(404),
      },
    }),
    async (c) => {
      const records = await getTextCorrections(db, c.var.actor, c.req.valid('param').id);
      const corrections = records.map(({ id, ordinal, eId, change, madeAt, undoneAt }) => ({
        id,
        ordinal,
        eId,
        change,
        madeAt: madeAt.toISOString(),
        undoneAt: undoneAt?.toISOString() ?? null,
      }));
      return c.json({ corrections }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/comparisons',
      tags: ['comparisons'],
      summary: 'What changed from one document to another (concordance.compare/1)',
      request: { query: z.object({ old: z.string(), new: z.string(), lang: LangShape.default('en') }) },
      responses: { 200: json('The comparison', ComparisonShape), ...problems(404, 422) },
    }),
    async (c) => {
      const { comparison } = await compareTexts(db, c.var.actor, c.req.valid('query'));
      return c.json({ ...comparison }, 200);
    },
  );

  citationRoutes(api, house);
  writingRoutes(api, house, pool);
  return api;
}

function problemOf(refusal: Refusal): Problem {
  return new Problem({
    status: refusal.status,
    code: `documents.${refusal.code}`,
    text: `documents.refusal.${refusal.code}`,
    values: refusal.values,
  });
}
