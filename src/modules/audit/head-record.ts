import type { SignedHead } from '../../kernel/audit/index.js';

/** A signed head as pages, API and command line give it, and as `audit verify --head` reads it. */
export interface HeadRecord {
  schema: 'concordance.head/1';
  day: string;
  position: number;
  hash: string;
  publicKey: string;
  signature: string;
  signed: string;
}

export function headRecord({ day, position, hash, publicKey, signature, signed }: SignedHead): HeadRecord {
  return { schema: 'concordance.head/1', day, position, hash, publicKey, signature, signed: signed.toISOString() };
}
