import { createHash } from 'node:crypto';
import { canonicalJson, storableJson } from '../../../kernel/audit/index.js';
import type { Json } from '../../../kernel/db/index.js';

/** A value as a JSON column takes it, without the characters that it cannot hold. */
export function jsonText(value: unknown): string {
  // Everything given is plain data; this only tells the compiler.
  return JSON.stringify(storableJson(JSON.parse(JSON.stringify(value)) as Json));
}

/** SHA-256, in hex, over the one text that a value has whatever the order of its members. */
export function hashOf(value: unknown): string {
  const plain = storableJson(JSON.parse(JSON.stringify(value)) as Json);
  return createHash('sha256').update(canonicalJson(plain)).digest('hex');
}
