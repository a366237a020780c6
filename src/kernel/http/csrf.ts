import { createHmac, timingSafeEqual } from 'node:crypto';

const HALF_DAY = 12 * 60 * 60 * 1000;

/** Issues and checks the token that every form carries. */
export interface CsrfTokens {
  /** @param binding what the token belongs to: the session's hash, or `public`. */
  issue(binding: string): string;
  accepts(token: unknown, binding: string): boolean;
}

/**
 * Tokens are signed, not stored: HMAC-SHA-256 over the binding and the half day they were made in. They hold for twelve to
 * twenty-four hours, and the same page gives the same token twice, so that its ETag stands.
 */
export function csrfTokens(secret: Uint8Array, now: () => number = Date.now): CsrfTokens {
  const sign = (binding: string, halfDay: number) =>
    createHmac('sha256', secret).update(`csrf\n${binding}\n${halfDay}`).digest();
  const current = () => Math.floor(now() / HALF_DAY);
  return {
    issue: (binding) => sign(binding, current()).toString('base64url'),
    accepts(token, binding) {
      if (typeof token !== 'string' || token.length > 64) return false;
      const given = Buffer.from(token, 'base64url');
      return [current(), current() - 1].some((halfDay) => {
        const expected = sign(binding, halfDay);
        return given.length === expected.length && timingSafeEqual(given, expected);
      });
    },
  };
}
