import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, fileAnswer, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { Key, Seen, versionOf } from './api-given.js';
import { STATES } from './commitment.js';
import { type BackedBy, findEvidence } from './find-evidence.js';
import { getEvidence } from './get-evidence.js';
import { STEP_KINDS } from './steps.js';
import { takeStep } from './take-step.js';
import { dayOf } from './timing/days.js';

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
const binary = { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } };

const EvidenceShape = z
  .object({
    step: z.uuid(),
    madeAt: z.string(),
    takenBack: z.boolean(),
    evidence: z.union([
      z.object({ kind: z.literal('link'), href: z.string() }),
      z.object({
        kind: z.literal('file'),
        name: z.string(),
        mediaType: z.string(),
        bytes: z.number().int(),
        href: z.string().openapi({ description: 'Where the file is.' }),
      }),
    ]),
  })
  .openapi('CommitmentEvidence');

function evidenceOf(key: string, { stepId, madeAt, takenBack, evidence }: BackedBy): z.infer<typeof EvidenceShape> {
  const step = { step: stepId, madeAt: madeAt.toISOString(), takenBack };
  if (evidence.kind === 'link') return { ...step, evidence: { kind: evidence.kind, href: evidence.href } };
  const { kind, name, mediaType, bytes } = evidence;
  return { ...step, evidence: { kind, name, mediaType, bytes, href: `/api/v1/commitments/${key}/evidence/${stepId}` } };
}

/** What backs the steps of a commitment: brought, listed and taken along. */
export function evidenceRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/commitments/{key}/evidence',
      tags: ['commitments'],
      summary: 'Say what became of it, backed by a file; If-Match carries the version that the person saw',
      request: {
        params: Key,
        headers: Seen,
        query: z.object({
          name: z.string().min(1).max(200).openapi({ example: 'report.pdf' }),
          kind: z.enum(STEP_KINDS).exclude(['take-back']).default('note'),
          happened: z.string().max(10).default('').openapi({ description: 'YYYY, YYYY-MM or YYYY-MM-DD.' }),
          note: z.string().max(1000).default(''),
        }),
        body: { required: true, content: binary },
      },
      responses: {
        201: json('Taken', z.object({ id: z.uuid(), state: z.enum(STATES) })),
        ...problems(400, 403, 404, 409, 412, 413, 422),
      },
    }),
    async (c) => {
      const { key } = c.req.valid('param');
      const { name, ...said } = c.req.valid('query');
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const version = versionOf(c.req.valid('header')['if-match']);
      const given = { ...said, link: '', file: { bytes, name }, version };
      const { stepId, state } = await takeStep(db, c.var.actor, key, given, dayOf(new Date()));
      c.header('Location', `/api/v1/commitments/${key}/evidence/${stepId}`);
      return c.json({ id: stepId, state }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/commitments/{key}/evidence',
      tags: ['commitments'],
      summary: 'What backs its steps: addresses and files',
      description: 'What backed a step that was taken back is told to those only who may write.',
      request: { params: Key },
      responses: { 200: json('All of it', z.object({ evidence: z.array(EvidenceShape) })), ...problems(404) },
    }),
    async (c) => {
      const { key } = c.req.valid('param');
      const list = await findEvidence(db, c.var.actor, key);
      return c.json({ evidence: list.map((one) => evidenceOf(key, one)) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/commitments/{key}/evidence/{step}',
      tags: ['commitments'],
      summary: 'The file that backs a step',
      request: { params: Key.extend({ step: z.uuid().openapi({ param: { name: 'step', in: 'path' } }) }) },
      responses: { 200: { description: 'The file', content: binary }, ...problems(400, 404) },
    }),
    async (c) => {
      const { key, step } = c.req.valid('param');
      return fileAnswer(c, await getEvidence(db, c.var.actor, key, step));
    },
  );
}
