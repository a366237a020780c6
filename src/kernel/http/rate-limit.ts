import type { MiddlewareHandler } from 'hono';
import { type Buckets, type Rate, tokenBuckets } from './buckets.js';
import type { ApiEnv } from './context.js';
import { Problem } from './problem.js';
import { isSafe } from './request-frame.js';

export interface Rates {
  /** Pages, files, API: generous. */
  read: Rate;
  /** Whatever changes something. */
  write: Rate;
  /** Trying links that let somebody in. */
  enter: Rate;
}

export const RATES: Rates = {
  read: { burst: 300, perMinute: 1200 },
  write: { burst: 30, perMinute: 60 },
  enter: { burst: 20, perMinute: 20 },
};

/**
 * Counts requests by client address and answers 429 with Retry-After when there are too many. Reading from this very machine is
 * not counted: it is the operator, or a measurement.
 */
export function rateLimit(rates: Rates, now?: () => number): MiddlewareHandler<ApiEnv> {
  const buckets: Record<keyof Rates, Buckets> = {
    read: tokenBuckets(rates.read, 10_000, now),
    write: tokenBuckets(rates.write, 10_000, now),
    enter: tokenBuckets(rates.enter, 10_000, now),
  };
  return async (c, next) => {
    const client = c.get('client');
    const { pathname } = c.get('url');
    // It sends mail to whatever address is given.
    const asksToJoin = !isSafe(c.req.method) && pathname.endsWith('/organizations/register');
    const kind =
      /^\/(\w\w\/)?(enter|join|reset)\//.test(pathname) || asksToJoin
        ? 'enter'
        : isSafe(c.req.method)
          ? 'read'
          : 'write';
    const wait = kind === 'read' && client.local ? 0 : buckets[kind].take(client.address);
    if (wait > 0) {
      throw new Problem({
        status: 429,
        code: 'http.too-many',
        text: 'http.too-many.text',
        values: { seconds: wait },
        headers: { 'Retry-After': String(wait) },
      });
    }
    return next();
  };
}
