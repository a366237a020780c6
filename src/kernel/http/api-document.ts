import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import { newApi } from './api.js';
import type { ApiEnv } from './context.js';

export type ApiDocument = ReturnType<OpenAPIHono<ApiEnv>['getOpenAPI31Document']>;

const ABOUT = {
  openapi: '3.1.0',
  info: {
    title: 'Concordance',
    version: '1',
    description:
      'Resolutions read into paragraphs, acts, addressees, dates and citations. Reading is open to everyone; writing needs a session of an administrator. Lists are paged and linked (RFC 8288), answers carry ETags, problems follow RFC 9457.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/api/v1' }],
};

/** The API of all modules under one roof, with its own description at `/openapi.json`. */
export function assembleApi(parts: readonly Hono<ApiEnv>[]): { api: OpenAPIHono<ApiEnv>; document: () => ApiDocument } {
  const api = newApi();
  for (const part of parts) api.route('/', part);
  let made: ApiDocument | undefined;
  const document = () => {
    made ??= api.getOpenAPI31Document(ABOUT);
    return made;
  };
  api.get('/openapi.json', (c) => c.json(document()));
  return { api, document };
}
