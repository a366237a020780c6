import { findOrMakeSecret } from '../../kernel/access/index.js';
import { type HeadKey, headKeyFrom } from '../../kernel/audit/index.js';
import type { Connection } from '../../kernel/db/index.js';

/** The key of this house that signs the heads of its log, made when first needed. */
export async function houseHeadKey(c: Connection): Promise<HeadKey> {
  return headKeyFrom(await findOrMakeSecret(c, 'audit.heads'));
}
