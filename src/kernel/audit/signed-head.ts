import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { SignedHeadRow } from './store.js';

/** Where the log stood at the end of a day (UTC): whoever keeps one can prove later that nothing before it was rewritten. */
export interface Head {
  /** YYYY-MM-DD; everything of this day is in it. */
  day: string;
  /** Of the last entry that belongs to it; 0 while there was none. */
  position: number;
  /** Seal of that entry, hex. */
  hash: string;
}

export interface SignedHead extends Head {
  /** Raw Ed25519 public key, base64url: 43 characters. */
  publicKey: string;
  /** Over `signedText(head)`, base64url (RFC 8032). */
  signature: string;
  signed: Date;
}

/** What is signed: canonical JSON (RFC 8785) of these members, UTF-8. */
export function signedText({ day, position, hash }: Head): string {
  return canonicalJson({ schema: 'concordance.head/1', day, position, hash });
}

/** The head of RFC 8410 before the 32 bytes of a private key (PKCS #8) or a public one (SPKI). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The key that signs heads. */
export interface HeadKey {
  privateKey: KeyObject;
  /** Raw, base64url. */
  publicKey: string;
}

/** @param seed 32 random bytes, kept as secret as the private key: they are it (RFC 8032, 5.1.5). */
export function headKeyFrom(seed: Uint8Array): HeadKey {
  if (seed.byteLength !== 32) throw new Error('An Ed25519 seed has 32 bytes');
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: spki.subarray(SPKI.length).toString('base64url') };
}

export function signHead(head: Head, { privateKey, publicKey }: HeadKey, signed: Date): SignedHead {
  const signature = sign(null, Buffer.from(signedText(head)), privateKey).toString('base64url');
  return { day: head.day, position: head.position, hash: head.hash, publicKey, signature, signed };
}

/** Whether the signature is of this head and by the key that it names. Says nothing of whose key that is. */
export function isSignatureGood(head: Omit<SignedHead, 'signed'>): boolean {
  const raw = Buffer.from(head.publicKey, 'base64url');
  if (raw.byteLength !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(signedText(head)), key, Buffer.from(head.signature, 'base64url'));
}

/** The public key as other programs read it (PEM, SPKI). */
export function publicKeyPem(publicKey: string): string {
  const der = Buffer.concat([SPKI, Buffer.from(publicKey, 'base64url')]).toString('base64');
  return `-----BEGIN PUBLIC KEY-----\n${der}\n-----END PUBLIC KEY-----\n`;
}

export function signedHeadOf(row: SignedHeadRow): SignedHead {
  const { day, position, hash, signature, signed } = row;
  return { day, position, hash, publicKey: row.public_key, signature, signed };
}
