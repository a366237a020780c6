import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { type EvidenceFile, getEvidence } from '../get-evidence.js';

/** Kinds of file that no browser runs; all others are sent as bytes that nobody knows. */
const HARMLESS: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/jpeg',
  'image/png',
  'text/plain',
]);

/**
 * `/commitments/:key/evidence/:stepId`: the file that backs a step. It is always taken along and never opened in the page, whatever it
 * says of itself, for anyone may have made it.
 */
export async function evidenceAnswer(c: Context<PageEnv>, house: House): Promise<Response> {
  const { key = '', stepId = '' } = c.req.param();
  return fileAnswer(c, await getEvidence(house.db, c.var.actor, key, stepId));
}

/** A file that somebody attached, to take along. */
export function fileAnswer(c: Context<PageEnv>, { bytes, name, mediaType }: EvidenceFile): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': HARMLESS.has(mediaType) ? mediaType : 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${plainName(name)}"; filename*=UTF-8''${encoded(name)}`,
    'Cache-Control': 'private, no-store',
  });
}

/** For programs that know only the old form: plain letters, and an underscore for all others. */
function plainName(name: string): string {
  return name.replace(/[^A-Za-z0-9. _-]/gu, '_');
}

/** RFC 8187. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
