import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, problems, streamOf, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { body, json, Key, told } from './api-parts.js';
import {
  applyQuestionnaire,
  bringQuestionnaire,
  exportQuestionnaire,
  getBroughtQuestionnaire,
  undoQuestionnaire,
} from './questionnaire/bring-questionnaire.js';
import { ROW_SORTS } from './questionnaire/columns.js';
import { CHANGE_KINDS } from './questionnaire/compare.js';
import { QUESTIONNAIRE_FORMATS } from './questionnaire/write-file.js';
import type { BroughtQuestionnaire } from './store/questionnaires.js';

const Place = z.object({ key: Key });
const PlaceOfImport = Place.extend({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) });

const ImportShape = z
  .object({
    id: z.uuid(),
    state: z.enum(['compared', 'applied', 'undone']),
    changes: z.array(
      z.object({
        kind: z.enum(CHANGE_KINDS),
        row: z.enum(ROW_SORTS),
        place: z.string().openapi({ description: '"question/<id>" ... as GET translations names them' }),
        words: z.string().openapi({ description: 'In the language of the call' }),
        columns: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
      }),
    ),
    faults: z
      .array(z.object({ place: z.string().openapi({ example: 'F7' }), code: z.string() }))
      .openapi({ description: 'Nothing is applied before the file has none' }),
  })
  .openapi('QuestionnaireImport');

/** What a call asks out as a file and back in; the same use cases and policy as the pages. */
export function questionnaireRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/calls/{key}/questionnaire',
      tags: ['reporting'],
      summary: 'What it asks, in all languages, as a file that can be brought back',
      request: { params: Place, query: z.object({ format: z.enum(QUESTIONNAIRE_FORMATS).default('json') }) },
      responses: {
        200: {
          description: 'The file',
          content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
        },
        ...problems(400, 404),
      },
    }),
    async (c) => {
      const asked = { key: c.req.valid('param').key, format: c.req.valid('query').format, lang: c.var.lang };
      const { name, mediaType, pieces } = await told(() => exportQuestionnaire(db, c.var.actor, asked));
      return c.body(streamOf(pieces), 200, {
        'Content-Type': mediaType,
        'Content-Disposition': `attachment; filename="${name}"`,
      });
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/calls/{key}/questionnaire',
      tags: ['reporting'],
      summary: 'Compare a questionnaire with what the call asks; nothing changes yet',
      request: {
        params: Place,
        body: body(
          z
            .object({
              content: z.base64().openapi({ description: 'The file, base64: xlsx, csv or JSON' }),
              name: z.string().max(200).default('questionnaire'),
            })
            .openapi('NewQuestionnaireImport'),
        ),
      },
      responses: { 201: json('What it would change', ImportShape), ...problems(400, 403, 404, 409, 413, 422) },
    }),
    async (c) => {
      const { key } = c.req.valid('param');
      const { content, name } = c.req.valid('json');
      const file = { bytes: new Uint8Array(Buffer.from(content, 'base64')), name };
      const { actor, lang } = c.var;
      const made = await told(async () => {
        const id = await bringQuestionnaire(db, actor, key, file, lang);
        return getBroughtQuestionnaire(db, actor, key, id);
      });
      c.header('Location', `/api/v1/calls/${key}/questionnaire/${made.brought.id}`);
      return c.json(shapeOf(made.brought), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/calls/{key}/questionnaire/{id}',
      tags: ['reporting'],
      summary: 'A questionnaire that was brought',
      request: { params: PlaceOfImport },
      responses: { 200: json('What it would change, or changed', ImportShape), ...problems(403, 404) },
    }),
    async (c) => {
      const { key, id } = c.req.valid('param');
      const { brought } = await told(() => getBroughtQuestionnaire(db, c.var.actor, key, id));
      return c.json(shapeOf(brought), 200);
    },
  );

  for (const [act, work, summary] of [
    ['apply', applyQuestionnaire, 'Make the call ask what the file asks'],
    ['undo', undoQuestionnaire, 'Make it ask what it asked before'],
  ] as const)
    api.openapi(
      createRoute({
        method: 'post',
        path: `/calls/{key}/questionnaire/{id}/${act}`,
        tags: ['reporting'],
        summary,
        request: { params: PlaceOfImport },
        responses: { 200: json('The import', ImportShape), ...problems(403, 404, 409, 412) },
      }),
      async (c) => {
        const { key, id } = c.req.valid('param');
        const { brought } = await told(async () => {
          await work(db, c.var.actor, key, id);
          return getBroughtQuestionnaire(db, c.var.actor, key, id);
        });
        return c.json(shapeOf(brought), 200);
      },
    );
}

/** Field by field: what is not named here is not said. */
function shapeOf({ id, state, changes, faults }: BroughtQuestionnaire): z.infer<typeof ImportShape> {
  return {
    ...{ id, state },
    changes: changes.map(({ kind, sort, place, words, columns }) => ({
      ...{ kind, row: sort, place, words },
      columns: columns.map(({ column, before, after }) => ({ column, before, after })),
    })),
    faults: faults.map(({ place, code }) => ({ place, code })),
  };
}
