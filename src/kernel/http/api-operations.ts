import { z } from 'zod';
import type { ApiDocument } from './api-document.js';

export interface ApiOperation {
  /** Anchor on the page. */
  id: string;
  method: string;
  path: string;
  summary: string;
  /** Parameters of path and query, then members of the body. */
  fields: { name: string; kind: string; required: boolean; meaning: string }[];
  answers: { status: string; kind: string; meaning: string }[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const Schema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  description: z.string().optional(),
});
const Content = z.record(z.string(), z.looseObject({ schema: z.unknown().optional() }));
const Operation = z.looseObject({
  summary: z.string().optional(),
  description: z.string().optional(),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        description: z.string().optional(),
        schema: z.unknown().optional(),
      }),
    )
    .optional(),
  requestBody: z.looseObject({ required: z.boolean().optional(), content: Content }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string().optional(), content: Content.optional() })),
});

/** The routes of an OpenAPI document in the order of their paths, flattened to what a page shows of them. */
export function operationsOf(document: ApiDocument): ApiOperation[] {
  const server = document.servers?.[0]?.url ?? '';
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const parsed = Operation.safeParse((item as Record<string, unknown>)[method]);
      return parsed.success ? [describe(method, server + path, parsed.data)] : [];
    }),
  );
  return operations.sort((a, b) => a.path.localeCompare(b.path, 'en'));
}

function describe(method: string, path: string, operation: z.infer<typeof Operation>): ApiOperation {
  const parameters = (operation.parameters ?? []).map(({ name, in: place, required, description, schema }) => ({
    name: place === 'path' ? `{${name}}` : `?${name}=`,
    kind: kindOf(schema),
    required: required ?? false,
    meaning: description ?? Schema.safeParse(schema).data?.description ?? '',
  }));
  const bodies = Object.entries(operation.requestBody?.content ?? {}).map(([type, { schema }]) => ({
    name: type,
    kind: kindOf(schema),
    required: operation.requestBody?.required ?? false,
    meaning: '',
  }));
  const answers = Object.entries(operation.responses).map(([status, { description, content }]) => ({
    status,
    kind: Object.entries(content ?? {})
      .map(([type, { schema }]) => [type, kindOf(schema)].filter((part) => part !== '').join(' '))
      .join(', '),
    meaning: description ?? '',
  }));
  return {
    id: `${method}-${path.replace(/\W+/g, '-').replace(/^-|-$/g, '')}`,
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? operation.description ?? '',
    fields: [...parameters, ...bodies],
    answers,
  };
}

/** A schema in a few words: `string`, `"draft" | "adopted"`, `Document[]`. */
export function kindOf(schema: unknown): string {
  const parsed = Schema.safeParse(schema);
  if (!parsed.success) return '';
  const { $ref, type, enum: values, items } = parsed.data;
  if ($ref !== undefined) return $ref.split('/').at(-1) ?? '';
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (type === 'array') return `${kindOf(items) || 'value'}[]`;
  return Array.isArray(type) ? type.join(' | ') : (type ?? '');
}
