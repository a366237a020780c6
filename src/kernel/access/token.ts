import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 random bits, fit for an address or a cookie. Shown once, kept by nobody but its holder. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. It has 256 bits of chance, so a plain hash cannot be searched back. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether a text can be a token at all; spares the database the rest. */
export function looksLikeToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}
