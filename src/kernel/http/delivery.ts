import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import type { ApiEnv } from './context.js';

const compressWithGzip = promisify(gzip);
const compressWithBrotli = promisify(brotliCompress);

const TEXT = /^(text\/|application\/(json|problem\+json|xml|[\w.-]+\+(json|xml)))/;
const WORTH_IT = 1024;

/**
 * Sends text with an ETag (304 where the client has it already) and compressed. Bodies are small and in memory; what streams
 * (no text type) or is marked `Content-Encoding: identity` passes untouched.
 */
export function delivery(): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    const type = headers.get('Content-Type');
    if (type === null || !TEXT.test(type) || headers.has('Content-Encoding')) return;
    const body = Buffer.from(await c.res.arrayBuffer());
    const sent = new Headers(headers);
    sent.append('Vary', 'Accept-Encoding');
    const reading = (c.req.method === 'GET' || c.req.method === 'HEAD') && c.res.status === 200;
    if (reading && !sent.has('ETag')) sent.set('ETag', `W/"${createHash('sha1').update(body).digest('base64url')}"`);
    if (reading && matches(c.req.header('If-None-Match'), sent.get('ETag'))) {
      sent.delete('Content-Type');
      sent.delete('Content-Length');
      replace(c, new Response(null, { status: 304, headers: sent }));
      return;
    }
    const encoding = body.length < WORTH_IT ? null : encodingFor(c.req.header('Accept-Encoding'));
    if (encoding === null) {
      replace(c, new Response(body, { status: c.res.status, headers: sent }));
      return;
    }
    sent.set('Content-Encoding', encoding);
    sent.delete('Content-Length');
    replace(c, new Response(new Uint8Array(await compress(body, encoding)), { status: c.res.status, headers: sent }));
  };
}

/** Hono merges the headers of the answer before into the new one; the new one already has them. */
function replace(c: Context<ApiEnv>, response: Response): void {
  c.res = undefined;
  c.res = response;
}

/** Weak comparison of RFC 9110, section 13.1.2. */
export function matches(asked: string | undefined, etag: string | null): boolean {
  if (asked === undefined || etag === null) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return asked.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag));
}

export function encodingFor(accepted: string | undefined): 'br' | 'gzip' | null {
  const offers = new Map(
    (accepted ?? '').split(',').map((offer) => {
      const [name = '', q] = offer.toLowerCase().split(';');
      return [name.trim(), q === undefined ? 1 : Number(q.trim().replace(/^q=/, ''))];
    }),
  );
  if ((offers.get('br') ?? 0) > 0) return 'br';
  return (offers.get('gzip') ?? 0) > 0 ? 'gzip' : null;
}

async function compress(body: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  if (encoding === 'gzip') return compressWithGzip(body);
  // Quality 4 costs what gzip costs and packs pages a tenth smaller.
  return compressWithBrotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}
