import { createHmac } from 'node:crypto';

/** What a page needs to keep what somebody types in their browser, so that nobody else reads it there. */
export interface KeptInBrowser {
  /** 32 bytes in base64: the same for the person on every page, of no use to anybody else. */
  seal: string;
  /** Under which name an answer is kept; says nothing of the person, the call or the party. */
  nameOf(place: { key: string; code: string; question: string }): string;
}

/**
 * Derived from the secret of the house and the person (HMAC-SHA-256), so that nothing need be kept of it: whoever signs in again has the
 * same key, whoever has signed out has none.
 */
export function keptInBrowser(secret: Uint8Array, owner: string): KeptInBrowser {
  const derive = (purpose: string, ...of: string[]): Buffer =>
    createHmac('sha256', secret)
      .update(JSON.stringify([purpose, owner, ...of]))
      .digest();
  return {
    seal: derive('seal').toString('base64'),
    nameOf: ({ key, code, question }) => derive('name', key, code, question).toString('base64url').slice(0, 22),
  };
}
