import type { Context } from 'hono';

/** A file as it was attached, with the type that its bytes say. */
export interface FileToTake {
  bytes: Uint8Array;
  name: string;
  mediaType: string;
}

/** Kinds of file that no browser runs; all others are sent as bytes that nobody knows. */
const HARMLESS: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/jpeg',
  'image/png',
  'text/plain',
]);

/** A file that somebody attached, to take along. */
export function fileAnswer(c: Context, { bytes, name, mediaType }: FileToTake): Response {
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
