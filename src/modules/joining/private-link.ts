import { createHmac, timingSafeEqual } from 'node:crypto';
import { findOrMakeSecret } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';

/**
 * The private address by which an applicant sees a registration: its id and a seal (HMAC-SHA-256, cut to 192 bits). Nothing is kept of
 * it, and every mail can hold it anew.
 */
export interface PrivateLinks {
  /** Below the language. */
  pathOf(id: string): string;
  holds(id: string, seal: string): boolean;
}

export async function privateLinks(db: Database): Promise<PrivateLinks> {
  const secret = await findOrMakeSecret(db.connection, 'joining');
  const sealOf = (id: string) => createHmac('sha256', secret).update(`registration\n${id}`).digest().subarray(0, 24);
  return {
    pathOf: (id) => `/organizations/own/${id}/${sealOf(id).toString('base64url')}`,
    holds(id, seal) {
      if (!/^[0-9a-f-]{36}$/.test(id) || !/^[\w-]{32}$/.test(seal)) return false;
      return timingSafeEqual(Buffer.from(seal, 'base64url'), sealOf(id));
    },
  };
}
